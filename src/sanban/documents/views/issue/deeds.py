"""What is done on the page between signature and archive, one deed each."""

from __future__ import annotations

from django import forms
from django.http import HttpRequest
from django.utils import timezone

from sanban.documents.actions.affix_seal import affix_seal
from sanban.documents.actions.count_copies import count_copies
from sanban.documents.actions.end_release import repeal, withdraw_release
from sanban.documents.actions.make_proof import make_proof
from sanban.documents.actions.number import enter_number, void_number
from sanban.documents.actions.pack_archive import pack_archive
from sanban.documents.actions.succeed import succeed
from sanban.documents.domain.distribution import read_distribution
from sanban.documents.forms.issue import (
    CopiesForm,
    EndForm,
    NumberForm,
    ProofForm,
    SealForm,
    SucceedForm,
    VoidForm,
)
from sanban.documents.issue_page import seals_kept_by
from sanban.documents.issue_vocabulary import EndingKind, SuccessionKind
from sanban.documents.issuing import registration_of
from sanban.documents.models import OutgoingDocument
from sanban.documents.views.issue.page import IssueDeed
from sanban.kernel.clock import now

_THEN = "请到“办理”页办结这一环节。"


class NumberView(IssueDeed):
    """Gives the document its number."""

    form_class = NumberForm
    form_name = "number_form"

    def do(self, form: forms.Form) -> str:
        """Register it."""
        filled = form.cleaned_data
        made = enter_number(
            self.document,
            copies=filled["copies"],
            distribution=filled["distribution"],
            actor=self.actor,
            at=now(),
        )
        return f"已登记为{made.number.value}，印制{made.copies}份。{_THEN}"


class VoidView(IssueDeed):
    """Voids the number."""

    form_class = VoidForm
    form_name = "void_form"

    def do(self, form: forms.Form) -> str:
        """Void it."""
        reason = form.cleaned_data["reason"]
        number = void_number(self.document, reason, actor=self.actor, at=now())
        return f"{number.value}已作废，登记簿上写明了理由。"


class ProofView(IssueDeed):
    """Makes the proof."""

    form_class = ProofForm
    form_name = "proof_form"

    def do(self, form: forms.Form) -> str:
        """Make it."""
        number = form.cleaned_data["copy_number"]
        make_proof(self.document, actor=self.actor, at=now(), copy_number=number)
        return f"清样已生成，与签发的定稿逐字比对一致。校对无误后{_THEN}"


class SealView(IssueDeed):
    """Affixes the seal."""

    form_class = SealForm
    form_name = "seal_form"

    def form(self, request: HttpRequest) -> forms.Form:
        """Bind the form, with the seals of the actor."""
        form = SealForm(request.POST)
        form.offer(seals_kept_by(self.actor, now()))
        return form

    def do(self, form: forms.Form) -> str:
        """Affix it."""
        filled = form.cleaned_data
        use = affix_seal(
            self.document,
            filled["seal"],
            filled["copies"],
            actor=self.actor,
            at=now(),
            is_on_paper=filled["is_on_paper"],
        )
        return f"已用印（{use}）。{_THEN}"


class CopiesView(IssueDeed):
    """Accounts for the copies."""

    form_name = "copies_form"

    def form(self, request: HttpRequest) -> forms.Form:
        """Bind the form, with a line for every recipient."""
        registered = registration_of(self.document)
        shares = read_distribution(registered.distribution) if registered else ()
        return CopiesForm(request.POST.dict(), shares=shares)

    def do(self, form: forms.Form) -> str:
        """Account for them."""
        assert isinstance(form, CopiesForm)  # noqa: S101 - bound above
        filled = form.cleaned_data
        made = count_copies(
            self.document,
            printed=filled["printed"],
            kept=filled["kept"],
            sent=tuple(form.sent()),
            actor=self.actor,
            at=now(),
        )
        return f"份数相符（{made}）。{_THEN}"


class ArchiveView(IssueDeed):
    """Puts the archive package together."""

    def do(self, form: forms.Form) -> str:
        """Put it together."""
        del form
        package = pack_archive(self.document, actor=self.actor, at=now())
        return f"归档包已整理，共{len(package.contents)}份文件。{_THEN}"


class EndView(IssueDeed):
    """Withdraws or repeals what went out."""

    form_class = EndForm
    form_name = "end_form"

    def do(self, form: forms.Form) -> str:
        """Do it."""
        filled, at = form.cleaned_data, now()
        if filled["kind"] == EndingKind.WITHDRAWN:
            withdraw_release(self.document, filled["reason"], actor=self.actor, at=at)
            return "已撤回。请通知收文单位，并收回已分送的文件。"
        from_date = filled["from_date"] or timezone.localdate(at)
        repeal(self.document, filled["reason"], from_date, actor=self.actor, at=at)
        return "已废止。"


class SucceedView(IssueDeed):
    """Drafts what mends, repeals or replaces the document."""

    form_class = SucceedForm
    form_name = "succeed_form"
    made: OutgoingDocument

    def do(self, form: forms.Form) -> str:
        """Draft it."""
        filled = form.cleaned_data
        kind = SuccessionKind(filled["kind"])
        self.made = succeed(self.document, kind, actor=self.actor, at=now(), key=filled["key"])
        return f"已新拟一件公文用于{kind.label}，请修改后送审。"

    def onward(self) -> str:
        """Go to the new draft."""
        return self.made.address
