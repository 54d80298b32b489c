"""The one way in which a case changes: lock, replay, decide, write, record; all or nothing."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from django.db import transaction

from sanban.audit.acting import Acting, system
from sanban.audit.actions.record import Subject, Values, record
from sanban.kernel.errors import DomainError, StaleError
from sanban.procedures import gates, working_time
from sanban.procedures.domain.case import CaseState
from sanban.procedures.domain.codec import content_hash
from sanban.procedures.domain.commands import Command
from sanban.procedures.domain.deciding import (
    Accepted,
    Office,
    RefusalKind,
    Refused,
    Repeated,
    decide,
)
from sanban.procedures.domain.people import Staffing
from sanban.procedures.entry_types import OF_VERB
from sanban.procedures.models import Case, Event
from sanban.procedures.staffing import OrgStaffing
from sanban.procedures.store import load, write
from sanban.procedures.vocabulary import Purpose

_OVERTAKEN = {RefusalKind.STALE, RefusalKind.TAKEN, RefusalKind.CLOSED}


class UnableToAct(DomainError):  # noqa: N818 - the name says what happened
    """Something that cannot be done to a case; ``kind`` says for what sort of reason."""

    def __init__(self, message: str, kind: RefusalKind = RefusalKind.NOT_ALLOWED) -> None:
        super().__init__(message)
        self.kind = kind


class Overtaken(StaleError):  # noqa: N818 - the name says what happened
    """Somebody else was faster, or the case changed since it was looked at; the message says who."""

    def __init__(self, message: str, kind: RefusalKind) -> None:
        super().__init__(message)
        self.kind = kind


@dataclass(frozen=True, slots=True)
class Done:
    """What was done: the event and the state after it; ``is_repeated`` where it had been done before."""

    case: Case
    event: Event
    state: CaseState
    is_repeated: bool = False

    @property
    def warnings(self) -> tuple[str, ...]:
        """Return what whoever acted should know."""
        return () if self.is_repeated else self.state.events[-1].warnings


@dataclass(frozen=True, slots=True)
class Unattended:
    """Whoever acts when nobody does: the clock, the organ's structure."""

    organ_id: int

    @property
    def trace(self) -> Acting:
        """Return the actor as the audit trail keeps him."""
        return system(self.organ_id)


def locked(case: Case) -> Case:
    """Return the case read afresh, with its row locked until the transaction ends."""
    rows = Case.objects.select_for_update(of=("self",), no_key=True)
    return rows.select_related("begun_under", "version", "procedure").get(pk=case.pk)


def office_of(case: Case) -> Office:
    """Return the surroundings of a case."""
    asked = list(case.consulted.select_related("unit"))
    staffing = OrgStaffing(
        case.organ_id,
        dict(case.version.read().posts),
        tuple(one.unit for one in asked if one.purpose == Purpose.CONCURRENCE),
        tuple(one.unit for one in asked if one.purpose == Purpose.CO_ISSUE),
    )
    return Office(staffing, gates.gates_for(case), working_time.current())


@transaction.atomic
def carry_out(
    case: Case,
    command_for: Callable[[CaseState], Command],
    *,
    trace: Acting,
    staffing: Staffing | None = None,
) -> Done:
    """Carry one command out on a case, or raise with the sentence that says why not."""
    case = locked(case)
    state, office = load(case), office_of(case)
    if staffing is not None:
        office = Office(staffing, office.gates, office.working_time)
    outcome = decide(state, command_for(state), office)
    if isinstance(outcome, Refused):
        raise refusal(outcome)
    if isinstance(outcome, Repeated):
        earlier = Event.objects.get(case=case, sequence=outcome.event.sequence)
        return Done(case, earlier, state, is_repeated=True)
    return put_down(case, outcome, office, trace)


def put_down(case: Case, accepted: Accepted, office: Office, trace: Acting) -> Done:
    """Write an event and its audit entry; called with the case locked or new."""
    follow_version(case, accepted)
    row = write(case, accepted, office.working_time)
    event = accepted.event
    new: Values = {"event": event.sequence, "digest": row.digest, "step": event.step}
    record(
        actor=trace,
        at=event.recorded_at,
        entry_type=OF_VERB[event.verb].code,
        # Administrators read the trail, and business content is not for them: no title, no opinion.
        subject=Subject("case", case.public_id, case.procedure.name),
        new=new,
    )
    return Done(case, row, accepted.state)


def follow_version(case: Case, accepted: Accepted) -> None:
    """Let the case's row point to the version it runs under now."""
    now_under = content_hash(accepted.state.definition)
    if case.version.content_hash != now_under:
        case.version = case.procedure.versions.get(content_hash=now_under)


def refusal(refused: Refused) -> DomainError:
    """Return a refusal as the error to raise."""
    if refused.kind in _OVERTAKEN:
        return Overtaken(refused.message, refused.kind)
    return UnableToAct(refused.message, refused.kind)
