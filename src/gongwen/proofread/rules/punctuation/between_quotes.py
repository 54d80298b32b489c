"""Enumeration commas between quotation marks and between titles."""

from __future__ import annotations

import re
from collections.abc import Iterator

from gongwen.rulebook import Draft, Hit, Rule, right, wrong
from gongwen.terms import Severity, Strength

RULE = Rule(
    code="PUN-04",
    name="enumeration-comma-between-quotes",
    severity=Severity.S3,
    strength=Strength.RECOMMENDED,
    message="并列的引号之间、书名号之间通常不用顿号",
    why="引号、书名号本身已把并列的各项隔开，之间通常不再用顿号；其间有括注时宜用。公开文件里两种写法都有，仅作提示。",
    basis=("GB/T 15834—2011 4.5.3.5",),
    examples=(
        wrong("整治“甲”⟦、⟧“乙”问题。", becomes="整治“甲”“乙”问题。"),
        wrong("学习《甲法》⟦、⟧《乙法》。", becomes="学习《甲法》《乙法》。"),
        right("学习《甲办法》（试行）、《乙办法》。"),
        right("整治“甲”“乙”问题。"),
        right("“甲”等问题、“乙”现象。"),
    ),
    safe=True,
    anchors=("”、“", "》、《"),
)

_BETWEEN = re.compile(r"”、“|》、《")


@RULE.finder
def find(draft: Draft) -> Iterator[Hit]:
    """Yield every enumeration comma with a closing mark before and an opening one after it."""
    for match in _BETWEEN.finditer(draft.text):
        yield Hit(match.start() + 1, match.end() - 1, "")
