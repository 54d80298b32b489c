"""How dates are written: no leading zeros, 「日」 not 「号」, one kind of numeral."""

from __future__ import annotations

import re
from collections.abc import Iterator

from gongwen.rulebook import Draft, Hit, Rule, right, wrong
from gongwen.terms import Severity, Strength
from gongwen.text import Area
from gongwen.text.numerals import chinese_to_int

RULE = Rule(
    code="NUM-04",
    name="dates",
    severity=Severity.S2,
    strength=Strength.REQUIRED,
    message="日期写法不规范",
    why="年月日用阿拉伯数字写时，月、日不编虚位，写“日”不写“号”；同一个日期里不混用汉字数字和阿拉伯数字。",
    basis=("GB/T 9704—2012 7.3.5", "GB/T 15835—2011 5.1.4"),
    examples=(
        wrong("2024年⟦06⟧月⟦01⟧日", becomes="2024年6月1日"),
        wrong("会议定于6月1⟦号⟧召开。", becomes="会议定于6月1日召开。"),
        wrong("⟦二〇二四年6月1日⟧", becomes="2024年6月1日"),
        wrong("⟦2024年六月⟧完成验收。", becomes="2024年6月完成验收。"),
        wrong("验收定于⟦2026.5.20⟧开始。", becomes="验收定于2026年5月20日开始。"),
        wrong("最迟⟦2026-06-01⟧办结。", becomes="最迟2026年6月1日办结。"),
        right("2024年6月1日"),
        right("版本号为2024.6.1，档案号2024-6-1-3。"),
        right("二〇二四年六月一日"),
        right("系统编号2024-06-01，10月10日。"),
        right("安排2024年一月一次的例会。"),
        right("6月1号楼开工。"),
        right("2024年三月三活动，2024年五月天演出。"),
    ),
    safe=True,
    anchors=("月", "-", "/", "."),
)

_PADDED = re.compile(r"(0[1-9])[月日]")
_HAO = re.compile(r"月\d{1,2}(号)(?![楼线文令院机井桩公馆门库厂店台\d])")
_POINTED = re.compile(r"([./-])(0?[1-9]|1[0-2])\1(0?[1-9]|[12]\d|3[01])(?![\d./\-A-Za-z])")
_YEAR = re.compile(r"(?<![\d./\-A-Za-z])(?:19|20)\d{2}$")
_SERIAL = re.compile("(?:编号|版本号?|档案号|文号|代码|序号|账号)[为：是]?$")
_REST_IN_FIGURES = re.compile(r"年\d{1,2}月(?:\d{1,2}日)?")
_REST_IN_WORDS = re.compile(
    r"年[一二三四五六七八九十]{1,2}月(?:[一二三四五六七八九十]{1,3}日|(?![一二三四五六七八九天初中下上]))"
)
_YEAR_IN_WORDS = re.compile("[一二][〇零○九][〇零○一二三四五六七八九]{2}$")
_YEAR_IN_FIGURES = re.compile(r"(?<!\d)[12]\d{3}$")
_LOOK_BACK = 5
_NUMBER_GOES_ON = frozenset("0123456789.-")
_PROTECTED = frozenset({Area.QUOTATION, Area.TABLE, Area.ADDRESS})
_NUMBER = re.compile("[〇零○一二三四五六七八九十]+")


@RULE.finder
def find(draft: Draft) -> Iterator[Hit]:
    """Yield padded months and days, 「号」 for 「日」, and dates that mix numerals."""
    yield from (
        hit for hit in _hits(draft.text) if not _PROTECTED & draft.areas_at(hit.start, hit.end)
    )


def _hits(text: str) -> list[Hit]:
    hits = []
    if "0" in text:
        hits += [
            Hit(*found.span(1), found[1][1], message="月、日不编虚位")
            for found in _PADDED.finditer(text)
            if text[found.start() - 1 : found.start()] not in _NUMBER_GOES_ON
        ]
    if "号" in text:
        hits += [
            Hit(*found.span(1), "日", message="日期写作“日”，不写“号”")
            for found in _HAO.finditer(text)
        ]
    hits += [hit for match in _POINTED.finditer(text) if (hit := _pointed(text, match))]
    for rest, year in (
        (_REST_IN_FIGURES, _YEAR_IN_WORDS),
        (_REST_IN_WORDS, _YEAR_IN_FIGURES),
    ):
        hits += [hit for match in rest.finditer(text) if (hit := _mixed(text, match, year))]
    return sorted(hits, key=lambda hit: hit.start)


def _pointed(text: str, match: re.Match[str]) -> Hit | None:
    """Return the hit for a date with points or strokes between year, month and day."""
    year = _YEAR.search(text[max(match.start() - _LOOK_BACK, 0) : match.start()])
    start = match.start() - 4
    if year is None or _SERIAL.search(text[max(start - 6, 0) : start]):
        return None
    month, day = int(match[2]), int(match[3])
    return Hit(
        start,
        match.end(),
        f"{year.group()}年{month}月{day}日",
        message="日期写作“年月日”，不用点号、短横或者斜线",
        safe=False,
    )


def _mixed(text: str, rest: re.Match[str], year: re.Pattern[str]) -> Hit | None:
    """Return the hit for month and day after a year in the other kind of numerals."""
    if not year.search(text[max(rest.start() - _LOOK_BACK, 0) : rest.start()]):
        return None
    start = rest.start() - 4
    suggestion = _NUMBER.sub(_figures, text[start : rest.end()])
    return Hit(start, rest.end(), suggestion, message="日期混用了汉字数字和阿拉伯数字")


def _figures(match: re.Match[str]) -> str:
    return str(chinese_to_int(match.group().replace("○", "〇")))
