"""确定归口."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction

from sanban.kernel.errors import DomainError
from sanban.org import entry_types
from sanban.org.actor import Actor
from sanban.org.changes import begin
from sanban.org.models import Remit, Unit
from sanban.org.policies import Verb
from sanban.org.trail import note


class UnableToAssignRemit(DomainError):  # noqa: N818 - the name says what happened
    """A subject that cannot be given to the unit."""


@transaction.atomic
def assign_remit(
    subject: str, unit: Unit, *, actor: Actor, at: datetime, note_text: str = ""
) -> Remit:
    """Give a subject to its one owning unit from ``at`` on; a former owner loses it."""
    begin(actor, Verb.SHAPE, UnableToAssignRemit, unit)
    if unit.closed_at:
        raise UnableToAssignRemit(f"“{unit.name}”已撤销，请另选单位。")
    held = Remit.objects.open().filter(organ_id=actor.organ_id, subject=subject)
    old = held.select_related("owning_unit").first()
    if old and old.owning_unit == unit and old.note == note_text:
        raise UnableToAssignRemit(f"“{subject}”已归口“{unit.name}”。")
    held.update(until_at=at)
    remit = Remit.objects.create(
        organ_id=actor.organ_id, subject=subject, owning_unit=unit, note=note_text, from_at=at
    )
    note(
        entry_types.REMIT_ASSIGNED,
        remit,
        actor=actor,
        at=at,
        old={"unit": old.owning_unit.name} if old else None,
        new={"subject": subject, "unit": unit.name},
    )
    return remit
