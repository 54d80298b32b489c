"""A decrease counted in multiples."""

from __future__ import annotations

import re
from collections.abc import Iterator

from gongwen.proofread.search import matches
from gongwen.rulebook import Draft, Hit, Rule, right, wrong
from gongwen.terms import Severity, Strength

RULE = Rule(
    code="SY-21",
    name="decrease-by-times",
    severity=Severity.S1,
    strength=Strength.GENERAL,
    message="减少的幅度不能用倍数表示",
    why="数量减少一倍就是零，减少的幅度应当用百分数或者几分之几表示。",
    basis=("现代汉语语法",),
    examples=(
        wrong("事故起数⟦下降了两倍⟧。"),
        wrong("能耗⟦降低近3倍⟧。"),
        wrong("成本⟦缩小到二倍⟧。"),
        right("事故起数下降20%。"),
        right("产量增加两倍。"),
        right("误差缩小到原来的十分之一。"),
    ),
    anchors=("倍",),
)

_PATTERN = re.compile(
    r"(?:降低|减少|下降|缩短|缩小|压缩|压减)(?:了|到|至|近|约|超过|将近|为)*(?:(?<=[到至近约过为])\d+(?:\.\d+)?|[一二三四五六七八九十两几数百]+)(?:多|余)?倍"
)


@RULE.finder
def find(draft: Draft) -> Iterator[Hit]:
    """Yield every decrease counted in multiples."""
    for match in matches(draft, _PATTERN, RULE.anchors):
        yield Hit(match.start(), match.end(), advice="改用百分数或者“几分之几”，并核对原始数据")
