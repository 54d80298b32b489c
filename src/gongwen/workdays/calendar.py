"""Which days are worked: the yearly tables of the State Council's holiday arrangements, read lazily."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache
from importlib.resources import files

_WEEKDAYS = "一二三四五六日"
_SATURDAY = 5


class UnableToTellWorkday(LookupError):  # noqa: N818 - house style names errors by what could not be done
    """Raised for a year whose holiday arrangement is not in the tables."""


@dataclass(frozen=True, slots=True)
class Holiday:
    """A statutory holiday and all the days taken off for it, adjoining weekends included."""

    name: str
    days: tuple[date, ...]


@dataclass(frozen=True, slots=True)
class Year:
    """The arrangement of one year: its holidays and the weekend days worked in exchange."""

    year: int
    holidays: tuple[Holiday, ...]
    workdays: frozenset[date]
    days_off: frozenset[date]


def weekday_name(day: date) -> str:
    """Return the one character that follows 「星期」 for ``day``: 一 … 六, 日."""
    return _WEEKDAYS[day.weekday()]


def known_years() -> tuple[int, ...]:
    """Return the years whose arrangement is known, oldest first."""
    names = (entry.name for entry in files("gongwen.workdays").joinpath("tables").iterdir())
    return tuple(sorted(int(name[:-5]) for name in names if name.endswith(".toml")))


@cache
def year_table(year: int) -> Year:
    """Return the arrangement of ``year``; raise :class:`UnableToTellWorkday` where there is none."""
    source = files("gongwen.workdays").joinpath("tables", f"{year}.toml")
    try:
        content = tomllib.loads(source.read_text(encoding="utf-8"))
    except FileNotFoundError:
        years = "、".join(f"{known}年" for known in known_years())
        raise UnableToTellWorkday(
            f"没有{year}年的放假安排，不能推算该年的工作日（现有{years}）；"
            f"请按国务院办公厅公布的安排补充 workdays/tables/{year}.toml 后再试。"
        ) from None
    holidays = tuple(Holiday(entry["name"], tuple(entry["days"])) for entry in content["holidays"])
    return Year(
        content["year"],
        holidays,
        frozenset(content["workdays"]),
        frozenset(day for holiday in holidays for day in holiday.days),
    )


def holiday_on(day: date) -> str | None:
    """Return the name of the holiday for which ``day`` is taken off, ``None`` on any other day."""
    holidays = year_table(day.year).holidays
    return next((holiday.name for holiday in holidays if day in holiday.days), None)


def is_workday(day: date) -> bool:
    """Tell whether offices work on ``day``."""
    table = year_table(day.year)
    if day in table.workdays:
        return True
    return day not in table.days_off and day.weekday() < _SATURDAY


def add_workdays(start: date, count: int) -> date:
    """Return the ``count``-th working day after ``start`` (before it, where negative).

    The day a time limit starts on is not counted; a ``count`` of 0 returns ``start`` itself.
    """
    step = timedelta(days=1 if count > 0 else -1)
    day, left = start, abs(count)
    while left:
        day += step
        left -= is_workday(day)
    return day


def workdays_between(start: date, end: date) -> int:
    """Return how many working days lie after ``start`` up to and including ``end``."""
    return sum(is_workday(start + timedelta(days=day + 1)) for day in range((end - start).days))
