"""An event: one act of one person, and all that it changed. Append-only; a case is their sum."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from sanban.procedures.domain.case import ClockMark, Owed, Party, ReturnFrame, Run
from sanban.procedures.domain.definition import FactValue
from sanban.procedures.domain.durations import Duration
from sanban.procedures.domain.gates import Deviation, Evidence
from sanban.procedures.domain.people import Holder
from sanban.procedures.domain.terms import CasePhase, ReturnReason, RunState, Verb


@dataclass(frozen=True, slots=True)
class CaseStarted:
    """A case began under this version of the procedure."""

    definition_hash: str
    drafter: Holder
    subject_hash: str
    facts: tuple[tuple[str, FactValue], ...]


@dataclass(frozen=True, slots=True)
class RunOpened:
    """A step was opened; ``replaces`` is the run set aside that goes on in this one."""

    run: Run
    replaces: int = 0


@dataclass(frozen=True, slots=True)
class PartyChanged:
    """A signer came to a step, or his work changed."""

    run: int
    after: Party
    before: Party | None = None


@dataclass(frozen=True, slots=True)
class RunClosed:
    """A step came to an end, one way or another.

    Of its gates, ``satisfied`` found what they demand (``passed`` is the evidence they found it in) and
    ``deviated`` were let go by a leader.
    """

    run: int
    state: RunState
    at: datetime
    by: Holder
    passed: tuple[Evidence, ...] = ()
    satisfied: tuple[str, ...] = ()
    deviated: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class RunReopened:
    """A step was opened again because its last signer took his work back."""

    run: int


@dataclass(frozen=True, slots=True)
class FramePushed:
    """A return that goes straight back was noted."""

    frame: ReturnFrame


@dataclass(frozen=True, slots=True)
class FrameDropped:
    """A return was answered, or overtaken by another."""

    frame: ReturnFrame


@dataclass(frozen=True, slots=True)
class CheckOwed:
    """Somebody is owed another look."""

    owed: Owed


@dataclass(frozen=True, slots=True)
class CheckPaid:
    """He has looked again."""

    owed: Owed


@dataclass(frozen=True, slots=True)
class SubjectChanged:
    """The text changed."""

    before: str
    after: str


@dataclass(frozen=True, slots=True)
class FactChanged:
    """A declared fact changed; before it was declared it was nothing."""

    fact: str
    after: FactValue
    before: FactValue | None = None


@dataclass(frozen=True, slots=True)
class EvidenceGiven:
    """Evidence was laid before a gate."""

    evidence: Evidence


@dataclass(frozen=True, slots=True)
class DeviationGranted:
    """A leader let a gate go."""

    deviation: Deviation


@dataclass(frozen=True, slots=True)
class DeviationMadeGood:
    """What a gate had demanded was brought afterwards; the place counts from 0."""

    place: int
    at: datetime
    by: Holder


@dataclass(frozen=True, slots=True)
class PauseBegun:
    """All clocks stopped."""

    at: datetime


@dataclass(frozen=True, slots=True)
class PauseEnded:
    """All clocks go on."""

    at: datetime


@dataclass(frozen=True, slots=True)
class LimitChanged:
    """The time limit of a step was changed."""

    run: int
    after: Duration
    before: Duration | None = None


@dataclass(frozen=True, slots=True)
class ClockSpoke:
    """A clock warned, or told that the time is over; ``told`` are those it was said to."""

    run: int
    mark: ClockMark
    told: tuple[Holder, ...]


@dataclass(frozen=True, slots=True)
class VersionMoved:
    """The case goes on under another version of its procedure."""

    before: str
    after: str


@dataclass(frozen=True, slots=True)
class CaseClosed:
    """The case came to its end."""

    phase: CasePhase


Effect = (
    CaseStarted | RunOpened | PartyChanged | RunClosed | RunReopened | FramePushed | FrameDropped
    | CheckOwed | CheckPaid | SubjectChanged | FactChanged | EvidenceGiven | DeviationGranted
    | DeviationMadeGood | PauseBegun | PauseEnded | LimitChanged | ClockSpoke | VersionMoved | CaseClosed
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Event:
    """One entry of a case's history 「流转记录」.

    ``at`` is when it happened, ``recorded_at`` when it was entered; they differ for 补办 only. ``key``
    is the request's idempotency key. ``subject_hash`` is the text as it was when the act was done.
    """

    sequence: int
    verb: Verb
    actor: Holder
    at: datetime
    recorded_at: datetime
    key: str
    subject_hash: str
    effects: tuple[Effect, ...]
    on_behalf_of: Holder | None = None
    step: str = ""
    run: int = 0
    assignment: str = ""
    opinion: str = ""
    reason: ReturnReason | None = None
    detail: str = ""
    warnings: tuple[str, ...] = ()

    @property
    def acting(self) -> str:
        """Return who acted as the record shows it: 「甲代乙」 where it was for another."""
        if self.on_behalf_of is None:
            return self.actor.name
        return f"{self.actor.name}代{self.on_behalf_of.name}"
