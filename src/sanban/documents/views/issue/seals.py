"""Seals and codes, for the system administrator."""

from __future__ import annotations

from django import forms
from django.http import HttpRequest
from django.shortcuts import get_object_or_404
from django.urls import reverse

from sanban.documents.actions.keep_seals import close_seal, make_seal
from sanban.documents.actions.set_number_code import set_number_code
from sanban.documents.forms.issue import CodeForm, MakeSealForm, ReasonForm
from sanban.documents.models import NumberCode, Seal
from sanban.kernel.clock import now
from sanban.org.directory import open_posts
from sanban.org.models import Organ
from sanban.org.views.page import SYSTEM, Deed, Page


class SealsView(Page):
    """The seals of the organ with their keepers, and the codes of its numbers."""

    template_name = "documents/seals.html"
    roles = SYSTEM

    def context(self) -> dict[str, object]:
        """Return seals and codes."""
        rows = Seal.objects.visible_to(self.actor).select_related("keeper_post__unit")
        codes = NumberCode.objects.filter(organ_id=self.actor.organ_id).order_by("document_type")
        return {
            "seals": rows.order_by("closed_at", "pk"),
            "codes": codes,
            "organ": Organ.objects.get(pk=self.actor.organ_id),
            "seal_form": self.seal_form(),
            "code_form": CodeForm(),
        }

    def seal_form(self, request: HttpRequest | None = None) -> MakeSealForm:
        """Return the form for a new seal, with the posts of the organ."""
        form = MakeSealForm(request.POST, request.FILES) if request else MakeSealForm()
        post = form.fields["keeper_post"]
        assert isinstance(post, forms.ModelChoiceField)  # noqa: S101 - declared so
        post.queryset = open_posts(self.actor)
        return form


class SealsDeed(Deed, SealsView):
    """One thing done there."""

    def back(self) -> str:
        """Return to the list."""
        return reverse("seals:list")


class MakeSealView(SealsDeed):
    """Puts a seal to use."""

    form_name = "seal_form"

    def form(self, request: HttpRequest) -> forms.Form:
        """Bind the form with its picture."""
        return self.seal_form(request)

    def do(self, form: forms.Form) -> str:
        """Keep it."""
        filled = form.cleaned_data
        seal = make_seal(
            filled["name"],
            filled["image"].read(),
            filled["width"],
            filled["keeper_post"],
            actor=self.actor,
            at=now(),
        )
        return f"“{seal}”已启用，由{seal.keeper_post}保管。"


class CloseSealView(SealsDeed):
    """Takes a seal out of use."""

    form_class = ReasonForm
    form_name = "reason_form"
    done_sentence = "印章已停用。"
    seal: Seal

    def load(self, **named: str) -> None:
        """Find the seal in the organ."""
        self.seal = get_object_or_404(
            Seal.objects.visible_to(self.actor), public_id=named["seal_id"]
        )

    def do(self, form: forms.Form) -> str:
        """Close it."""
        close_seal(self.seal, form.cleaned_data["reason"], actor=self.actor, at=now())
        return ""


class CodeView(SealsDeed):
    """Sets a code."""

    form_class = CodeForm
    form_name = "code_form"
    done_sentence = "机关代字已设定，从下一个字号起使用。"

    def do(self, form: forms.Form) -> str:
        """Set it."""
        filled = form.cleaned_data
        set_number_code(filled["document_type"], filled["code"], actor=self.actor, at=now())
        return ""
