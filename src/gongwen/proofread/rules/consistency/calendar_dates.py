"""Dates the calendar does not have, weekdays that do not fit, intervals that run backwards."""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Iterator

from gongwen.proofread.facts.dates import DateMention, date_mentions, document_date
from gongwen.rulebook import Draft, Hit, Rule, right, wrong
from gongwen.terms import Severity, Strength
from gongwen.workdays import weekday_name

RULE = Rule(
    code="CS-04",
    name="impossible-date",
    severity=Severity.S0,
    strength=Strength.GENERAL,
    message="日期与日历不符",
    why="日期、星期、起止时间可以逐日核算，写错一处，收文单位就无法按时办理。",
    basis=("事实核对", "GB/T 15835—2011 4.1"),
    examples=(
        wrong("请于2026年⟦6月31日⟧前报送。"),
        wrong("自2025年⟦2月29日⟧起施行。"),
        wrong(
            "会议定于2026年11月20日（星期⟦四⟧）上午召开。",
            becomes="会议定于2026年11月20日（星期五）上午召开。",
        ),
        wrong("培训时间为⟦2026年5月20日至5月12日⟧。"),
        wrong(
            "培训时间为2026年5月11日至5月15日，共⟦6天⟧。",
            becomes="培训时间为2026年5月11日至5月15日，共5天。",
        ),
        wrong("⟦13月5日⟧前完成。"),
        wrong("本通告自⟦2026年3月1日起施行，有效期2年，至2026年2月28日⟧止。"),
        right("会议定于2025年1月26日（周日）召开，自2024年2月29日起报名。"),
        right("放假时间为2026年12月30日至1月3日。"),
        right("会议于2月29日召开，时间为5月11日至15日，共5天。"),
        right("2026年11月20日、22日两天，周一至周五每天值班。"),
        right("成绩为3月12日号文件所列，乘坐6月31日线。"),
    ),
    anchors=("月",),
)

_HALF_YEAR = 6
_TO = re.compile(r"[（(]?(?:星期|周)?[一二三四五六日天]?[）)]?\s?(?:至|到|—|-|－|～|~)\s?$")
_UNTIL = re.compile(r"起[^。；\n]{1,24}至")
_SAME_MONTH_END = re.compile(
    r"(?:（(?:星期|周)[一二三四五六日天]）)?(?:至|到|—|-|－|～|~)(\d{1,2})日"
)
_DAYS = re.compile(
    r"[（(，,]?(?:(?:星期|周)[一二三四五六日天][）)])?[，,（(]?"
    r"(?:为期|会期|历时|时间|期限|共|共计|时长|合计){1,2}(\d{1,3})天"
)


@RULE.finder
def find(draft: Draft) -> Iterator[Hit]:
    """Yield dates that cannot be, wrong weekdays, and intervals whose ends or lengths do not fit."""
    mentions = date_mentions(draft.text)
    own = document_date(draft)
    for index, mention in enumerate(mentions):
        if not mention.is_possible:
            yield _impossible(mention)
            continue
        if mention.weekday:
            yield from _weekday(mention, own.year if own else None)
        if index and _UNTIL.fullmatch(draft.text, mentions[index - 1].end, mention.start):
            yield from _term(draft.text, mentions[index - 1], mention)
        if index and _TO.fullmatch(draft.text, mentions[index - 1].end, mention.start):
            yield from _interval(draft.text, mentions[index - 1], mention)
        else:
            yield from _short_interval(draft.text, mention)


def _term(text: str, first: DateMention, last: DateMention) -> Iterator[Hit]:
    """Yield 「自×日起施行，有效期3年，至×日止」 where the term ends before it begins."""
    start, end = first.as_date(), last.as_date()
    if start and end and end < start and text.startswith(("止", "为止", "届满"), last.end):
        yield _backwards(first, last)


def _impossible(mention: DateMention) -> Hit:
    """Return the hit for a day that no calendar has."""
    if not 1 <= mention.month <= 12:  # noqa: PLR2004 - months of a year
        message = f"一年没有{mention.month}月"
    else:
        last = monthrange(mention.year or 2000, mention.month)[1]
        year = f"{mention.year}年" if mention.year else ""
        message = f"{year}{mention.month}月没有{mention.day}日（该月最后一天是{last}日）"
    start = mention.start + (5 if mention.year and not mention.inherited else 0)
    return Hit(start, mention.end, message=message, advice="请核对原始安排后写明实际日期")


def _weekday(mention: DateMention, year: int | None) -> Iterator[Hit]:
    """Yield the weekday of ``mention`` where the calendar has another for that day."""
    day = mention.as_date(year)
    if day is None or weekday_name(day) == mention.weekday:
        return
    right_name = weekday_name(day)
    yield Hit(
        mention.weekday_start,
        mention.weekday_end,
        right_name,
        f"{day.year}年{day.month}月{day.day}日是星期{right_name}，不是星期{mention.weekday}",
        "请确认是日期有误还是星期有误",
        severity=Severity.S1,
        safe=False,
    )


def _interval(text: str, first: DateMention, last: DateMention) -> Iterator[Hit]:
    """Yield an interval that ends before it starts, or whose stated length is wrong."""
    start, end = first.as_date(last.year), last.as_date(first.year)
    if start is None or end is None:
        return
    if end < start:
        # 「12月30日至1月3日」 runs into the next year.
        wraps = (last.inherited or last.year is None) and first.month - last.month >= _HALF_YEAR
        if not wraps:
            yield _backwards(first, last)
        return
    yield from _length(text, last.end, (end - start).days + 1)


def _backwards(first: DateMention, last: DateMention) -> Hit:
    return Hit(
        first.start,
        last.end,
        message="起止日期颠倒，结束日期早于开始日期",
        advice="请核对起止日期",
        severity=Severity.S1,
    )


def _short_interval(text: str, first: DateMention) -> Iterator[Hit]:
    """Yield faults of 「5月11日至15日，共6天」, where the end has no month of its own."""
    match = _SAME_MONTH_END.match(text, first.end)
    start = first.as_date(2000)
    if match is None or start is None:
        return
    if int(match[1]) < first.day:
        yield Hit(
            first.start,
            match.end(),
            message="起止日期颠倒，结束日期早于开始日期",
            advice="请核对起止日期，跨月的写明月份",
            severity=Severity.S1,
        )
        return
    yield from _length(text, match.end(), int(match[1]) - first.day + 1)


def _length(text: str, at: int, days: int) -> Iterator[Hit]:
    """Yield a stated number of days that differs from ``days``."""
    match = _DAYS.match(text, at)
    if match is None or int(match[1]) in {
        days,
        days - 1 if match.group().startswith("历时") else days,
    }:
        return
    yield Hit(
        match.start(1),
        match.end(),
        f"{days}天",
        f"起止日期之间（含首尾两天）是{days}天，不是{match[1]}天",
        "请确认是日期有误还是天数有误",
        severity=Severity.S1,
        safe=False,
    )
