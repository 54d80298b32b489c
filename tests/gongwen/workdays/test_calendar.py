"""Working days follow the holiday arrangements, and unknown years are refused."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from gongwen.workdays import (
    UnableToTellWorkday,
    add_workdays,
    holiday_on,
    is_workday,
    known_years,
    weekday_name,
    workdays_between,
    year_table,
)


def test_the_years_2024_to_2026_are_known() -> None:
    """The tables that ship cover three years."""
    assert {2024, 2025, 2026} <= set(known_years())


@pytest.mark.parametrize("year", known_years())
def test_a_table_holds_only_days_of_its_year_and_never_a_day_both_ways(year: int) -> None:
    """A day is off or worked, not both; exchanged days are weekend days; holidays are whole."""
    table = year_table(year)

    assert table.year == year
    assert all(day.year == year for day in table.days_off | table.workdays)
    assert not table.days_off & table.workdays
    assert all(day.weekday() >= 5 for day in table.workdays)
    assert {holiday.name for holiday in table.holidays} >= {
        "元旦",
        "春节",
        "清明节",
        "劳动节",
        "端午节",
        "国庆节",
    }
    assert len(table.days_off) >= 27


@pytest.mark.parametrize(
    ("day", "worked"),
    [
        (date(2026, 1, 1), False),
        (date(2026, 1, 4), True),  # a Sunday worked in exchange
        (date(2026, 10, 7), False),
        (date(2026, 10, 8), True),
        (date(2026, 11, 21), False),  # an ordinary Saturday
        (date(2025, 10, 8), False),
        (date(2024, 2, 9), True),  # 除夕 was worked that year
        (date(2024, 2, 10), False),
    ],
)
def test_a_day_is_worked_or_not(day: date, worked: bool) -> None:  # noqa: FBT001 - table of cases
    """Holidays, exchanged weekends and ordinary days are told apart."""
    assert is_workday(day) is worked


def test_a_time_limit_skips_the_holiday() -> None:
    """Three working days after 30 September 2026 end on 10 October, a Saturday worked in exchange."""
    assert add_workdays(date(2026, 9, 30), 3) == date(2026, 10, 10)
    assert add_workdays(date(2026, 10, 8), -1) == date(2026, 9, 30)
    assert add_workdays(date(2026, 10, 1), 0) == date(2026, 10, 1)


def test_counting_agrees_with_adding() -> None:
    """As many working days lie between as were added."""
    start = date(2026, 4, 20)

    for count in range(1, 30):
        assert workdays_between(start, add_workdays(start, count)) == count
    assert workdays_between(start, start) == 0


def test_holidays_have_names() -> None:
    """The day off knows what it is for."""
    assert holiday_on(date(2026, 6, 19)) == "端午节"
    assert holiday_on(date(2026, 6, 22)) is None


def test_weekday_names_follow_the_calendar() -> None:
    """26 January 2025 was a Sunday."""
    assert weekday_name(date(2025, 1, 26)) == "日"
    assert [weekday_name(date(2026, 11, 16) + timedelta(days=n)) for n in range(7)] == list(
        "一二三四五六日"
    )


def test_a_year_without_table_is_refused_in_chinese() -> None:
    """The message names the year and says what to add."""
    with pytest.raises(
        UnableToTellWorkday, match=r"没有2031年的放假安排.*tables/2031\.toml.*再试。"
    ):
        is_workday(date(2031, 3, 3))
