"""取消外出请假."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction

from sanban.kernel.errors import DomainError
from sanban.org import entry_types
from sanban.org.actor import Actor
from sanban.org.changes import take_turn
from sanban.org.models import Absence
from sanban.org.policies import Verb, may_for
from sanban.org.trail import note


class UnableToCancelAbsence(DomainError):  # noqa: N818 - the name says what happened
    """An absence that cannot be called off."""


@transaction.atomic
def cancel_absence(absence: Absence, *, actor: Actor, at: datetime) -> None:
    """Call an absence off, or end it early: the person is back from ``at`` on."""
    may_for(actor, absence.person, instead=Verb.SHAPE).or_raise(UnableToCancelAbsence)
    take_turn(actor.organ_id, UnableToCancelAbsence, absence)
    if absence.cancelled_at or absence.until_at <= at:
        raise UnableToCancelAbsence("这次外出或请假已经结束，不用取消。")
    old = {"from": absence.from_at.isoformat(), "until": absence.until_at.isoformat()}
    if absence.from_at < at:
        absence.until_at = at
    else:
        absence.cancelled_at = at
    absence.save(update_fields=["until_at", "cancelled_at"])
    note(entry_types.ABSENCE_CANCELLED, absence, actor=actor, at=at, old=old)
