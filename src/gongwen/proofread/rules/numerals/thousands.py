"""Thousands separators used here and not there."""

from __future__ import annotations

import re
from collections.abc import Iterator

from gongwen.rulebook import Draft, Hit, Rule, right, wrong
from gongwen.terms import Severity, Strength
from gongwen.text import CODES, Area

RULE = Rule(
    code="NUM-08",
    name="thousands-separators",
    severity=Severity.S4,
    strength=Strength.RECOMMENDED,
    message="多位数有的分节、有的不分节，全文不一致",
    why="四位以上的整数可以用千分撇或者千分空分节，也可以不分节，但全文采用一种写法；年份、编号、电话不分节。",
    basis=("GB/T 15835—2011 5.1.1",),
    examples=(
        wrong(
            "收入⟦12,345⟧元，支出23456元，结余11111元。",
            becomes="收入12345元，支出23456元，结余11111元。",
        ),
        wrong(
            "收入12,345元，支出23,456元，结余⟦11111⟧元。",
            becomes="收入12,345元，支出23,456元，结余11,111元。",
        ),
        right("收入12,345元，支出23,456元。"),
        right("收入12345元，于2024年入账。"),
        right("收入12,345元，电话66908222，编号20240601。"),
    ),
    anchors=(",",),
)

_GROUPED = re.compile(r"(?<![\d,.])\d{1,3}(?:,\d{3})+(?![\d,])")
_UNGROUPED = re.compile(
    r"(?<![\d,.\-])\d{4,}(?=(?:\.\d+)?(?:万|亿)?(?:元|人|户|吨|亩|公顷|个|家|件|平方米|公里|美元)(?!大))"
)


@RULE.finder
def find(draft: Draft) -> Iterator[Hit]:
    """Yield the numbers of the rarer way of writing, as one finding."""
    text = draft.masked(Area.TABLE, *CODES)
    grouped = list(_GROUPED.finditer(text))
    if not grouped:
        return
    ungrouped = list(_UNGROUPED.finditer(text))
    if not ungrouped:
        return
    rarer = grouped if len(grouped) <= len(ungrouped) else ungrouped
    first = rarer[0]
    digits = first.group().replace(",", "")
    suggestion = digits if rarer is grouped else f"{int(digits):,}"
    yield Hit(first.start(), first.end(), suggestion, count=len(rarer))
