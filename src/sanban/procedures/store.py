"""Reads cases from their events, and writes what an event changed to where lists are made from."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from sanban.org.models import Person, Post
from sanban.procedures.domain import events
from sanban.procedures.domain.case import CaseState, Party, Run
from sanban.procedures.domain.clocks import read_clock
from sanban.procedures.domain.codec import canonical, content_hash
from sanban.procedures.domain.deciding import Accepted
from sanban.procedures.domain.definition import Definition
from sanban.procedures.domain.durations import WorkingTime
from sanban.procedures.domain.people import Holder
from sanban.procedures.domain.replay import replay
from sanban.procedures.domain.terms import CasePhase, Mark, Verb
from sanban.procedures.models import Assignment, Case, Event, Evidence, Part, ProcedureVersion
from sanban.procedures.vocabulary import Task


def load(case: Case) -> CaseState:
    """Return what the events of a case add up to; three queries at most."""
    happened = [row.read() for row in Event.objects.filter(case=case).order_by("sequence")]
    return replay(case.begun_under.read(), happened, _later(case, happened))


def _later(case: Case, happened: Iterable[events.Event]) -> dict[str, Definition]:
    """Return the versions that a case was moved to, by their hash."""
    hashes = {
        effect.after
        for event in happened
        for effect in event.effects
        if isinstance(effect, events.VersionMoved)
    }
    if not hashes:
        return {}
    versions = ProcedureVersion.objects.filter(
        procedure_id=case.procedure_id, content_hash__in=hashes
    )
    return {version.content_hash: version.read() for version in versions}


@dataclass(frozen=True, slots=True)
class _Names:
    """The rows behind the public ids that an event mentions."""

    people: dict[str, int]
    posts: dict[str, int]


def write(case: Case, accepted: Accepted, time: WorkingTime) -> Event:
    """Append the event, and bring assignments, parts, evidence and the case's row into line."""
    state, event = accepted.state, accepted.event
    mentioned = list(_mentioned(state, event))
    names = _Names(
        dict(
            Person.objects.filter(public_id__in={one.person for one in mentioned}).values_list(
                "public_id", "pk"
            )
        ),
        dict(
            Post.objects.filter(
                public_id__in={one.post for one in mentioned if one.post}
            ).values_list("public_id", "pk")
        ),
    )
    row = Event.objects.create(
        case=case,
        sequence=event.sequence,
        key=event.key,
        verb=event.verb,
        actor_id=names.people.get(event.actor.person),
        at=event.at,
        recorded_at=event.recorded_at,
        content=canonical(event),
        digest=content_hash(event),
    )
    _write_evidence(row, event, names)
    _write_assignments(case, state, event, names, time)
    _write_parts(case, state, event, names)
    _write_case(case, state, event, time)
    return row


def _mentioned(state: CaseState, event: events.Event) -> Iterator[Holder]:
    yield event.actor
    if event.on_behalf_of:
        yield event.on_behalf_of
    for effect in event.effects:
        if isinstance(effect, events.ClockSpoke):
            yield from effect.told
        elif isinstance(effect, events.PartyChanged) and effect.before:
            yield effect.before.holder
    for _, party in state.assignments():
        yield from (one for one in (party.holder, party.offered_to, party.helper) if one)


def _write_evidence(row: Event, event: events.Event, names: _Names) -> None:
    Evidence.objects.bulk_create(
        Evidence(
            case_id=row.case_id,
            event=row,
            gate=effect.evidence.gate,
            subject_hash=effect.evidence.subject_hash,
            person_id=names.people.get(effect.evidence.given_by.person),
            at=effect.evidence.at,
            note=effect.evidence.note,
            reference=effect.evidence.reference,
        )
        for effect in event.effects
        if isinstance(effect, events.EvidenceGiven)
    )


def _tasks(party: Party) -> Iterator[tuple[Task, Holder]]:
    yield Task.DO, party.holder
    if party.offered_to:
        yield Task.ACCEPT, party.offered_to
    if party.helper:
        yield Task.ASSIST, party.helper


def _wanted(
    case: Case, state: CaseState, event: events.Event, names: _Names, time: WorkingTime
) -> Iterator[Assignment]:
    """Yield the rows that the open work of a case asks for."""
    if state.phase.is_closed:
        return
    for run, party in state.assignments():
        step = state.step(run)
        reading = read_clock(state, run, event.recorded_at, time)
        for task, holder in _tasks(party):
            yield Assignment(
                case=case,
                run=run.id,
                party=party.id,
                task=task,
                step=step.code,
                step_name=step.name,
                person_id=names.people[holder.person],
                post_id=names.posts.get(holder.post),
                is_personal=step.personal_consent,
                opened_at=event.recorded_at,
                seen_at=party.seen_at if task is Task.DO else None,
                due_at=reading.due_at if reading else None,
            )


