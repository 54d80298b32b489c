"""The days that are worked, from the engine's tables of the State Council's arrangements."""

from __future__ import annotations

from datetime import date

from gongwen.workdays import UnableToTellWorkday, is_workday
from sanban.procedures.working_time import is_weekday


def is_worked(day: date) -> bool:
    """Tell whether a day is worked; where the arrangement is not known yet, whether it is a weekday.

    A clock may well run into a year whose holidays are announced only in its last weeks.
    """
    try:
        return is_workday(day)
    except UnableToTellWorkday:
        return is_weekday(day)
