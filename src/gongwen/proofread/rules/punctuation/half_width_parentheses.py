"""Half-width parentheses around Chinese text."""

from __future__ import annotations

import re
from collections.abc import Iterator

from gongwen.rulebook import Draft, Hit, Rule, right, wrong
from gongwen.terms import Severity, Strength
from gongwen.text import CODES

RULE = Rule(
    code="PUN-02",
    name="half-width-parentheses",
    severity=Severity.S2,
    strength=Strength.REQUIRED,
    message="括注含有汉字，却用了半角括号",
    why="括注里有汉字时，前后括号都用全角；半角括号与全角括号混用，前后大小不一。",
    basis=("GB/T 15834—2011 5.1",),
    examples=(
        wrong("印发管理办法⟦(试行)⟧。", becomes="印发管理办法（试行）。"),
        wrong("总量为GDP⟦(亿元)⟧。", becomes="总量为GDP（亿元）。"),
        wrong("各县⟦（市、区)⟧政府。", becomes="各县（市、区）政府。"),
        wrong("名单⟦(含区(县)单位)⟧另发。", becomes="名单（含区（县）单位）另发。"),
        right("地区生产总值(GDP)增长。"),
        right("1)报名；2)初审。"),
        right("设函数f(x)连续。"),
        right("（2021）京01民终123号判决。"),
    ),
    safe=True,
    anchors=("(", ")"),
)

_MARK = re.compile(r"[()（）\n]")
_CHINESE = re.compile(r"[\u4e00-\u9fff]")
_FULL_WIDTH = str.maketrans("()", "（）")


@RULE.finder
def find(draft: Draft) -> Iterator[Hit]:
    """Yield every outermost pair with a half-width mark and a Chinese character in it."""
    text = draft.masked(*CODES)
    opened: list[int] = []
    for match in _MARK.finditer(text):
        at, mark = match.start(), match.group()
        if mark == "\n":
            opened.clear()
        elif mark in "(（":
            opened.append(at)
        elif opened:
            start = opened.pop()
            inside = text[start : at + 1]
            if not opened and ("(" in inside or ")" in inside) and _CHINESE.search(inside):
                yield Hit(start, at + 1, draft.text[start : at + 1].translate(_FULL_WIDTH))
