"""The drafting sheet, the bases, and the letter that is answered."""

from __future__ import annotations

from django import forms
from django.core.files.uploadedfile import UploadedFile
from django.http import HttpRequest
from django.shortcuts import get_object_or_404

from sanban.documents.actions.amend import amend
from sanban.documents.actions.answer import Letter, answer, register_letter
from sanban.documents.actions.cite import cite, drop_basis, need_no_basis
from sanban.documents.forms.drafting import SheetForm, sheet_values
from sanban.documents.forms.handling import AnswerForm, BasisForm, LetterForm, NoBasisForm
from sanban.documents.models import AnsweredLetter, OutgoingDocument
from sanban.documents.outgoing import shown_bases
from sanban.documents.policies import may_edit
from sanban.documents.views.outgoing.page import DocumentDeed, DocumentPage, number_in
from sanban.kernel.clock import now
from sanban.org.directory import units_in_order


def letter_of(document: OutgoingDocument) -> AnsweredLetter | None:
    """Return the letter a document answers, if one was registered."""
    return AnsweredLetter.objects.filter(document=document).first()


class SheetView(DocumentPage):
    """What is said of a document besides its text."""

    here = "sheet"
    template_name = "documents/outgoing/sheet.html"

    def context(self) -> dict[str, object]:
        """Return the sheet, the bases, and the letter with its questions."""
        document = self.document
        letter = letter_of(document)
        questions = list(letter.questions.order_by("number")) if letter else []
        return {
            **super().context(),
            "may_edit": may_edit(self.actor, document, now()).allowed,
            "asked": list(document.asked.select_related("unit")),
            "bases": shown_bases(document),
            "letter": letter,
            "questions": [(one, _answer_form(one.number)) for one in questions],
            "sheet_form": SheetForm(
                units=units_in_order(self.actor),
                initial=sheet_values(document) | {"seen_edition": document.edition},
            ),
            "basis_form": BasisForm(),
            "no_basis_form": NoBasisForm(initial={"reason": document.no_basis_reason}),
            "letter_form": LetterForm(initial=_letter_values(letter)),
        }


def _answer_form(number: int) -> AnswerForm:
    return AnswerForm(initial={"number": number}, prefix=f"q{number}")


def _letter_values(letter: AnsweredLetter | None) -> dict[str, object]:
    if letter is None:
        return {}
    questions = letter.questions.order_by("number").values_list("text", flat=True)
    return {
        "sender": letter.sender,
        "title": letter.title,
        "number": letter.number,
        "dated": letter.dated,
        "questions": "\n".join(questions),
    }


class SheetDeed(DocumentDeed, SheetView):
    """One thing that can be done with the sheet."""

    def back(self) -> str:
        """Return to the sheet."""
        return self.address("document-sheet")


class AmendView(SheetDeed):
    """Changes the drafting sheet."""

    form_name = "sheet_form"

    def form(self, request: HttpRequest) -> forms.Form:
        """Bind the form."""
        return SheetForm(request.POST, units=units_in_order(self.actor))

    def do(self, form: forms.Form) -> str:
        """Change it."""
        assert isinstance(form, SheetForm)  # noqa: S101 - bound above
        seen = self.request.POST.get("seen_edition", "")
        amend(
            self.document,
            form.sheet(),
            actor=self.actor,
            at=now(),
            seen_edition=int(seen[:9]) if seen.isdecimal() else None,
        )
        return "拟稿纸已修改。"


class CiteView(SheetDeed):
    """Lists a basis."""

    form_class = BasisForm
    form_name = "basis_form"

    def do(self, form: forms.Form) -> str:
        """List it."""
        cite(self.document, **form.cleaned_data, actor=self.actor, at=now())
        return "依据已登记。"


class DropBasisView(SheetDeed):
    """Takes a basis off the list."""

    def load(self, **named: str) -> None:
        """Fetch the basis."""
        super().load(**named)
        self.basis = get_object_or_404(self.document.bases, pk=number_in(named["basis"]))

    def do(self, form: forms.Form) -> str:
        """Take it off."""
        del form
        drop_basis(self.document, self.basis, actor=self.actor, at=now())
        return "依据已移除。"


class NoBasisView(SheetDeed):
    """Says why there is no basis."""

    form_class = NoBasisForm
    form_name = "no_basis_form"

    def do(self, form: forms.Form) -> str:
        """Keep the reason."""
        need_no_basis(self.document, form.cleaned_data["reason"], actor=self.actor, at=now())
        return "已记录。"


class LetterView(SheetDeed):
    """Registers the letter that is answered."""

    form_name = "letter_form"

    def form(self, request: HttpRequest) -> forms.Form:
        """Bind the form with its file."""
        return LetterForm(request.POST, request.FILES)

    def do(self, form: forms.Form) -> str:
        """Register it."""
        filled = form.cleaned_data
        file = filled["file"]
        letter = Letter(
            filled["sender"],
            filled["title"],
            filled["number"],
            filled["dated"],
            filled["questions"].splitlines(),
            file.read() if isinstance(file, UploadedFile) else b"",
            (file.name or "来函") if isinstance(file, UploadedFile) else "",
        )
        register_letter(self.document, letter, actor=self.actor, at=now())
        return "来函已登记。"


class AnswerView(SheetDeed):
    """Points out where a question is answered."""

    def load(self, **named: str) -> None:
        """Note which question."""
        super().load(**named)
        self.number = number_in(named["number"])

    def form(self, request: HttpRequest) -> forms.Form:
        """Bind the form."""
        return AnswerForm(request.POST, prefix=f"q{self.number}")

    def do(self, form: forms.Form) -> str:
        """Keep the answer."""
        filled = form.cleaned_data
        answer(
            self.document,
            self.number,
            passage=filled["answer"],
            no_answer_reason=filled["no_answer_reason"],
            actor=self.actor,
            at=now(),
        )
        return "答复已登记。"
