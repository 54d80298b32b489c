"""Beginning a document: in the form, from a model text, or with a file."""

from __future__ import annotations

from django import forms
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils import timezone

from sanban.documents import manuscript, model_texts
from sanban.documents.actions.draft import draft
from sanban.documents.forms.drafting import NewForm, UploadForm
from sanban.documents.models import OutgoingDocument
from sanban.documents.vocabulary import DOCUMENT_TYPES
from sanban.kernel.clock import now
from sanban.org.directory import units_in_order
from sanban.org.models import Organ
from sanban.org.views.page import PEOPLE, Deed

_TYPES = dict(DOCUMENT_TYPES)
_USUAL = "notice"


class NewView(Deed):
    """A new draft, written in the form."""

    roles = PEOPLE
    template_name = "documents/outgoing/new.html"
    form_name = "form"
    document: OutgoingDocument | None = None

    def get(self, request: HttpRequest) -> HttpResponse:
        """Show the form for the type that was chosen."""
        return self.show(request)

    def context(self) -> dict[str, object]:
        """Return the blank forms, the types, and the model text of the type."""
        chosen = self.request.GET.get("type", _USUAL)
        chosen = chosen if chosen in _TYPES else _USUAL
        organ = Organ.objects.get(pk=self.actor.organ_id)
        values: dict[str, object] = {"document_type": chosen, "issuer_line": organ.name}
        model = model_texts.find(chosen)
        if model is not None and "model" in self.request.GET:
            values |= model.values(organ.name)
        units = units_in_order(self.actor)
        return {
            "types": DOCUMENT_TYPES,
            "chosen": chosen,
            "chosen_label": _TYPES[chosen],
            "model": model,
            "form": NewForm.blank(units, values),
            "file_form": UploadForm.blank(units, {"document_type": chosen}),
        }

    def form(self, request: HttpRequest) -> forms.Form:
        """Bind the form."""
        return NewForm(request.POST, units=units_in_order(self.actor))

    def do(self, form: forms.Form) -> str:
        """Lay the draft down."""
        assert isinstance(form, NewForm)  # noqa: S101 - bound above
        at = now()
        made = manuscript.written(form.text(), today=timezone.localdate(at))
        self.document = draft(
            form.sheet(), made, actor=self.actor, at=at, key=form.cleaned_data["key"]
        )
        return "草稿已保存，只有您自己看得到；处理核稿意见、排版以后再送审。"

    def back(self) -> str:
        """Return to the form."""
        return reverse("documents:new")

    def onward(self) -> str:
        """Lead to the new document."""
        assert self.document is not None  # noqa: S101 - it has just been laid down
        return reverse("documents:document", args=[self.document.public_id])


class UploadView(NewView):
    """A new draft that exists already, as a file or as pasted text."""

    form_name = "file_form"

    def get(self, request: HttpRequest) -> HttpResponse:
        """Lead whoever reloads the page of a refusal back to the form."""
        return Deed.get(self, request)

    def form(self, request: HttpRequest) -> forms.Form:
        """Bind the form with its file."""
        return UploadForm(request.POST, request.FILES, units=units_in_order(self.actor))

    def do(self, form: forms.Form) -> str:
        """Read it and lay the draft down."""
        assert isinstance(form, UploadForm)  # noqa: S101 - bound above
        at = now()
        made = manuscript.handed_in(*form.content(), today=timezone.localdate(at))
        self.document = draft(
            form.sheet(), made, actor=self.actor, at=at, key=form.cleaned_data["key"]
        )
        return "草稿已收下，只有您自己看得到；处理核稿意见、排版以后再送审。"
