"""What comes of a command: an event, the event of an earlier click, or a refusal in plain Chinese."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from sanban.kernel.errors import DomainError
from sanban.procedures.domain.case import CaseState
from sanban.procedures.domain.events import Event


class RefusalKind(StrEnum):
    """Why a command is refused, for whoever must choose between ways to answer."""

    CLOSED = "closed"
    PAUSED = "paused"
    NOT_FOUND = "not-found"
    TAKEN = "taken"
    STALE = "stale"
    NOT_YOURS = "not-yours"
    NOT_ALLOWED = "not-allowed"
    INCOMPLETE = "incomplete"
    INVALID = "invalid"
    NOBODY = "nobody"


class UnableToProceed(DomainError):  # noqa: N818 - house style names errors by what could not be done
    """A command that cannot be carried out."""

    def __init__(self, kind: RefusalKind, message: str) -> None:
        super().__init__(message)
        self.kind = kind


@dataclass(frozen=True, slots=True)
class Accepted:
    """The command was carried out: the event to be stored, and the state after it."""

    event: Event
    state: CaseState


@dataclass(frozen=True, slots=True)
class Repeated:
    """The same click came again: nothing is to be stored, this is what it did."""

    event: Event


@dataclass(frozen=True, slots=True)
class Refused:
    """The command was not carried out; ``message`` says why and what to do."""

    kind: RefusalKind
    message: str


Outcome = Accepted | Repeated | Refused
