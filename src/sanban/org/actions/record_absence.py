"""登记外出请假."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction

from sanban.kernel.errors import DomainError
from sanban.org import entry_types
from sanban.org.actor import Actor
from sanban.org.changes import take_turn
from sanban.org.models import Absence, Person
from sanban.org.policies import Verb, may_for
from sanban.org.trail import note
from sanban.org.vocabulary import AbsenceKind


class UnableToRecordAbsence(DomainError):  # noqa: N818 - the name says what happened
    """An absence that cannot be recorded."""


@transaction.atomic
def record_absence(
    person: Person,
    *,
    actor: Actor,
    at: datetime,
    kind: AbsenceKind,
    from_at: datetime,
    until_at: datetime,
    note_text: str = "",
) -> Absence:
    """Record that a person is away; he does it himself, or the system administrator for him."""
    may_for(actor, person, instead=Verb.SHAPE).or_raise(UnableToRecordAbsence)
    take_turn(actor.organ_id, UnableToRecordAbsence, person)
    if person.left_at:
        raise UnableToRecordAbsence(f"{person.name}已离任。")
    if until_at <= from_at:
        raise UnableToRecordAbsence("结束时间应在开始时间之后。")
    if until_at <= at:
        raise UnableToRecordAbsence("结束时间已经过去，不用登记。")
    if Absence.objects.filter(person=person).meeting(from_at, until_at).exists():
        raise UnableToRecordAbsence("这段时间已经登记过外出或请假，请先取消原来的。")
    absence = Absence.objects.create(
        organ_id=actor.organ_id,
        person=person,
        kind=kind,
        from_at=from_at,
        until_at=until_at,
        note=note_text,
    )
    new = {"kind": str(kind), "from": from_at.isoformat(), "until": until_at.isoformat()}
    note(entry_types.ABSENCE_RECORDED, absence, actor=actor, at=at, new=new, reason=note_text)
    return absence
