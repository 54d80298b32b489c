"""An event in the making: effects are gathered, and the state follows each of them at once."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from sanban.procedures.domain.case import CaseState
from sanban.procedures.domain.commands import Request
from sanban.procedures.domain.definition import AssigneeRule
from sanban.procedures.domain.durations import WorkingTime
from sanban.procedures.domain.events import Effect, Event
from sanban.procedures.domain.gates import Gate
from sanban.procedures.domain.people import Holder, Staffing, StaffingQuestion
from sanban.procedures.domain.replay import Versions, advance, apply
from sanban.procedures.domain.terms import ReturnReason, Verb


@dataclass(frozen=True, slots=True)
class Office:
    """What the engine asks of its surroundings: people, gates, working hours."""

    staffing: Staffing
    gates: Mapping[str, Gate]
    working_time: WorkingTime


@dataclass(frozen=True, slots=True)
class Note:
    """What an event tells apart from its effects."""

    step: str = ""
    run: int = 0
    assignment: str = ""
    opinion: str = ""
    reason: ReturnReason | None = None
    detail: str = ""
    on_behalf_of: Holder | None = None
    happened_at: datetime | None = None


class Draft:
    """One command being carried out on a case."""

    def __init__(
        self, state: CaseState, office: Office, request: Request, later: Versions | None = None
    ) -> None:
        self.before = state
        self.state = state
        self.office = office
        self.request = request
        self.chosen: tuple[Holder, ...] = ()
        self.warnings: list[str] = []
        self._later = later
        self._effects: list[Effect] = []
        # Clocks of two machines may differ a little; a history never runs backwards.
        self.at = max([request.at, *(event.recorded_at for event in state.events[-1:])])

    @property
    def has_effects(self) -> bool:
        """Tell whether anything was taken up yet."""
        return bool(self._effects)

    def add(self, effect: Effect) -> None:
        """Take up an effect."""
        self._effects.append(effect)
        self.state = apply(effect, self.state, self._later)

    @property
    def drafter(self) -> Holder:
        """Return who drafted the subject."""
        assert self.state.drafter is not None  # noqa: S101 - every case begins with its drafter
        return self.state.drafter

    def question(self, step: str, excluded: frozenset[str] = frozenset()) -> StaffingQuestion:
        """Return what the organ must know to say who acts at a step."""
        return StaffingQuestion(step, self.drafter, self.state.known_facts, self.at, excluded)

    def is_among(self, actor: Holder, rules: tuple[AssigneeRule, ...]) -> bool:
        """Tell whether the actor is one of those a definition names."""
        question = self.question("")
        return any(
            actor.is_same_person(holder)
            for rule in rules
            for holder in self.office.staffing.holders(rule, question)
        )

    def event(self, verb: Verb, note: Note) -> tuple[Event, CaseState]:
        """Return the event that holds everything taken up, and the state after it."""
        event = Event(
            sequence=self.before.version + 1,
            verb=verb,
            actor=self.request.actor,
            at=note.happened_at or self.at,
            recorded_at=self.at,
            key=self.request.key,
            subject_hash=self.before.subject_hash or self.state.subject_hash,
            effects=tuple(self._effects),
            on_behalf_of=note.on_behalf_of,
            step=note.step,
            run=note.run,
            assignment=note.assignment,
            opinion=note.opinion.strip(),
            reason=note.reason,
            detail=note.detail.strip(),
            warnings=tuple(self.warnings),
        )
        return event, advance(self.before, event, self._later)
