"""The text of a document with its findings, and what can be done with either."""

from __future__ import annotations

from django import forms
from django.core.files.uploadedfile import UploadedFile
from django.http import HttpRequest, HttpResponse
from django.utils import timezone

from sanban.documents import manuscript
from sanban.documents.actions.adopt import adopt
from sanban.documents.actions.decide import dismiss, reopen
from sanban.documents.actions.discard import discard
from sanban.documents.actions.revise import revise
from sanban.documents.actions.typeset_document import typeset_document
from sanban.documents.forms.drafting import EditForm, text_values
from sanban.documents.forms.handling import FindingForm, NewFileForm, SeenForm
from sanban.documents.in_type import rewritten
from sanban.documents.outgoing import text_page
from sanban.documents.views.outgoing.page import DocumentDeed, DocumentPage
from sanban.documents.vocabulary import Origin
from sanban.kernel.clock import now


class TextView(DocumentPage):
    """The text left, the findings right."""

    here = "text"
    template_name = "documents/outgoing/text.html"

    def context(self) -> dict[str, object]:
        """Return the text with its findings."""
        page = text_page(self.document, self.actor, now())
        seen = {"seen_edition": self.document.edition}
        return {
            **super().context(),
            "page": page,
            "seen_form": SeenForm(initial=seen),
            "file_form": NewFileForm(initial=seen),
        }


class TextDeed(DocumentDeed, TextView):
    """One thing that can be done with the text."""

    def back(self) -> str:
        """Return to the text."""
        return self.address("document")


class FindingView(TextDeed):
    """Adopts, dismisses or takes up again one finding."""

    form_class = FindingForm
    form_name = "finding_form"

    def do(self, form: forms.Form) -> str:
        """Decide on the finding."""
        filled = form.cleaned_data
        keys, at = [filled["finding"]], now()
        match filled["decision"]:
            case "adopt":
                seen = filled["seen_edition"]
                version = adopt(self.document, keys, actor=self.actor, at=at, seen_edition=seen)
                return f"已采纳，现在是{version}。"
            case "dismiss":
                dismiss(self.document, keys, filled["reason"], actor=self.actor, at=at)
                return "已记录不采纳的理由。"
            case _:
                reopen(self.document, keys, actor=self.actor, at=at)
                return "已撤回，这条意见重新待定。"


class AdoptSafeView(TextDeed):
    """Adopts every correction that is safe to make."""

    form_class = SeenForm

    def do(self, form: forms.Form) -> str:
        """Make them all."""
        page = text_page(self.document, self.actor, now())
        keys = [
            one.standing.key
            for one in page.findings
            if one.can_adopt and one.standing.finding.safe and one.standing.decision == "open"
        ]
        seen = form.cleaned_data["seen_edition"]
        version = adopt(self.document, keys, actor=self.actor, at=now(), seen_edition=seen)
        return f"已采纳{len(keys)}条有把握的意见，现在是{version}。"


class TypesetView(TextDeed):
    """Typesets the text."""

    form_class = SeenForm

    def do(self, form: forms.Form) -> str:
        """Lay the text out."""
        seen = form.cleaned_data["seen_edition"]
        version = typeset_document(self.document, actor=self.actor, at=now(), seen_edition=seen)
        return f"已按 GB/T 9704—2012 排版，现在是{version}。"


class NewFileView(TextDeed):
    """Takes a new version in as a file."""

    form_class = NewFileForm
    form_name = "file_form"

    def form(self, request: HttpRequest) -> forms.Form:
        """Bind the form with its file."""
        return NewFileForm(request.POST, request.FILES)

    def do(self, form: forms.Form) -> str:
        """Read the file and lay it down."""
        file = form.cleaned_data["file"]
        assert isinstance(file, UploadedFile)  # noqa: S101 - a file field holds nothing else
        at = now()
        made = manuscript.handed_in(
            file.read(), file.name or "文稿.docx", today=timezone.localdate(at)
        )
        version = revise(
            self.document,
            made,
            Origin.UPLOADED,
            actor=self.actor,
            at=at,
            seen_edition=form.cleaned_data["seen_edition"],
            remark=form.cleaned_data["note"],
        )
        return f"已收下，现在是{version}。"


class EditView(DocumentDeed):
    """The text in its form."""

    here = "text"
    template_name = "documents/outgoing/edit.html"

    def context(self) -> dict[str, object]:
        """Return the form as the text stands."""
        values = text_values(self.document.present.read())
        form = EditForm(initial=values | {"seen_edition": self.document.edition})
        return {**super().context(), "form": form}

    def get(self, request: HttpRequest) -> HttpResponse:
        """Show the form."""
        return self.show(request)

    def form(self, request: HttpRequest) -> forms.Form:
        """Bind the form."""
        return EditForm(request.POST)

    def do(self, form: forms.Form) -> str:
        """Lay the changed text down."""
        assert isinstance(form, EditForm)  # noqa: S101 - bound above
        at = now()
        made = rewritten(self.document, form.text(), today=timezone.localdate(at))
        version = revise(
            self.document,
            made,
            Origin.EDITED,
            actor=self.actor,
            at=at,
            seen_edition=form.cleaned_data["seen_edition"],
            remark=form.cleaned_data["note"],
        )
        return f"已保存为{version}。"

    def back(self) -> str:
        """Return to the form, or, when it is done, to the text."""
        return self.address("document")


class DiscardView(TextDeed):
    """Throws a draft away that was never sent on."""

    form_class = SeenForm

    def do(self, form: forms.Form) -> str:
        """Discard it."""
        discard(
            self.document,
            actor=self.actor,
            at=now(),
            seen_edition=form.cleaned_data["seen_edition"],
        )
        return "草稿已废弃。"

    def onward(self) -> str:
        """Lead to a new draft."""
        return "/"
