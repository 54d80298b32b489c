"""确定主岗."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction

from sanban.kernel.errors import DomainError
from sanban.org import entry_types
from sanban.org.actor import Actor
from sanban.org.changes import begin
from sanban.org.models import Appointment
from sanban.org.policies import Verb
from sanban.org.trail import note


class UnableToMakePrimary(DomainError):  # noqa: N818 - the name says what happened
    """A post that cannot be the primary one."""


@transaction.atomic
def make_primary(appointment: Appointment, *, actor: Actor, at: datetime) -> None:
    """Make one of a person's posts the primary one."""
    begin(actor, Verb.SHAPE, UnableToMakePrimary, appointment.person)
    appointment.refresh_from_db()
    if appointment.until_at or appointment.is_primary:
        raise UnableToMakePrimary(f"“{appointment.post}”已免去，或者已是主岗。")
    held = Appointment.objects.open().filter(person=appointment.person)
    old = held.filter(is_primary=True).select_related("post__unit").first()
    held.update(is_primary=False)
    appointment.is_primary, appointment.primary_from = True, at
    appointment.save(update_fields=["is_primary", "primary_from"])
    note(
        entry_types.PRIMARY_SET,
        appointment.person,
        actor=actor,
        at=at,
        old={"post": str(old.post) if old else None},
        new={"post": str(appointment.post)},
    )
