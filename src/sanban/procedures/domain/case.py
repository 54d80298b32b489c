"""A case 「办理实例」: the state that its events add up to."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING

from sanban.procedures.domain.definition import Definition, FactValue, Step
from sanban.procedures.domain.durations import Duration
from sanban.procedures.domain.gates import Deviation, Evidence, Signature
from sanban.procedures.domain.people import Holder
from sanban.procedures.domain.terms import (
    CasePhase,
    Choice,
    Mark,
    PartyState,
    RunState,
)

if TYPE_CHECKING:
    from sanban.procedures.domain.events import Event


@dataclass(frozen=True, slots=True)
class Party:
    """One signer of a step, and the piece of work that lies with him 「待办件」.

    ``after`` are the parties that must be done before. ``offered_to`` has not accepted a transfer yet,
    so ``holder`` stays responsible; ``helper`` answers a delegation to ``holder``. ``is_required`` marks
    signers added to a step that one signer alone could close.
    """

    id: str
    holder: Holder
    state: PartyState
    after: tuple[str, ...] = ()
    added_by: Holder | None = None
    is_required: bool = False
    offered_to: Holder | None = None
    helper: Holder | None = None
    helper_opinion: str = ""
    seen_at: datetime | None = None
    choice: Choice | None = None
    acted_by: Holder | None = None
    opinion: str = ""
    done_at: datetime | None = None
    subject_hash: str = ""

    @property
    def is_pending(self) -> bool:
        """Tell whether the signer still has to act."""
        return self.state in {PartyState.OPEN, PartyState.WAITING}


@dataclass(frozen=True, slots=True)
class ClockMark:
    """What the clock of a run has said already, and when."""

    mark: Mark
    at: datetime


@dataclass(frozen=True, slots=True)
class Run:
    """One passage through a step. ``source`` is the run whose close opened this one.

    ``sent_by`` sent the case here; ``carried_minutes`` were used up in an earlier run of a step whose
    clock goes on after a return.
    """

    id: int
    step: str
    parties: tuple[Party, ...]
    opened_at: datetime
    sent_by: Holder
    source: int = 0
    limit: Duration | None = None
    carried_minutes: int = 0
    state: RunState = RunState.OPEN
    closed_at: datetime | None = None
    closed_by: Holder | None = None
    marks: tuple[ClockMark, ...] = ()

    @property
    def is_open(self) -> bool:
        """Tell whether the step is being worked on."""
        return self.state is RunState.OPEN

    def party(self, party_id: str) -> Party | None:
        """Return the party with this id, if any."""
        return next((party for party in self.parties if party.id == party_id), None)

    def pending(self) -> tuple[Party, ...]:
        """Return the signers who still have to act, whether or not it is their turn."""
        return tuple(party for party in self.parties if party.is_pending)

    def open_parties(self) -> tuple[Party, ...]:
        """Return the signers whose turn it is."""
        return tuple(party for party in self.parties if party.state is PartyState.OPEN)


@dataclass(frozen=True, slots=True)
class ReturnFrame:
    """A return that goes straight back 「直送」: when ``target`` closes, ``set_aside`` come up again."""

    target: int
    set_aside: tuple[int, ...]
    by: Holder
    step: str


@dataclass(frozen=True, slots=True)
class Owed:
    """A check that the returner is owed: the case cannot pass his step again without it."""

    step: str
    holder: Holder


@dataclass(frozen=True, slots=True)
class Pause:
    """A stretch of time that no clock counts."""

    start: datetime
    end: datetime | None = None


@dataclass(frozen=True, slots=True)
class CaseState:
    """All that is known of a case; the result of folding its events."""

    definition: Definition
    phase: CasePhase = CasePhase.RUNNING
    drafter: Holder | None = None
    subject_hash: str = ""
    facts: Mapping[str, FactValue] | None = None
    runs: tuple[Run, ...] = ()
    frames: tuple[ReturnFrame, ...] = ()
    owed: tuple[Owed, ...] = ()
    pauses: tuple[Pause, ...] = ()
    evidence: tuple[Evidence, ...] = ()
    deviations: tuple[Deviation, ...] = ()
    events: tuple[Event, ...] = ()

    @property
    def version(self) -> int:
        """Return the number of the last event."""
        return self.events[-1].sequence if self.events else 0

    @property
    def known_facts(self) -> Mapping[str, FactValue]:
        """Return the declared facts."""
        return self.facts or {}

    @property
    def next_run(self) -> int:
        """Return the number the next run will bear."""
        return len(self.runs) + 1

    def run(self, number: int) -> Run:
        """Return a run by its number."""
        return self.runs[number - 1]

    def open_runs(self) -> tuple[Run, ...]:
        """Return the steps being worked on."""
        return tuple(run for run in self.runs if run.is_open)

    def assignments(self) -> Iterator[tuple[Run, Party]]:
        """Yield every open piece of work."""
        for run in self.open_runs():
            for party in run.open_parties():
                yield run, party

    def find(self, assignment: str) -> tuple[Run, Party] | None:
        """Return the piece of work with this id, open or not."""
        for run in self.runs:
            party = run.party(assignment)
            if party is not None:
                return run, party
        return None

    def step(self, run: Run) -> Step:
        """Return the step that a run passes through."""
        return self.definition.step(run.step)

    def last_done(self, code: str) -> Run | None:
        """Return the last run of a step that was brought to its end, if any."""
        done = (run for run in self.runs if run.step == code and run.state is RunState.DONE)
        return max(done, key=lambda run: run.id, default=None)

    def performers(self, code: str) -> frozenset[str]:
        """Return the persons whose work at a step stands now, in whatever run of it."""
        return frozenset(
            person
            for run in self.runs
            if run.step == code and run.state in {RunState.DONE, RunState.OPEN, RunState.RETURNED}
            for party in run.parties
            if party.state is PartyState.DONE
            for person in (
                party.holder.person,
                *((party.acted_by.person,) if party.acted_by else ()),
            )
        )

    def signatures(self) -> tuple[Signature, ...]:
        """Return who signed what at the last completed run of each step."""
        last = (self.last_done(step.code) for step in self.definition.steps)
        return tuple(
            Signature(run.step, party.holder, str(party.choice), party.subject_hash)
            for run in last
            if run is not None
            for party in run.parties
            if party.state is PartyState.DONE
        )
