"""排版: the current version is laid out as GB/T 9704 demands and becomes the next version."""

from __future__ import annotations

from datetime import datetime

from django.utils import timezone

from sanban.documents.actions.revise import revise
from sanban.documents.domain.galley import Options
from sanban.documents.manuscript import Manuscript, set_in_type
from sanban.documents.models import OutgoingDocument, Version
from sanban.documents.typesetter import typeset_of
from sanban.documents.vocabulary import Carrier, Origin
from sanban.files.store import store
from sanban.org.actor import Actor
from sanban.org.models import Organ

_KINDS = {"letter": "letter", "reply-letter": "letter", "order": "order", "minutes": "minutes"}


def typeset_document(
    document: OutgoingDocument, *, actor: Actor, at: datetime, seen_edition: int | None
) -> Version:
    """Typeset the current version under the organ's masthead; the text stays what it was."""
    version = document.present
    today = timezone.localdate(at)
    options = Options(
        kind=_KINDS.get(document.document_type, "document"),
        masthead=masthead_of(document),
    )
    # Typesetting takes a second or two, so it comes before anything is locked.
    _, files = typeset_of(store().get(version.file), version.file_name, options, run="")
    name = f"{version.file_name.rsplit('.', 1)[0]}.docx"
    laid_out = set_in_type(manuscript_of(version), files.typeset, name, today=today)
    return revise(document, laid_out, Origin.TYPESET, actor=actor, at=at, seen_edition=seen_edition)


def masthead_of(document: OutgoingDocument) -> str:
    """Return the issuer's masthead: 「机关文件」, the bare name on a letter."""
    organ = Organ.objects.get(pk=document.organ_id)
    kind = _KINDS.get(document.document_type, "document")
    return f"{organ.name}文件" if kind == "document" else organ.name


def manuscript_of(version: Version) -> Manuscript:
    """Return a version as the manuscript it was made of."""
    return Manuscript(
        version.read(),
        Carrier(version.carrier),
        store().get(version.file),
        version.file_name,
        version.proof.read(),
        version.is_written,
    )
