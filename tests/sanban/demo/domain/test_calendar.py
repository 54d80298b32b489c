"""Moments move by worked days and keep their time of day."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest

from sanban.demo.domain.calendar import Calendar

CALENDAR = Calendar(date(2026, 7, 1), date(2026, 8, 31), lambda day: day.weekday() < 5)


THURSDAY = datetime(2026, 7, 16, 9, 30, tzinfo=UTC)


@pytest.mark.parametrize(("days", "day"), [(0, 16), (1, 17), (2, 20)])
def test_a_weekend_is_stepped_over(days: int, day: int) -> None:
    """Thursday, Friday, Monday; the time of day stays."""
    assert CALENDAR.moved(THURSDAY, days) == THURSDAY.replace(day=day)


def test_a_day_off_counts_as_the_worked_day_before() -> None:
    """So that order is kept."""
    assert CALENDAR.place(date(2026, 7, 18)) == CALENDAR.place(date(2026, 7, 17))
