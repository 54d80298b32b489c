"""移交工作."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction

from sanban.audit.actions.record import Values
from sanban.kernel.errors import DomainError
from sanban.org import entry_types, open_work
from sanban.org.actor import Actor
from sanban.org.changes import begin
from sanban.org.models import Handover, Person
from sanban.org.policies import Verb
from sanban.org.trail import note


class UnableToHandOver(DomainError):  # noqa: N818 - the name says what happened
    """Work that cannot be handed over."""


@transaction.atomic
def hand_over(
    person: Person, receiver: Person, *, actor: Actor, at: datetime, reason: str = ""
) -> Handover:
    """Give everything a person has open to another in one go; either all of it moves or none."""
    begin(actor, Verb.SHAPE, UnableToHandOver, person, receiver)
    if person == receiver:
        raise UnableToHandOver("移交人和接收人是同一个人，请另选接收人。")
    if receiver.left_at:
        raise UnableToHandOver(f"{receiver.name}已离任，请另选接收人。")
    return move_all(person, receiver, actor=actor, at=at, reason=reason)


def move_all(
    person: Person, receiver: Person, *, actor: Actor, at: datetime, reason: str
) -> Handover:
    """Go through every source of open work; called with the organ locked."""
    moved = {
        source.label: source.hand_over(person, receiver, actor=actor, at=at)
        for source in open_work.sources()
    }
    handover = Handover.objects.create(
        organ_id=actor.organ_id,
        person=person,
        receiver=receiver,
        item_count=sum(moved.values()),
        summary="；".join(f"{label}{count}件" for label, count in moved.items() if count),
        reason=reason,
        handed_at=at,
    )
    new: Values = {"from": person.name, "to": receiver.name, **moved}
    note(entry_types.HANDED_OVER, handover, actor=actor, at=at, new=new, reason=reason)
    return handover
