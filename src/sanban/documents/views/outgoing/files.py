"""The files of a document as downloads."""

from __future__ import annotations

from pathlib import PurePath

from django.http import Http404, HttpRequest, HttpResponse

from gongwen.report.limited import Wanted
from sanban.documents.actions.hand_out import WORD, Copy
from sanban.documents.engine import copy_of
from sanban.documents.models import Version
from sanban.documents.views.download import attachment
from sanban.documents.views.outgoing.page import DocumentPage, number_in
from sanban.documents.views.outgoing.sheet import letter_of
from sanban.files.store import store

_TEXT = "text/plain; charset=utf-8"


class VersionFileView(DocumentPage):
    """The file of a version, exactly as it was laid down."""

    version: Version

    def load(self, **named: str) -> None:
        """Fetch the version."""
        super().load(**named)
        found = self.document.versions.filter(number=number_in(named["number"])).first()
        if found is None:
            raise Http404
        self.version = found

    def get(self, request: HttpRequest) -> HttpResponse:
        """Answer with the file."""
        del request
        version = self.version
        kind = WORD if version.is_word else _TEXT
        suffix = ".docx" if version.is_word else ".txt"
        name = f"{PurePath(version.file_name).stem}（{version}）{suffix}"
        return attachment(Copy(name, store().get(version.file), kind))


class AnnotatedFileView(DocumentPage):
    """The present version with the findings as comments."""

    def get(self, request: HttpRequest) -> HttpResponse:
        """Answer with the Word file."""
        del request
        version = self.document.present
        numbers = [one.number for one in version.proof.read().findings]
        content = copy_of(
            store().get(version.file),
            version.file_name,
            today=version.at.date(),
            wanted=Wanted.ANNOTATED,
            chosen=numbers,
        )
        name = f"{PurePath(version.file_name).stem}（{version}批注稿）.docx"
        return attachment(Copy(name, content, WORD))


class LetterFileView(DocumentPage):
    """The letter that is answered, as it was handed in."""

    def get(self, request: HttpRequest) -> HttpResponse:
        """Answer with the file, never to be shown inside the site."""
        del request
        letter = letter_of(self.document)
        if letter is None or not letter.file:
            raise Http404
        content = store().get(letter.file)
        return attachment(Copy(letter.file_name, content, "application/octet-stream"))
