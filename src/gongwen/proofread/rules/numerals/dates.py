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
        right("2024年6月1日"),
        right("二〇二四年六月一日"),
        right("系统编号2024-06-01，10月10日。"),
        right("安排2024年一月一次的例会。"),
        right("6月1号楼开工。"),
        right("2024年三月三活动，2024年五月天演出。"),
    ),
    safe=True,
    anchors=("月",),
)

_PADDED = re.compile(r"(?<![\d.\-])(0[1-9])[月日]")
_HAO = re.compile(r"月\d{1,2}(号)(?![楼线文令院机井桩公馆门库厂店台\d])")
_MIXED = re.compile(
    r"[一二][〇零○九][〇零○一二三四五六七八九]{2}年\d{1,2}月(?:\d{1,2}日)?"
    r"|[12]\d{3}年[一二三四五六七八九十]{1,2}月(?:[一二三四五六七八九十]{1,3}日|(?![一二三四五六七八九天初中下上]))"
)
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
        ]
    if "号" in text:
        hits += [
            Hit(*found.span(1), "日", message="日期写作“日”，不写“号”")
            for found in _HAO.finditer(text)
        ]
    for match in _MIXED.finditer(text):
        hits.append(
            Hit(
                match.start(),
                match.end(),
                _NUMBER.sub(_figures, match.group()),
                message="日期混用了汉字数字和阿拉伯数字",
            )
        )
    return sorted(hits, key=lambda hit: hit.start)


def _figures(match: re.Match[str]) -> str:
    return str(chinese_to_int(match.group().replace("○", "〇")))
