"""整理归档: final file, signed version, handling slip, annexes and metadata in one package."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction

from sanban.audit.actions.record import Values
from sanban.documents import entry_types
from sanban.documents.archive_package import items_of, packed
from sanban.documents.changes import locked, note, person_of
from sanban.documents.errors import UnableToHandleDocument
from sanban.documents.issue_policies import steps_now
from sanban.documents.issuing import release_of
from sanban.documents.models import ArchivePackage, OutgoingDocument
from sanban.documents.policies import may_see
from sanban.files.store import store
from sanban.org.actor import Actor

ARCHIVE_STEP = "archive"


@transaction.atomic
def pack_archive(document: OutgoingDocument, *, actor: Actor, at: datetime) -> ArchivePackage:
    """Put the package together; made once more after something changed, the latest stands."""
    document = locked(document)
    may_see(actor, document, at).or_raise(UnableToHandleDocument)
    found = release_of(document)
    if found is None:
        raise UnableToHandleDocument("这件公文还没有核发，核发以后再整理归档。")
    if ARCHIVE_STEP not in steps_now(actor, document, at):
        raise UnableToHandleDocument("归档由承办人在“归档”环节办理，现在没有要您归档的待办。")
    items = items_of(document, found)
    package = ArchivePackage.objects.create(
        release=found,
        file=store().put(packed(items)),
        contents=[one.entry for one in items],
        made_by=person_of(actor),
        at=at,
    )
    new: Values = {"file": package.file, "count": len(items)}
    note(entry_types.ARCHIVED, document, actor=actor, at=at, new=new)
    return package
