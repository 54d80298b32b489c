"""What is left of a time limit, in words."""

from __future__ import annotations

from datetime import timedelta

import pytest

from sanban.desk.domain.time_left import time_left
from tests.sanban.procedures.organ import MONDAY, PlainWeek

HOUR, MINUTE, DAY = timedelta(hours=1), timedelta(minutes=1), timedelta(days=1)


@pytest.mark.parametrize(
    ("due_in", "told"),
    [
        (2 * HOUR + 10 * MINUTE, "还剩2小时10分"),
        (3 * HOUR, "还剩3小时"),
        (5 * MINUTE, "还剩5分"),
        (DAY, "还剩1个工作日"),
        (7 * DAY, "还剩5个工作日"),
        (12 * HOUR, "还剩1个工作日"),
        (-35 * MINUTE, "超时35分"),
        (-10 * DAY, "超时6个工作日"),
    ],
)
def test_it_is_told_in_working_time(due_in: timedelta, told: str) -> None:
    """Nights and weekends count for nothing; whole days are told as days."""
    at = MONDAY
    assert time_left(at + due_in, at, PlainWeek()) == told


def test_where_no_working_time_lies_between_the_wall_clock_is_told() -> None:
    """In the evening, with a limit that runs by the clock."""
    evening = MONDAY + 10 * HOUR
    assert time_left(evening + 90 * MINUTE, evening, PlainWeek()) == "还剩1小时30分"
