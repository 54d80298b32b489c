"""排版: the current version is laid out as GB/T 9704 demands and becomes the next version."""

from __future__ import annotations

from datetime import datetime

from django.utils import timezone

from sanban.documents import in_type
from sanban.documents.actions.revise import revise
from sanban.documents.manuscript import set_in_type
from sanban.documents.models import OutgoingDocument, Version
from sanban.documents.vocabulary import Origin
from sanban.files.store import store
from sanban.org.actor import Actor


def typeset_document(
    document: OutgoingDocument, *, actor: Actor, at: datetime, seen_edition: int | None
) -> Version:
    """Typeset the current version under the organ's masthead; the text stays what it was."""
    version = document.present
    # Typesetting takes a second or two, so it comes before anything is locked.
    content, name = in_type.typeset(document, store().get(version.file), version.file_name)
    laid_out = set_in_type(
        version.read(),
        content,
        name,
        today=timezone.localdate(at),
        is_written=version.is_written,
    )
    return revise(document, laid_out, Origin.TYPESET, actor=actor, at=at, seen_edition=seen_edition)
