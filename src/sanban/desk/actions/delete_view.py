"""删除视图."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction

from sanban.audit.actions.record import Subject, record
from sanban.desk.entry_types import VIEW_DELETED
from sanban.desk.models import SavedView
from sanban.desk.vocabulary import NO_VIEW
from sanban.kernel.errors import DomainError
from sanban.org.actor import Actor


class UnableToDeleteView(DomainError):  # noqa: N818 - the name says what happened
    """A view that cannot be deleted."""


@transaction.atomic
def delete_view(view: SavedView, *, actor: Actor, at: datetime) -> None:
    """Keep one's own view no longer; what stands in the list is not touched."""
    found = SavedView.objects.visible_to(actor).select_for_update().filter(pk=view.pk).first()
    if found is None:
        raise UnableToDeleteView(NO_VIEW)
    found.delete()
    record(
        actor=actor.trace,
        at=at,
        entry_type=VIEW_DELETED.code,
        subject=Subject("saved-view", found.public_id),
        old={"list": found.work_list},
    )
