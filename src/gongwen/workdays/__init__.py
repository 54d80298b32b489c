"""Working days 「工作日」: weekdays, statutory holidays and the days worked in exchange for them."""

from gongwen.workdays.calendar import (
    Holiday,
    UnableToTellWorkday,
    Year,
    add_workdays,
    holiday_on,
    is_workday,
    known_years,
    weekday_name,
    workdays_between,
    year_table,
)

__all__ = [
    "Holiday",
    "UnableToTellWorkday",
    "Year",
    "add_workdays",
    "holiday_on",
    "is_workday",
    "known_years",
    "weekday_name",
    "workdays_between",
    "year_table",
]
