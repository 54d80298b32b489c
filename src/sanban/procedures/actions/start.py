"""发起."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime

from django.db import IntegrityError, transaction
from django.utils import timezone

from sanban.org.actor import Actor
from sanban.org.models import Person, Unit
from sanban.org.queries import primary_of
from sanban.procedures.actions.consult import ask_units
from sanban.procedures.carrying_out import Done, UnableToAct, office_of, put_down, refusal
from sanban.procedures.domain.commands import Request, Start
from sanban.procedures.domain.deciding import RefusalKind, Refused
from sanban.procedures.domain.deciding import start as begin
from sanban.procedures.domain.definition import FactValue
from sanban.procedures.domain.terms import CasePhase
from sanban.procedures.models import Case, Event, Procedure
from sanban.procedures.models.case import TITLE_LENGTH
from sanban.procedures.staffing import holder_of
from sanban.procedures.store import load
from sanban.procedures.vocabulary import Purpose


@transaction.atomic
def start(  # noqa: PLR0913 - what a case begins with, besides who begins it and when
    procedure: Procedure,
    title: str,
    subject_hash: str,
    *,
    actor: Actor,
    at: datetime,
    key: str,
    facts: Mapping[str, FactValue] | None = None,
    concurring: Sequence[Unit] = (),
    co_issuing: Sequence[Unit] = (),
    address: str = "",
) -> Done:
    """Begin a case under the procedure's version in force, with the actor as its drafter.

    The same ``key`` once more gives the case of the first time, so a second click begins no second one.
    """
    person = _drafter(procedure, title, actor)
    earlier = _begun(actor.organ_id, key, person)
    if earlier:
        return earlier
    at = timezone.localtime(at)
    try:
        with transaction.atomic():
            case = _new(procedure, title.strip(), person, at=at, key=key, address=address)
    except IntegrityError:
        overtaken = _begun(actor.organ_id, key, person)
        if overtaken is None:
            raise
        return overtaken
    ask_units(case, Purpose.CONCURRENCE, concurring)
    ask_units(case, Purpose.CO_ISSUE, co_issuing)
    held = primary_of(person, at)
    assert held is not None  # noqa: S101 - the case has just been made in its unit
    request = Request(holder_of(held), at, key)
    command = Start(request, subject_hash, tuple((facts or {}).items()))
    office = office_of(case)
    outcome = begin(case.version.read(), command, office)
    if isinstance(outcome, Refused):
        raise refusal(outcome)
    return put_down(case, outcome, office, actor.trace)


def _drafter(procedure: Procedure, title: str, actor: Actor) -> Person:
    if actor.person is None or actor.principal is not None:
        raise UnableToAct("只能由人员以本人名义发起。", RefusalKind.NOT_YOURS)
    if procedure.organ_id != actor.organ_id or procedure.current is None:
        raise UnableToAct("没有找到这个流程，请重新选择。", RefusalKind.NOT_FOUND)
    if not 0 < len(title.strip()) <= TITLE_LENGTH:
        raise UnableToAct(f"请写明标题，不超过{TITLE_LENGTH}个字。", RefusalKind.INVALID)
    return actor.person


def _begun(organ_id: int, key: str, person: Person) -> Done | None:
    """Return the case that the same click began before; a key of another's is refused."""
    case = Case.objects.filter(organ_id=organ_id, key=key).select_related("begun_under").first()
    if case is None:
        return None
    if case.drafter_id != person.pk:
        raise UnableToAct(
            "这次操作的编号已被另一次操作用过，请刷新页面后重新操作。", RefusalKind.INVALID
        )
    return Done(case, Event.objects.get(case=case, sequence=1), load(case), is_repeated=True)


def _new(
    procedure: Procedure, title: str, person: Person, *, at: datetime, key: str, address: str
) -> Case:
    held = primary_of(person, at)
    if held is None:
        raise UnableToAct(f"{person.name}没有任职，不能发起，请先确定岗位。", RefusalKind.NOT_YOURS)
    version = procedure.current
    assert version is not None  # noqa: S101 - a procedure without one has been refused before
    return Case.objects.create(
        organ_id=procedure.organ_id,
        procedure=procedure,
        begun_under=version,
        version=version,
        title=title,
        address=address,
        key=key,
        drafter=person,
        unit=held.post.unit,
        phase=CasePhase.RUNNING,
        started_at=at,
        moved_at=at,
    )
