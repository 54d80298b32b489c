"""改视图名称."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction

from sanban.audit.actions.record import Subject, record
from sanban.desk.entry_types import VIEW_RENAMED
from sanban.desk.models import SavedView
from sanban.desk.vocabulary import NO_VIEW
from sanban.kernel.errors import DomainError
from sanban.org.actor import Actor
from sanban.org.models import Person


class UnableToRenameView(DomainError):  # noqa: N818 - the name says what happened
    """A view that cannot be called so."""


@transaction.atomic
def rename_view(view: SavedView, name: str, *, actor: Actor, at: datetime) -> SavedView:
    """Give one's own view another name."""
    if actor.person is None:
        raise UnableToRenameView(NO_VIEW)
    own = SavedView.objects.visible_to(actor)
    Person.objects.select_for_update(no_key=True).get(pk=actor.person.pk)
    found = own.select_for_update().filter(pk=view.pk).first()
    if found is None:
        raise UnableToRenameView(NO_VIEW)
    if own.filter(work_list=found.work_list, name=name).exclude(pk=found.pk).exists():
        raise UnableToRenameView(f"已有名为“{name}”的视图，请换一个名称。")
    found.name = name
    found.save(update_fields=["name"])
    record(
        actor=actor.trace,
        at=at,
        entry_type=VIEW_RENAMED.code,
        subject=Subject("saved-view", found.public_id),
        new={"list": found.work_list},
    )
    return found