_FOLLOWS = ("step", "step_name", "is_personal", "seen_at", "due_at")


def _write_assignments(
    case: Case, state: CaseState, event: events.Event, names: _Names, time: WorkingTime
) -> None:
    """Close what is done, open what is new, and let the rest follow; work that changes hands is new."""
    known = {_identity(row): row for row in Assignment.objects.filter(case=case, closed_at=None)}
    new: list[Assignment] = []
    changed: list[Assignment] = []
    for row in _wanted(case, state, event, names, time):
        before = known.pop(_identity(row), None)
        if before is None:
            new.append(row)
        elif any(getattr(before, name) != getattr(row, name) for name in _FOLLOWS):
            for name in _FOLLOWS:
                setattr(before, name, getattr(row, name))
            changed.append(before)
    gone = [row.pk for row in known.values()]
    if gone:
        Assignment.objects.filter(pk__in=gone).update(closed_at=event.recorded_at)
    if changed:
        Assignment.objects.bulk_update(changed, _FOLLOWS)
    Assignment.objects.bulk_create(new)


def _identity(row: Assignment) -> tuple[str, str, int, int | None]:
    return row.party, row.task, row.person_id, row.post_id


def _write_parts(case: Case, state: CaseState, event: events.Event, names: _Names) -> None:
    """Note who has a part, and when those who acted last did; reading alone is no act."""
    people = {
        names.people[one.person] for one in _mentioned(state, event) if one.person in names.people
    }
    Part.objects.bulk_create(
        [Part(case=case, person_id=person) for person in sorted(people)], ignore_conflicts=True
    )
    acting = {one.person for one in (event.actor, event.on_behalf_of) if one}
    acted = [names.people[person] for person in acting if person in names.people]
    if acted and event.verb is not Verb.OPEN:
        Part.objects.filter(case=case, person__in=acted).update(acted_at=event.recorded_at)


def _write_case(case: Case, state: CaseState, event: events.Event, time: WorkingTime) -> None:
    case.phase = state.phase
    case.subject_hash = state.subject_hash
    case.event_count = event.sequence
    case.moved_at = event.recorded_at
    case.closed_at = event.recorded_at if state.phase.is_closed else None
    case.speaks_at = speaks_next(state, event.recorded_at, time)
    case.save(
        update_fields=[
            "phase", "subject_hash", "event_count", "moved_at", "closed_at", "speaks_at", "version",
        ]
    )  # fmt: skip


def speaks_next(state: CaseState, at: datetime, time: WorkingTime) -> datetime | None:
    """Return the next moment at which a clock of a case may have something to say."""
    if state.phase is not CasePhase.RUNNING:
        return None
    moments = [one for run in state.open_runs() for one in _moments(state, run, at, time)]
    return max(at, min(moments)) if moments else None


def _moments(state: CaseState, run: Run, at: datetime, time: WorkingTime) -> Iterator[datetime]:
    reading = read_clock(state, run, at, time)
    limits = state.step(run).limits
    if reading is None or reading.due_at is None or run.limit is None:
        return
    due, said = reading.due_at, {one.mark for one in run.marks}
    shift = _calendar if run.limit.is_calendar else time.add
    if limits and limits.warn and Mark.WARNED not in said and at < due:
        yield shift(due, -limits.warn.minutes(time))
    if Mark.OVERDUE not in said:
        yield shift(due, 1)
    if limits and limits.escalate and Mark.ESCALATED not in said:
        yield shift(due, max(1, limits.escalate.minutes(time)))


def _calendar(start: datetime, minutes: int) -> datetime:
    return start + timedelta(minutes=minutes)


def assignments_differ(case: Case, state: CaseState) -> bool:
    """Tell whether the copy that lists are made from has strayed from the events."""
    kept: Sequence[tuple[str, str, str]] = sorted(
        Assignment.objects.filter(case=case, closed_at=None).values_list(
            "party", "task", "person__public_id"
        )
    )
    meant = sorted(
        (party.id, str(task), holder.person)
        for _, party in (() if state.phase.is_closed else state.assignments())
        for task, holder in _tasks(party)
    )
    return list(kept) != meant
