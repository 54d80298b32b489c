"""Time limits as offices write them: 「3个工作日」「4个工作小时」「24小时」, and shares such as 「2/3以上」."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import datetime
from fractions import Fraction
from typing import Protocol

_WRITTEN = re.compile(r"([0-9]{1,5})(个工作日|个工作小时|小时|分钟|天)")
_SHARE = re.compile(r"(超过)?([0-9]{1,3})/([0-9]{1,3})(以上)?")
_CALENDAR_MINUTES = {"小时": 60, "分钟": 1, "天": 24 * 60}
_HOUR = 60


class WorkingTime(Protocol):
    """The working hours of the organ; given by whoever knows the calendar."""

    @property
    def minutes_per_day(self) -> int:
        """Return how many minutes a working day has."""

    def add(self, start: datetime, minutes: int) -> datetime:
        """Return the moment ``minutes`` of working time after ``start`` (before it, where negative)."""

    def between(self, start: datetime, end: datetime) -> int:
        """Return how many minutes of working time lie between two moments."""


@dataclass(frozen=True, slots=True)
class Duration:
    """A stretch of working or calendar time, kept as it was written."""

    amount: int
    unit: str

    @property
    def text(self) -> str:
        """Return it as people write it."""
        return f"{self.amount}{self.unit}"

    @property
    def is_calendar(self) -> bool:
        """Tell whether nights and holidays count."""
        return self.unit in _CALENDAR_MINUTES

    def minutes(self, working_time: WorkingTime) -> int:
        """Return the length in minutes of its own kind of time."""
        if self.is_calendar:
            return self.amount * _CALENDAR_MINUTES[self.unit]
        return self.amount * (working_time.minutes_per_day if self.unit == "个工作日" else _HOUR)

    @property
    def rough_minutes(self) -> int:
        """Return the length for comparing limits before any calendar is known."""
        if self.is_calendar:
            return self.amount * _CALENDAR_MINUTES[self.unit]
        return self.amount * (8 * _HOUR if self.unit == "个工作日" else _HOUR)


def read_duration(written: str) -> Duration | None:
    """Return what ``written`` says, ``None`` where it is no duration."""
    found = _WRITTEN.fullmatch(written.replace(" ", ""))
    return Duration(int(found[1]), found[2]) if found else None


@dataclass(frozen=True, slots=True)
class Share:
    """A share of all who are asked; ``is_strict`` means more than, otherwise at least."""

    numerator: int
    denominator: int
    is_strict: bool

    @property
    def text(self) -> str:
        """Return it as people write it."""
        plain = f"{self.numerator}/{self.denominator}"
        return f"超过{plain}" if self.is_strict else f"{plain}以上"

    def is_reached(self, count: int, of: int) -> bool:
        """Tell whether ``count`` out of ``of`` is enough."""
        needed = Fraction(self.numerator, self.denominator) * of
        return count > needed if self.is_strict else count >= needed


def read_share(written: str) -> Share | None:
    """Return what ``written`` says, ``None`` where it is no share of a whole."""
    found = _SHARE.fullmatch(written.replace(" ", ""))
    if not found or bool(found[1]) == bool(found[4]):
        return None
    share = Share(int(found[2]), int(found[3]), is_strict=bool(found[1]))
    if not 0 < share.numerator <= share.denominator:
        return None
    return None if share.is_strict and share.numerator == share.denominator else share
