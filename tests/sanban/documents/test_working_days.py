"""Clocks of cases run by the holidays of the State Council's arrangements."""

from __future__ import annotations

from datetime import date, datetime

import pytest

from sanban.documents.working_days import is_worked
from sanban.procedures import working_time
from tests.cast import SHANGHAI


@pytest.mark.parametrize(
    ("day", "worked"),
    [
        (date(2026, 7, 16), True),
        (date(2026, 7, 18), False),
        (date(2026, 10, 1), False),
        (date(2026, 10, 10), True),  # a Saturday worked for the holiday week
        (date(2031, 7, 16), True),  # a year without an arrangement: a weekday
        (date(2031, 7, 19), False),
    ],
)
def test_holidays_and_the_days_worked_for_them_are_known(day: date, *, worked: bool) -> None:
    assert is_worked(day) is worked


def test_a_day_of_work_before_the_holiday_week_ends_after_it() -> None:
    started = datetime(2026, 9, 30, 15, 0, tzinfo=SHANGHAI)
    due = working_time.current().add(started, 8 * 60)
    assert due == datetime(2026, 10, 8, 15, 0, tzinfo=SHANGHAI)
