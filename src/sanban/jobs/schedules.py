"""The schedules: what is to be done again and again, and how often."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta

from sanban.audit.actions.anchor import anchor_chains


@dataclass(frozen=True, slots=True)
class Schedule:
    """Something done every so often; ``run`` takes the moment and returns how much it did.

    It must bear being run twice at once and being broken off. ``batch`` is how much it does at most in
    one go: after a full batch it is run again at once, in between other schedules have their turn.
    """

    code: str
    label: str
    every: timedelta
    run: Callable[[datetime], int]
    batch: int = 0


_known: dict[str, Schedule] = {}


def register(schedule: Schedule) -> None:
    """Add a schedule; a second one with the same code is refused."""
    if _known.setdefault(schedule.code, schedule) != schedule:
        message = f"two schedules are called {schedule.code}"
        raise ValueError(message)


def known() -> tuple[Schedule, ...]:
    """List all schedules in the order in which they were registered."""
    return tuple(_known.values())


def _anchor(at: datetime) -> int:
    return len(anchor_chains(at=at))


ANCHORS = Schedule("audit.anchor", "留存审计印记", timedelta(hours=1), _anchor)
