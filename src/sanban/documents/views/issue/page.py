"""A document between signature and archive: its page, and the files that came of it."""

from __future__ import annotations

from collections.abc import Iterator
from http import HTTPStatus
from pathlib import PurePath

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render

from sanban.documents.actions.hand_out import WORD, Copy
from sanban.documents.actions.release import set_as_pdf
from sanban.documents.engine import Refused
from sanban.documents.forms.issue import (
    CopiesForm,
    EndForm,
    NumberForm,
    ProofForm,
    SealForm,
    SucceedForm,
    VoidForm,
)
from sanban.documents.issue_page import IssuePage, issue_page, seals_kept_by
from sanban.documents.models import ArchivePackage, CleanProof, Rendition, SealUse
from sanban.documents.slips import slip_of
from sanban.documents.typesetter import can_set_pages, pages_of
from sanban.documents.views.download import attachment
from sanban.documents.views.outgoing.page import DocumentDeed, DocumentPage
from sanban.files.store import store
from sanban.kernel.clock import now
from sanban.kernel.public_id import new_public_id

NO_PAGES = "本机没有 LibreOffice，不能生成 PDF；请下载 Word 文件。"
PDF, ZIP = "application/pdf", "application/zip"


class IssueView(DocumentPage):
    """Number, proof, seal, copies, release and archive of a document; ``_issue.html`` is its part."""

    here = "issue"
    template_name = "documents/issue.html"

    def load(self, **named: str) -> None:
        """Fetch the document; before its case there is nothing to number."""
        super().load(**named)
        if self.document.case_id is None:
            raise Http404

    def context(self) -> dict[str, object]:
        """Return how far the document has come, and the forms of what can be done now."""
        page = issue_page(self.document, self.actor, now())
        return {**super().context(), "issue": page, **self._forms(page)}

    def _forms(self, page: IssuePage) -> dict[str, object]:
        copies = page.registration.copies if page.registration else self.document.copies
        seal_form = SealForm(initial={"copies": copies})
        seal_form.offer(seals_kept_by(self.actor, now()))
        return {
            "number_form": NumberForm(
                initial={"copies": copies, "distribution": self._distribution(page)}
            ),
            "void_form": VoidForm(),
            "proof_form": ProofForm(),
            "seal_form": seal_form,
            "copies_form": CopiesForm(
                shares=page.shares,
                initial={
                    "printed": copies,
                    "kept": max(0, copies - sum(one.copies for one in page.shares)),
                },
            ),
            "end_form": EndForm(),
            "succeed_form": SucceedForm(initial={"key": new_public_id()}),
        }

    def _distribution(self, page: IssuePage) -> str:
        """Return what was registered, else whom the text addresses."""
        if page.registration:
            return page.registration.distribution
        text = self.document.present.read()
        return "、".join(filter(None, (text.main_recipients, text.copy_recipients)))


class IssueDeed(DocumentDeed, IssueView):
    """One thing that can be done on that page."""

    def back(self) -> str:
        """Return to the page."""
        return self.address("issue")


class PdfView(IssueDeed):
    """Makes the PDF of the released file, once, and leads to it."""

    http_method_names = ["post", "get", "head"]  # noqa: RUF012 - Django's own attribute
    done_sentence = "PDF 已生成。"

    def do(self, form: object) -> str:
        """Make it."""
        del form
        set_as_pdf(self.document, at=now())
        return ""


class SlipView(IssueView):
    """The handling slip as a Word file, as the case stands now."""

    def get(self, request: HttpRequest) -> HttpResponse:
        """Answer with the file."""
        del request
        name = f"发文办理单 {self.document.title[:60]}.docx"
        return attachment(Copy(name, slip_of(self.document), WORD))


class SlipPdfView(IssueView):
    """The handling slip in pages, where there is a program that sets them."""

    def get(self, request: HttpRequest) -> HttpResponse:
        """Answer with the PDF, or say why there is none."""
        if not can_set_pages():
            told = {"heading": "没有 PDF", "sentence": NO_PAGES}
            return render(request, "ui/message.html", told, status=HTTPStatus.NOT_FOUND)
        try:
            pages = pages_of(slip_of(self.document))
        except Refused as refused:
            told = {"heading": "没有 PDF", "sentence": refused.message}
            return render(request, "ui/message.html", told, status=HTTPStatus.UNPROCESSABLE_ENTITY)
        name = f"发文办理单 {self.document.title[:60]}.pdf"
        return attachment(Copy(name, pages, "application/pdf"))


class IssuedFileView(IssueView):
    """A file that came of the document, by its hash: proof, sealed file, PDF, archive package."""

    copy: Copy

    def load(self, **named: str) -> None:
        """Find the file among those of this document."""
        super().load(**named)
        found = (one for one in self._known() if one[0] == named["digest"])
        digest, name, kind = next(found, ("", "", ""))
        if not digest:
            raise Http404
        self.copy = Copy(name, store().get(digest), kind)

    def _known(self) -> Iterator[tuple[str, str, str]]:
        document = self.document
        release = getattr(document, "release", None)
        if release is not None:
            yield release.file, release.file_name, WORD
            stem = str(PurePath(release.file_name).with_suffix(""))
            for rendition in Rendition.objects.filter(release=release):
                yield rendition.file, f"{stem}.pdf", PDF
            for package in ArchivePackage.objects.filter(release=release):
                yield package.file, f"{stem} 归档包.zip", ZIP
        for proof in CleanProof.objects.filter(document=document):
            yield proof.file, proof.file_name, WORD
        for use in SealUse.objects.filter(document=document).select_related("proof"):
            yield use.file, use.proof.file_name.replace("（清样）", "（已用印）"), WORD

    def get(self, request: HttpRequest) -> HttpResponse:
        """Answer with exactly this file."""
        del request
        return attachment(self.copy)
