"""The working hours of the office; whoever knows the calendar registers it when the site starts."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

from django.conf import settings

from sanban.procedures.domain.durations import WorkingTime

_OPENS = 9
_MINUTES = 8 * 60
_SATURDAY = 5


def is_weekday(day: date) -> bool:
    """Tell whether a day is none of the weekend: serves until a calendar is registered."""
    return day.weekday() < _SATURDAY


@dataclass(frozen=True, slots=True)
class OfficeHours:
    """Nine to five on every day that is worked."""

    is_worked: Callable[[date], bool] = is_weekday
    minutes_per_day: int = _MINUTES

    def add(self, start: datetime, minutes: int) -> datetime:
        """Return the moment ``minutes`` of working time after ``start`` (before it, where negative)."""
        day = _midnight(start)
        total = self._since(start, day) + minutes
        while True:
            here = self._of(day)
            if 0 < total <= here or (total == 0 and minutes == 0):
                return day + timedelta(hours=_OPENS, minutes=total)
            if total <= 0:
                day -= timedelta(days=1)
                total += self._of(day)
            else:
                total -= here
                day += timedelta(days=1)

    def between(self, start: datetime, end: datetime) -> int:
        """Return how many minutes of working time lie between two moments."""
        day, last = _midnight(start), _midnight(end)
        total = -self._since(start, day)
        while day < last:
            total += self._of(day)
            day += timedelta(days=1)
        return total + self._since(end, day)

    def _of(self, day: datetime) -> int:
        return _MINUTES if self.is_worked(day.date()) else 0

    def _since(self, moment: datetime, day: datetime) -> int:
        opened = day + timedelta(hours=_OPENS)
        passed = int((moment - opened).total_seconds()) // 60
        return max(0, min(self._of(day), passed))


def _midnight(moment: datetime) -> datetime:
    local = moment.astimezone(ZoneInfo(settings.TIME_ZONE))
    return local.replace(hour=0, minute=0, second=0, microsecond=0)


_registered: list[WorkingTime] = [OfficeHours()]


def register(working_time: WorkingTime) -> None:
    """Let all clocks run by this calendar from now on."""
    _registered[:] = [working_time]


def current() -> WorkingTime:
    """Return the working hours all clocks run by."""
    return _registered[0]
