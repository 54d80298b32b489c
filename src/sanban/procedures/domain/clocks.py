"""The clock of a step: what it has used up, when it is due, what it must say now.

Pauses belong to the case and the limit to the run, so neither handing work on nor changing the limit
can lose any time.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum

from sanban.procedures.domain.case import CaseState, Run
from sanban.procedures.domain.durations import Duration, WorkingTime
from sanban.procedures.domain.terms import CasePhase, Mark, PartyState, RunState, Urgency

_MINUTE = 60
URGENCY_FACT = "urgency"


@dataclass(frozen=True, slots=True)
class Reading:
    """What a clock shows; ``due_at`` is ``None`` while it stands still."""

    limit_minutes: int
    used_minutes: int
    due_at: datetime | None

    @property
    def left_minutes(self) -> int:
        """Return what is left, less than zero where the time is over."""
        return self.limit_minutes - self.used_minutes


class ClockState(StrEnum):
    """How a clock is shown."""

    NONE = "none"
    RUNNING = "running"
    DUE_SOON = "due-soon"
    OVERDUE = "overdue"
    PAUSED = "paused"


def urgency_of(state: CaseState) -> Urgency:
    """Return the declared urgency, ordinary where none is declared."""
    declared = state.known_facts.get(URGENCY_FACT, Urgency.ORDINARY)
    return Urgency(declared) if declared in set(Urgency) else Urgency.ORDINARY


def read_clock(state: CaseState, run: Run, at: datetime, time: WorkingTime) -> Reading | None:
    """Return what the clock of a run shows at a moment, ``None`` where the step has no limit."""
    if run.limit is None:
        return None
    end = min(at, _finished_at(run)) if run.closed_at else at
    used = run.carried_minutes + used_minutes(state, run, end, time)
    return Reading(run.limit.minutes(time), used, _due_at(state, run, time))


def _finished_at(run: Run) -> datetime:
    """Return when the work of a closed run was really done: what is entered late counts as of then."""
    done = [
        party.done_at for party in run.parties if party.state is PartyState.DONE and party.done_at
    ]
    recorded = run.closed_at or run.opened_at
    if run.state is not RunState.DONE or not done:
        return recorded
    return max(run.opened_at, min(recorded, max(done)))


def used_minutes(state: CaseState, run: Run, end: datetime, time: WorkingTime) -> int:
    """Return how many minutes of its own kind of time a run has used up to ``end``, without pauses."""
    calendar = run.limit.is_calendar if run.limit else False
    return sum(
        _between(start, min(stop or end, end), time, calendar=calendar)
        for start, stop in _counted(state, run)
        if start < end
    )


def _due_at(state: CaseState, run: Run, time: WorkingTime) -> datetime | None:
    """Return when the time of a run is over, ``None`` where a pause keeps it from running out."""
    limit = run.limit
    if limit is None:
        return None
    left = limit.minutes(time) - run.carried_minutes
    for start, stop in _counted(state, run):
        if stop is None:
            return _later(start, left, time, calendar=limit.is_calendar)
        counted = _between(start, stop, time, calendar=limit.is_calendar)
        if left <= counted:
            return _later(start, left, time, calendar=limit.is_calendar)
        left -= counted
    return None


def _counted(state: CaseState, run: Run) -> Iterator[tuple[datetime, datetime | None]]:
    """Yield the stretches of time between pauses that count for a run; the last may have no end."""
    start = run.opened_at
    for pause in state.pauses:
        if pause.end is not None and pause.end <= run.opened_at:
            continue
        if start < pause.start:
            yield start, pause.start
        if pause.end is None:
            return
        start = max(start, pause.end)
    yield start, None


def clock_state(state: CaseState, run: Run, at: datetime, time: WorkingTime) -> ClockState:
    """Return how the clock of a run is to be shown."""
    reading = read_clock(state, run, at, time)
    if reading is None:
        return ClockState.NONE
    if state.phase is CasePhase.PAUSED:
        return ClockState.PAUSED
    if reading.left_minutes < 0:
        return ClockState.OVERDUE
    warn = _warn_minutes(state, run, time)
    return ClockState.DUE_SOON if warn and reading.left_minutes <= warn else ClockState.RUNNING


def due_marks(state: CaseState, run: Run, at: datetime, time: WorkingTime) -> Iterator[Mark]:
    """Yield what the clock of a run must say now and has not said yet."""
    reading = read_clock(state, run, at, time)
    if reading is None or state.phase is not CasePhase.RUNNING:
        return
    said = {one.mark for one in run.marks}
    limits = state.step(run).limits
    warn = _warn_minutes(state, run, time)
    if warn and 0 <= reading.left_minutes <= warn and Mark.WARNED not in said:
        yield Mark.WARNED
    if reading.left_minutes < 0 and Mark.OVERDUE not in said:
        yield Mark.OVERDUE
    if limits and limits.escalate and Mark.ESCALATED not in said:
        over = -reading.left_minutes
        if over >= limits.escalate.minutes(time):
            yield Mark.ESCALATED


def _warn_minutes(state: CaseState, run: Run, time: WorkingTime) -> int:
    limits = state.step(run).limits
    warn: Duration | None = limits.warn if limits else None
    return warn.minutes(time) if warn else 0


def _between(start: datetime, end: datetime, time: WorkingTime, *, calendar: bool) -> int:
    if calendar:
        return int((end - start).total_seconds()) // _MINUTE
    return time.between(start, end)


def _later(start: datetime, minutes: int, time: WorkingTime, *, calendar: bool) -> datetime:
    return start + timedelta(minutes=minutes) if calendar else time.add(start, minutes)
