"""Sets manuscripts in type as GB/T 9704 demands, under the masthead of the organ."""

from __future__ import annotations

from datetime import date

from sanban.documents.domain.galley import Options
from sanban.documents.domain.text import DocumentText
from sanban.documents.manuscript import Manuscript, plain, set_in_type, written
from sanban.documents.models import OutgoingDocument
from sanban.documents.typesetter import typeset_of
from sanban.org.models import Organ

_KINDS = {"letter": "letter", "reply-letter": "letter", "order": "order", "minutes": "minutes"}
_USUAL = "document"


def masthead_of(document: OutgoingDocument) -> str:
    """Return the issuer's masthead: 「机关文件」, the bare name on a letter."""
    organ = Organ.objects.get(pk=document.organ_id)
    kind = _KINDS.get(document.document_type, _USUAL)
    return f"{organ.name}文件" if kind == _USUAL else organ.name


def typeset(document: OutgoingDocument, content: bytes, name: str) -> tuple[bytes, str]:
    """Return a file laid out, and the name it then has; raises ``Refused`` as the engine does."""
    kind = _KINDS.get(document.document_type, _USUAL)
    options = Options(kind=kind, masthead=masthead_of(document))
    _, files = typeset_of(content, name, options, run="")
    return files.typeset, f"{name.rsplit('.', 1)[0]}.docx"


def rewritten(document: OutgoingDocument, text: DocumentText, *, today: date) -> Manuscript:
    """Return a text that takes the place of the present one.

    Where the present one is typeset, so is the new one: who corrects a word later on should not have
    to think of the layout.
    """
    if not document.present.is_word:
        return written(text, today=today)
    laid_out, name = typeset(document, *plain(text, today=today))
    return set_in_type(text, laid_out, name, today=today)
