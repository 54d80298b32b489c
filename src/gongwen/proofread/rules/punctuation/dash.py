"""Dashes and connecting marks: 「——」, 「—」, 「～」 and 「-」."""

from __future__ import annotations

import re
from collections.abc import Iterator

from gongwen.rulebook import Draft, Hit, Rule, right, wrong
from gongwen.terms import Severity, Strength
from gongwen.text import Area

RULE = Rule(
    code="PUN-14",
    name="dash",
    severity=Severity.S2,
    strength=Strength.REQUIRED,
    message="破折号、连接号写法不对",
    why="破折号占两个字，写作“——”；时间、数值的起止用一字线“—”或浪纹线“～”，短横线“-”用于编号、电话和复合名词。",
    basis=("GB/T 15834—2011 4.13", "GB/T 15834—2011 4.10"),
    examples=(
        wrong("2021⟦-⟧2023年工作总结。", becomes="2021—2023年工作总结。"),
        wrong("2021年⟦~⟧2023年工作总结。", becomes="2021年—2023年工作总结。"),
        wrong("开展巡查⟦--⟧重点是老旧小区。", becomes="开展巡查——重点是老旧小区。"),
        wrong("开展巡查⟦――⟧重点是老旧小区。", becomes="开展巡查——重点是老旧小区。"),
        wrong("每批安排5⟦-⟧8人。", becomes="每批安排5—8人。"),
        wrong("执行GB/T 9704⟦-⟧2012的规定。", becomes="执行GB/T 9704—2012的规定。"),
        wrong("禁渔期为3月⟦-⟧6月。", becomes="禁渔期为3月—6月。"),
        right("2021至2023年工作总结。"),
        right("2021—2023年、2021～2023年工作总结。"),
        right("电话010-12345678，日期2010-03-02。"),
        right("开展巡查——重点是老旧小区。"),
        right("编号为A-2021-2023号。"),
        right("住2-301室的3人。"),
        right("网址为http://www.example.cn/2021-2023年"),
    ),
    anchors=("-", "－", "~", "–", "―", "─"),
)

_MARK = re.compile("─{3,}|[-－~–―─]{1,2}")
_LONGEST_DASH = 5  # more of them in a row draw a line
_YEAR_AFTER = re.compile(r"[12]\d{3}(?:年|学年|财年)")
_YEAR_BEFORE = re.compile(r"(?:(?<![\d\-A-Za-z])[12]\d{3}|\d年)$")
_CHINESE_BEFORE = re.compile(r"[\u4e00-\u9fff”》）]$")
_CHINESE_AFTER = re.compile(r"[\u4e00-\u9fff“《]")
_MONTH_BEFORE = re.compile(r"(?<!\d)\d{1,2}[月日时]$")
_MONTH_AFTER = re.compile(r"(?:次年|翌年)?\d{1,2}[月日时]")
_NUMBER_BEFORE = re.compile(r"(?<![\d\-－–A-Za-z/号栋楼第])\d{1,3}$")
_NUMBER_AFTER = re.compile(r"\d{1,3}(?:月|日|天|人|名|个|岁|倍|公里|小时|分钟|家|户|年内)")
_STANDARD_BEFORE = re.compile(r"GB(?:/[TZ])?[ \u00a0]?\d+(?:\.\d+)?$")
_STANDARD_AFTER = re.compile(r"\d{2,4}(?!\d)")
_LOOK_BACK = 16


@RULE.finder
def find(draft: Draft) -> Iterator[Hit]:
    """Yield substitutes for dashes and for the lines between two years, days or numbers."""
    text = draft.masked(Area.ADDRESS, Area.DOCUMENT_NUMBER, Area.CASE_NUMBER)
    for match in _MARK.finditer(text):
        hit = _judge(text, *match.span())
        if hit is not None:
            yield hit


def _judge(text: str, start: int, end: int) -> Hit | None:
    """Return what is wrong with the mark from ``start`` to ``end``, ``None`` if nothing is."""
    before = text[max(start - _LOOK_BACK, 0) : start]
    mark = text[start:end]
    if mark in {"――", "──"} or (mark[0] == "─" and 1 < len(mark) <= _LONGEST_DASH):
        return Hit(start, end, "——", message="破折号写作“——”", safe=True)
    if len(mark) > 1:
        if mark[0] in "-－" and _CHINESE_BEFORE.search(before) and _CHINESE_AFTER.match(text, end):
            return Hit(start, end, "——", message="破折号写作“——”", safe=True)
        return None
    if mark == "─":
        return None
    if _YEAR_AFTER.match(text, end) and _YEAR_BEFORE.search(before):
        return Hit(start, end, "—", message="年份起止之间用一字线", safe=True)
    if mark in "-－–" and _is_range(before, text, end):
        return Hit(start, end, "—", message="数值起止之间用一字线或者浪纹线", severity=Severity.S3)
    if mark == "-" and _STANDARD_AFTER.match(text, end) and _STANDARD_BEFORE.search(before):
        return Hit(start, end, "—", message="国家标准编号的年份之前用一字线", severity=Severity.S4)
    return None


def _is_range(before: str, text: str, end: int) -> bool:
    """Tell whether a mark joins two numbers of one unit, or two months, days or hours."""
    if _MONTH_AFTER.match(text, end) and _MONTH_BEFORE.search(before):
        return True
    return bool(_NUMBER_AFTER.match(text, end) and _NUMBER_BEFORE.search(before))
