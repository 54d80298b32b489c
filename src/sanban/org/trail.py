"""Entries about the organisation's own objects."""

from __future__ import annotations

from datetime import datetime
from typing import Protocol

from sanban.audit.acting import Acting
from sanban.audit.actions.record import Subject, Values, record
from sanban.audit.entry_types import EntryType


class Traced(Protocol):
    """Whoever can stand in the trail as an actor."""

    @property
    def organ_id(self) -> int:
        """Return the organ whose chain the entry joins."""

    @property
    def trace(self) -> Acting:
        """Return the actor as the trail keeps him."""


class Named(Protocol):
    """An object with a public id; its text is its name."""

    public_id: str


def note(
    entry_type: EntryType,
    subject: Named,
    *,
    actor: Traced,
    at: datetime,
    old: Values | None = None,
    new: Values | None = None,
    reason: str = "",
) -> None:
    """Record what was done with an object of the organisation."""
    record(
        actor=actor.trace,
        at=at,
        entry_type=entry_type.code,
        subject=Subject(type(subject).__name__.lower(), subject.public_id, str(subject)),
        old=old,
        new=new,
        reason=reason,
    )
