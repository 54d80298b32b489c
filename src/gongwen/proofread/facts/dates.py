"""Dates a text mentions, with the weekday beside them, and the date the document itself bears."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from functools import lru_cache

from gongwen.anatomy import ElementKind
from gongwen.rulebook import Draft
from gongwen.text.numerals import DIGITS, chinese_to_int

# Patterns begin with a set of characters and look back in code: the scan is three times as fast.
_FIGURES = re.compile(
    r"(?P<first>[0-9][0-9]{0,3})(?:年(?P<month>[0-9]{1,2}))?月(?P<day>[0-9]{1,2})[日号](?!线|楼|院|文)"
)
_WORDS = re.compile(
    r"(?P<first>[一二][〇零○一二三四五六七八九]{3})年(?P<month>十[一二]?|[一二三四五六七八九])月"
    r"(?P<day>[二三]?十[一二三四五六七八九]?|[一二三四五六七八九])日"
)
_WEEKDAY = re.compile(r"[（(\s，、]{0,2}(?:星期|周|礼拜)([一二三四五六日天])(?![年个期月日至到—])")
_YEAR = re.compile(r"(?<!\d)(\d{4})年")
_DATE_LINE = re.compile(
    r"^[ 　]*(\d{4}年\d{1,2}月\d{1,2}日"
    r"|[〇零○一二三四五六七八九]{4}年[一二三四五六七八九十]{1,2}月[一二三四五六七八九十]{1,3}日)[ 　]*$",
    re.MULTILINE,
)
_YEAR_FIGURES = 4
_MONTH_FIGURES = 2
_BREAK = re.compile(r"[。\n]")


@dataclass(frozen=True, slots=True)
class DateMention:
    """A day named in the text; ``year`` is ``None`` where the text leaves it out.

    ``inherited`` tells that the year was taken from a date named earlier in the same sentence.
    ``weekday`` is the character after 「星期」 where the text gives one.
    """

    start: int
    end: int
    year: int | None
    month: int
    day: int
    inherited: bool = False
    weekday: str | None = None
    weekday_start: int = 0
    weekday_end: int = 0

    def as_date(self, year: int | None = None) -> date | None:
        """Return the day, in ``year`` where the text names none; ``None`` for no day of the calendar."""
        chosen = self.year or year
        if chosen is None:
            return None
        try:
            return date(chosen, self.month, self.day)
        except ValueError:
            return None

    @property
    def is_possible(self) -> bool:
        """Tell whether the calendar has such a day (29 February where no year is named)."""
        try:
            date(self.year or 2000, self.month, self.day)
        except ValueError:
            return False
        return True


@lru_cache(maxsize=8)
def date_mentions(text: str) -> tuple[DateMention, ...]:
    """Return the days ``text`` names, first to last."""
    if "月" not in text:
        return ()
    matches = [match for match in _FIGURES.finditer(text) if _stands_alone(text, match)]
    if "年" in text:
        matches = sorted([*matches, *_WORDS.finditer(text)], key=lambda match: match.start())
    found: list[DateMention] = []
    for match in matches:
        found.append(_mention(text, match, found[-1] if found else None))
    return tuple(found)


def _stands_alone(text: str, match: re.Match[str]) -> bool:
    """Tell whether the figures are a date: four for a year, two for a month, none before them."""
    before = text[match.start() - 1] if match.start() else ""
    figures = len(match["first"])
    if before.isdigit() or before == ".":
        return False
    return figures == _YEAR_FIGURES if match["month"] else figures <= _MONTH_FIGURES


def _mention(text: str, match: re.Match[str], previous: DateMention | None) -> DateMention:
    """Return the day ``match`` names, its year taken over from ``previous`` where it has none."""
    year, month, day = _numbers(match)
    inherited = False
    if year is None and previous is not None:
        year = _carried(text, previous, match.start())
        inherited = year is not None
    weekday = _WEEKDAY.match(text, match.end())
    return DateMention(
        match.start(),
        match.end(),
        year,
        month,
        day,
        inherited,
        weekday[1].replace("天", "日") if weekday else None,
        weekday.start(1) if weekday else 0,
        weekday.end(1) if weekday else 0,
    )


def _numbers(match: re.Match[str]) -> tuple[int | None, int, int]:
    """Return year, month and day of a mention in figures or in characters."""
    if not match["first"].isdecimal():
        year = int("".join(str(DIGITS[c]) for c in match["first"].replace("○", "〇")))
        return year, chinese_to_int(match["month"]), chinese_to_int(match["day"])
    if match["month"] is None:
        return None, int(match["first"]), int(match["day"])
    return int(match["first"]), int(match["month"]), int(match["day"])


def _carried(text: str, previous: DateMention, start: int) -> int | None:
    """Return the year of ``previous`` where the same sentence goes on and names no other year."""
    between = text[previous.end : start]
    if len(between) > 40 or _BREAK.search(between) or _YEAR.search(between):  # noqa: PLR2004 - a clause
        return None
    return previous.year


def document_date(draft: Draft) -> date | None:
    """Return the date the document bears 「成文日期」, ``None`` where it bears none."""
    for element in draft.anatomy.all(ElementKind.DATE):
        day = _first_date(draft.text[element.start : element.end])
        if day:
            return day
    lines = list(_DATE_LINE.finditer(draft.text))
    return _first_date(lines[0][1]) if lines else None


def _first_date(text: str) -> date | None:
    mentions = date_mentions(text)
    return mentions[0].as_date() if mentions else None


def dated(draft: Draft) -> date:
    """Return the date by which a document is judged: its own, else today's."""
    return document_date(draft) or draft.today
