"""Ranges whose first number lacks the percent sign or the scale."""

from __future__ import annotations

import re
from collections.abc import Iterator

from gongwen.rulebook import Draft, Hit, Rule, right, wrong
from gongwen.terms import Severity, Strength

RULE = Rule(
    code="NUM-06",
    name="ranges",
    severity=Severity.S2,
    strength=Strength.REQUIRED,
    message="数值范围的前一个数省略了“%”或者“万”“亿”",
    why="数值范围前后单位相同时可以省去前一个单位，但百分号和“万”“亿”是数值的一部分，省去就成了另一个数。",
    basis=("GB/T 15835—2011 5.1.3",),
    examples=(
        wrong("增长⟦5-8%⟧。", becomes="增长5%—8%。"),
        wrong("增长⟦5—8%⟧。", becomes="增长5%—8%。"),
        wrong("投资⟦2～3亿⟧元。", becomes="投资2亿～3亿元。"),
        wrong("奖励⟦3～5万⟧元。", becomes="奖励3万～5万元。"),
        right("增长5%—8%，奖励3万～5万元。"),
        right("按照第3—5条办理，共5—8人。"),
        right("2021—2023年完成。"),
        right("电话0311-66908万家福。"),
        right("编号为A-5%。"),
    ),
    anchors=("%", "万", "亿", "％"),
)

_SECOND = re.compile(r"([-－~～—–至])(\d+(?:\.\d+)?)([%％万亿])(?!家|春|达|科|象|安)")
_FIRST = re.compile(r"\d+(?:\.\d+)?$")
_LOOK_BACK = 12
_NOT_BEFORE = re.compile(r"[\d\-.A-Za-z第]")


@RULE.finder
def find(draft: Draft) -> Iterator[Hit]:
    """Yield ranges that write their sign or scale only once; 「万」 and 「亿」 are common, so milder."""
    text = draft.text
    for match in _SECOND.finditer(text):
        first = _FIRST.search(text[max(match.start() - _LOOK_BACK, 0) : match.start()])
        if first is None:
            continue
        low, (mark, high, sign) = first.group(), match.groups()
        start = match.start() - len(low)
        if (start and _NOT_BEFORE.match(text, start - 1)) or float(low) >= float(high):
            continue
        joined = "—" if mark in "-－~–" else mark
        severity = None if sign in "%％" else Severity.S3
        yield Hit(
            start,
            match.end(),
            f"{low}{sign}{joined}{high}{sign}",
            severity=severity,
            safe=sign in "%％",
        )
