"""What people ask of a case: one command for each office verb."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from sanban.procedures.domain.definition import Definition, FactValue
from sanban.procedures.domain.durations import Duration
from sanban.procedures.domain.people import Holder
from sanban.procedures.domain.terms import Choice, Placing, ReturnMode, ReturnReason


@dataclass(frozen=True, slots=True)
class Request:
    """Who asks, when, and what he saw when he did.

    ``at`` bears the time zone of the organ: sentences tell it as it stands.
    ``key`` is the same for a click that is repeated. ``seen_version`` is the event up to which the asker
    had seen the case, ``subject_hash`` the text he had before him; left out, they are not checked.
    """

    actor: Holder
    at: datetime
    key: str
    on_behalf_of: Holder | None = None
    seen_version: int | None = None
    subject_hash: str = ""


@dataclass(frozen=True, slots=True)
class Start:
    """Begin a case 「发起」."""

    request: Request
    subject_hash: str
    facts: tuple[tuple[str, FactValue], ...] = ()


@dataclass(frozen=True, slots=True)
class Open:
    """Open a piece of work for the first time 「签阅」."""

    request: Request
    assignment: str


@dataclass(frozen=True, slots=True)
class Complete:
    """Do one's piece of work 「办理／同意」; ``chosen`` are those picked for the next step."""

    request: Request
    assignment: str
    choice: Choice = Choice.AGREE
    opinion: str = ""
    chosen: tuple[Holder, ...] = ()


@dataclass(frozen=True, slots=True)
class EnterLate:
    """Record what was done on paper 「补办」: by whom, when, and why it was not entered then."""

    request: Request
    assignment: str
    happened_at: datetime
    reason: str
    choice: Choice = Choice.AGREE
    opinion: str = ""


@dataclass(frozen=True, slots=True)
class SendBack:
    """Send the case back 「退回」 to an earlier step."""

    request: Request
    assignment: str
    to: str
    reason: ReturnReason
    mode: ReturnMode = ReturnMode.DIRECT
    opinion: str = ""


@dataclass(frozen=True, slots=True)
class AddSigner:
    """Ask one more to sign 「加签」."""

    request: Request
    assignment: str
    signer: Holder
    placing: Placing = Placing.BESIDE
    opinion: str = ""


@dataclass(frozen=True, slots=True)
class RemoveSigner:
    """Let go one who was added 「减签」; ``assignment`` is that signer's."""

    request: Request
    assignment: str
    opinion: str = ""


@dataclass(frozen=True, slots=True)
class Transfer:
    """Offer one's work to another 「转办」; one stays responsible until it is accepted."""

    request: Request
    assignment: str
    to: Holder
    opinion: str = ""


@dataclass(frozen=True, slots=True)
class Accept:
    """Take over work that was offered 「接受转办」."""

    request: Request
    assignment: str


@dataclass(frozen=True, slots=True)
class Decline:
    """Refuse work that was offered 「谢绝转办」."""

    request: Request
    assignment: str
    opinion: str = ""


@dataclass(frozen=True, slots=True)
class Delegate:
    """Have another prepare one's work 「委派」; it comes back to be decided."""

    request: Request
    assignment: str
    to: Holder
    opinion: str = ""


@dataclass(frozen=True, slots=True)
class Answer:
    """Give delegated work back with what was found 「回复委派」."""

    request: Request
    assignment: str
    opinion: str


@dataclass(frozen=True, slots=True)
class TakeBack:
    """Take back what one has just done or offered 「拿回」, until the next has opened it."""

    request: Request
    assignment: str


@dataclass(frozen=True, slots=True)
class Withdraw:
    """Call the whole case back to its drafter 「撤回」."""

    request: Request
    opinion: str = ""


@dataclass(frozen=True, slots=True)
class Remind:
    """Press for a piece of work 「催办」."""

    request: Request
    assignment: str
    opinion: str = ""


@dataclass(frozen=True, slots=True)
class Terminate:
    """End the case for good 「终止」."""

    request: Request
    reason: str


@dataclass(frozen=True, slots=True)
class PauseCase:
    """Stop all clocks 「暂停」."""

    request: Request
    reason: str


@dataclass(frozen=True, slots=True)
class ResumeCase:
    """Let the clocks go on 「恢复」."""

    request: Request
    opinion: str = ""


@dataclass(frozen=True, slots=True)
class Reschedule:
    """Give a step another time limit 「改期」."""

    request: Request
    run: int
    limit: Duration
    reason: str


@dataclass(frozen=True, slots=True)
class Deviate:
    """Let a gate go 「批准偏离」, with a reason and a day for making good."""

    request: Request
    run: int
    gate: str
    reason: str
    good_by: date


@dataclass(frozen=True, slots=True)
class MakeGood:
    """Bring afterwards what a gate had demanded 「补正偏离」; the place counts from 0."""

    request: Request
    place: int
    note: str


@dataclass(frozen=True, slots=True)
class GiveEvidence:
    """Lay evidence before a gate 「提交凭据」."""

    request: Request
    gate: str
    note: str = ""
    reference: str = ""


@dataclass(frozen=True, slots=True)
class Revise:
    """Change the text 「修改稿件」."""

    request: Request
    new_hash: str


@dataclass(frozen=True, slots=True)
class Declare:
    """Declare a fact otherwise 「改变要素」."""

    request: Request
    fact: str
    value: FactValue


@dataclass(frozen=True, slots=True)
class Reseat:
    """Move the open work of one who has left 「离岗移交」 to his successor or the head."""

    request: Request
    person: Holder


@dataclass(frozen=True, slots=True)
class Tick:
    """Let the clocks speak 「到时提醒」."""

    request: Request


@dataclass(frozen=True, slots=True)
class MoveVersion:
    """Carry the case on under another version 「改用新版流程」."""

    request: Request
    definition: Definition
    reason: str


Command = (
    Open | Complete | EnterLate | SendBack | AddSigner | RemoveSigner | Transfer | Accept | Decline
    | Delegate | Answer | TakeBack | Withdraw | Remind | Terminate | PauseCase | ResumeCase | Reschedule
    | Deviate | MakeGood | GiveEvidence | Revise | Declare | Reseat | Tick | MoveVersion
)  # fmt: skip
