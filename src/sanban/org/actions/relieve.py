"""免职."""

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


class UnableToRelieve(DomainError):  # noqa: N818 - the name says what happened
    """An appointment that cannot be ended."""


@transaction.atomic
def relieve(appointment: Appointment, *, actor: Actor, at: datetime) -> None:
    """End an appointment; of several posts the next one becomes the primary one."""
    begin(actor, Verb.SHAPE, UnableToRelieve, appointment.person)
    appointment.refresh_from_db()
    if appointment.until_at:
        raise UnableToRelieve(f"{appointment}已经免去。")
    appointment.until_at = at
    appointment.save(update_fields=["until_at"])
    if appointment.is_primary:
        rest = (
            Appointment.objects.open().filter(person=appointment.person).order_by("from_at", "pk")
        )
        following = rest.first()
        if following:
            following.is_primary, following.primary_from = True, at
            following.save(update_fields=["is_primary", "primary_from"])
    old = {"post": str(appointment.post)}
    note(entry_types.RELIEVED, appointment.person, actor=actor, at=at, old=old)
