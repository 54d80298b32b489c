"""离任."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from django.db import transaction
from django.db.models import F, Q

from sanban.kernel.errors import DomainError
from sanban.org import entry_types, open_work
from sanban.org.actions.hand_over import move_all
from sanban.org.actor import Actor
from sanban.org.changes import begin
from sanban.org.models import Account, Appointment, Delegation, Handover, Person
from sanban.org.policies import Verb
from sanban.org.queries import head_above
from sanban.org.trail import note


class UnableToLeave(DomainError):  # noqa: N818 - the name says what happened
    """Somebody who cannot leave yet."""


@dataclass(frozen=True, slots=True)
class Departure:
    """How somebody left: what was handed over, and a warning where nobody had been named for it."""

    handover: Handover | None
    warning: str = ""


@transaction.atomic
def leave(
    person: Person, *, actor: Actor, at: datetime, successor: Person | None = None, reason: str = ""
) -> Departure:
    """Let a person leave: open work goes to the successor, else to the head, with a warning.

    Appointments, absences and delegations end, the account is closed and its sessions with it.
    """
    begin(actor, Verb.SHAPE, UnableToLeave, person, *([successor] if successor else []))
    if person.left_at:
        raise UnableToLeave(f"{person.name}已经离任。")
    if successor and (successor == person or successor.left_at):
        raise UnableToLeave("接替的人必须是另一位在任人员。")
    handover, warning = _pass_on(person, successor, actor=actor, at=at, reason=reason)
    posts = list(Appointment.objects.open().filter(person=person).select_related("post__unit"))
    _end_everything(person, at)
    person.left_at = at
    person.version += 1
    person.save(update_fields=["left_at", "version"])
    old = {"posts": [str(held.post) for held in posts]}
    new = {"successor": handover.receiver.name if handover else None, "warning": warning}
    note(entry_types.LEFT, person, actor=actor, at=at, old=old, new=new, reason=reason)
    return Departure(handover, warning)


def _pass_on(
    person: Person, successor: Person | None, *, actor: Actor, at: datetime, reason: str
) -> tuple[Handover | None, str]:
    """Hand open work to the successor or to the head; refuse where there is work and neither."""
    if successor:
        return move_all(person, successor, actor=actor, at=at, reason=reason), ""
    items = open_work.held_by(person)
    if not items:
        return None, ""
    head = head_above(person, at)
    if head is None:
        raise UnableToLeave(
            f"{person.name}还有{len(items)}件没有办结，也没有可以接收的负责人；请指定接替的人。"
        )
    handover = move_all(person, head, actor=actor, at=at, reason=reason)
    return handover, f"没有指定接替的人，{len(items)}件未办结的工作已转给{head.name}，请尽快分派。"


def _end_everything(person: Person, at: datetime) -> None:
    Appointment.objects.open().filter(person=person).update(until_at=at)
    person.absences.standing().filter(from_at__gt=at).update(cancelled_at=at)
    person.absences.at(at).update(until_at=at)
    given_or_held = Q(principal=person) | Q(delegate=person)
    standing = Delegation.objects.standing().filter(given_or_held, until_at__gt=at)
    standing.update(ended_at=at)
    Account.objects.filter(person=person, disabled_at=None).update(
        is_active=False, disabled_at=at, enrolment_digest="", access_epoch=F("access_epoch") + 1
    )
