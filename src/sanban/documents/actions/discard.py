"""废弃草稿."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction

from sanban.documents import entry_types
from sanban.documents.changes import locked, note, touch
from sanban.documents.errors import UnableToHandleDocument
from sanban.documents.models import OutgoingDocument
from sanban.documents.policies import may_edit
from sanban.documents.vocabulary import State
from sanban.org.actor import Actor


@transaction.atomic
def discard(
    document: OutgoingDocument, *, actor: Actor, at: datetime, seen_edition: int | None
) -> None:
    """Put a draft aside that was never sent on; its versions stay on record."""
    document = locked(document, seen_edition)
    may_edit(actor, document, at).or_raise(UnableToHandleDocument)
    if document.case_id is not None:
        raise UnableToHandleDocument("已经送审的公文不能废弃，请撤回后终止，或请领导终止。")
    document.state = State.DISCARDED
    touch(document, at, "state")
    note(entry_types.DISCARDED, document, actor=actor, at=at)
