"""The case of a document: sending it on, reading it second, the check sheet, and every office verb."""

from __future__ import annotations

from django import forms
from django.http import Http404

from sanban.documents.actions.handle import handle
from sanban.documents.actions.read import POINTS, confirm_reading, fill_review_sheet
from sanban.documents.actions.submit import begin, submit
from sanban.documents.forms.handling import ConfirmForm, ReviewSheetForm, SubmitForm
from sanban.documents.models import OutgoingDocument, Reading, ReviewSheet
from sanban.documents.policies import open_work
from sanban.documents.views.issue.fresh import FreshForSigning, must_prove_first
from sanban.documents.views.outgoing.page import DocumentDeed, DocumentPage
from sanban.kernel.clock import now
from sanban.kernel.public_id import new_public_id
from sanban.org.actor import Actor
from sanban.procedures.carrying_out import Done
from sanban.procedures.forms.verbs import VerbForm, forms_for
from sanban.procedures.queries import view_of
from sanban.procedures.views.case_deed import CaseDeed

_SECOND_READING = "second-reader"
_REVIEW = "review-checklist"


class CaseView(DocumentPage):
    """Where the case stands, what is still missing, what can be done, and what happened."""

    here = "case"
    template_name = "documents/outgoing/case.html"

    def context(self) -> dict[str, object]:
        """Return the case, or what is needed before there is one."""
        document = self.document
        fresh = {"key": new_public_id(), "text_digest": document.present.text_digest}
        shared = {
            **super().context(),
            "readings": Reading.objects.filter(document=document)
            .select_related("reader", "version")
            .order_by("pk"),
            "sheets": ReviewSheet.objects.filter(document=document)
            .select_related("reviewer", "version")
            .order_by("pk"),
        }
        if document.case is None:
            return shared | {"submit_form": _submit_form(document), "is_draft": True}
        wanted = gates_now(document, self.actor)
        return shared | {
            **case_context(document, self.actor),
            "must_prove": must_prove_first(self.request, document),
            "confirm_form": ConfirmForm(initial=fresh) if _SECOND_READING in wanted else None,
            "review_form": ReviewSheetForm(initial=fresh) if _REVIEW in wanted else None,
            "points": POINTS,
        }


def _submit_form(document: OutgoingDocument) -> SubmitForm:
    return SubmitForm(initial={"key": new_public_id(), "seen_edition": document.edition})


def case_context(document: OutgoingDocument, actor: Actor) -> dict[str, object]:
    """Return the case of a document with the forms of what the actor can do."""
    assert document.case is not None  # noqa: S101 - asked for before
    shown = view_of(document.case, actor, now())
    return {"shown": shown, "verb_forms": tuple(forms_for(shown, actor))}


def gates_now(document: OutgoingDocument, actor: Actor) -> frozenset[str]:
    """Return the gates of the steps at which the actor has work now."""
    assert document.case is not None  # noqa: S101 - asked for before
    steps = set(open_work(actor, document).values_list("step", flat=True))
    definition = document.case.version.read()
    return frozenset(gate for step in definition.steps if step.code in steps for gate in step.gates)


class SubmitView(DocumentDeed, CaseView):
    """Sends a draft on for the first time."""

    form_class = SubmitForm
    form_name = "submit_form"

    def do(self, form: forms.Form) -> str:
        """Send it on."""
        filled = form.cleaned_data
        done = submit(
            self.document,
            actor=self.actor,
            at=now(),
            key=filled["key"],
            seen_edition=filled["seen_edition"],
            opinion=filled["opinion"],
        )
        return f"已送审，现由{_holders(done)}办理。"

    def back(self) -> str:
        """Return to the case."""
        return self.address("document-case")


def _holders(done: Done) -> str:
    names = dict.fromkeys(party.holder.name for _, party in done.state.assignments())
    return "、".join(names) or "系统"


class BeginView(SubmitView):
    """Starts the case without sending the draft on, so that a leader can let a gate go."""

    def do(self, form: forms.Form) -> str:
        """Start it."""
        filled = form.cleaned_data
        begin(
            self.document,
            actor=self.actor,
            at=now(),
            key=filled["key"],
            seen_edition=filled["seen_edition"],
        )
        return "流程已发起，文稿还在您手里。"


class ActView(FreshForSigning, CaseDeed, DocumentDeed, CaseView):
    """Does one thing in the case; whoever signs proves who he is first."""

    def load(self, **named: str) -> None:
        """Fetch the document and its case."""
        super().load(**named)
        if self.document.case is None:
            raise Http404
        self.find(self.document.case.public_id)

    def context(self) -> dict[str, object]:
        """Return what the page of the case shows."""
        return CaseView.context(self)

    def carry_out(self, form: VerbForm, actor: Actor) -> Done:
        """Let the document follow what is done in its case."""
        filled = form.cleaned_data
        return handle(
            self.document,
            form.command,
            actor=actor,
            at=now(),
            key=filled["key"],
            seen_version=filled["seen_version"],
            subject_hash=filled["subject_hash"],
        )

    def back(self) -> str:
        """Return to the case."""
        return self.address("document-case")


class ConfirmReadingView(DocumentDeed, CaseView):
    """Confirms having read the whole text."""

    form_class = ConfirmForm

    def do(self, form: forms.Form) -> str:
        """Confirm it."""
        filled = form.cleaned_data
        confirm_reading(
            self.document,
            actor=self.actor,
            at=now(),
            key=filled["key"],
            text_digest=filled["text_digest"],
        )
        return "已确认通读全文。"

    def back(self) -> str:
        """Return to the case."""
        return self.address("document-case")


class ReviewSheetView(ConfirmReadingView):
    """Fills in the check sheet."""

    form_class = ReviewSheetForm
    form_name = "review_form"

    def do(self, form: forms.Form) -> str:
        """Keep it."""
        assert isinstance(form, ReviewSheetForm)  # noqa: S101 - bound to that class
        filled = form.cleaned_data
        fill_review_sheet(
            self.document,
            form.points(),
            actor=self.actor,
            at=now(),
            key=filled["key"],
            text_digest=filled["text_digest"],
        )
        return "核稿单已保存。"
