"""Moves moments by days that are worked, so that what lay in office hours stays in office hours."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable
from datetime import date, datetime, timedelta


class Calendar:
    """The worked days between two dates, in order."""

    def __init__(self, first: date, last: date, is_worked: Callable[[date], bool]) -> None:
        span = (last - first).days + 1
        days = (first + timedelta(days=one) for one in range(span))
        self._days = tuple(day for day in days if is_worked(day))

    def place(self, day: date) -> int:
        """Return the number of a worked day; of any other that of the worked day before it."""
        return bisect_right(self._days, day) - 1

    def moved_date(self, day: date, days: int) -> date:
        """Return the date so many worked days later."""
        return self._days[self.place(day) + days]

    def moved(self, moment: datetime, days: int) -> datetime:
        """Return the same time of day so many worked days later."""
        day = moment.date()
        return moment + (self.moved_date(day, days) - day)
