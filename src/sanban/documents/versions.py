"""Lays a manuscript down as the next version of a document."""

from __future__ import annotations

from datetime import datetime

from gongwen import __version__ as engine
from sanban.documents.changes import person_of
from sanban.documents.kept import write_examination
from sanban.documents.manuscript import Manuscript
from sanban.documents.models import OutgoingDocument, Proof, Version
from sanban.documents.models.document import TITLE_LENGTH
from sanban.documents.vocabulary import Origin
from sanban.files.store import store
from sanban.org.actor import Actor
from sanban.procedures.domain.codec import canonical

UNTITLED = "（未写标题）"


def lay_down(
    document: OutgoingDocument,
    manuscript: Manuscript,
    origin: Origin,
    *,
    actor: Actor,
    at: datetime,
    note: str = "",
) -> Version:
    """Make the next version and let the document point to it; called with the document locked."""
    version = Version.objects.create(
        document=document,
        number=document.current.number + 1 if document.current else 1,
        text=canonical(manuscript.text),
        text_digest=manuscript.text.digest,
        carrier=manuscript.carrier,
        is_written=manuscript.is_written,
        file=store().put(manuscript.content),
        file_name=manuscript.name,
        origin=origin,
        author=person_of(actor),
        principal=actor.principal,
        post=actor.post,
        at=at,
        note=note,
    )
    Proof.objects.create(
        version=version,
        examination=write_examination(manuscript.examination),
        engine=engine,
        at=at,
    )
    document.current = version
    document.title = manuscript.text.title[:TITLE_LENGTH] or UNTITLED
    document.edition += 1
    document.changed_at = at
    document.save(update_fields=["current", "title", "edition", "changed_at"])
    return version
