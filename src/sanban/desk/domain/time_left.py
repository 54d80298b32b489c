"""What is left of a time limit, in words for a list."""

from __future__ import annotations

from datetime import datetime

from sanban.procedures.domain.durations import WorkingTime

_MINUTE = 60


def time_left(due_at: datetime, at: datetime, time: WorkingTime) -> str:
    """Return 「还剩2小时10分」 or 「超时35分」 in working time; whole days from one day on.

    Where no working time lies between, as in the night before, what the wall clock says.
    """
    is_over = due_at < at
    start, end = (due_at, at) if is_over else (at, due_at)
    word = "超时" if is_over else "还剩"
    minutes = time.between(start, end)
    days = minutes // time.minutes_per_day
    if days:
        return f"{word}{days}个工作日"
    return word + _hours(minutes or int((end - start).total_seconds()) // _MINUTE)


def _hours(minutes: int) -> str:
    hours, rest = divmod(minutes, _MINUTE)
    if not hours:
        return f"{rest}分"
    return f"{hours}小时{rest}分" if rest else f"{hours}小时"
