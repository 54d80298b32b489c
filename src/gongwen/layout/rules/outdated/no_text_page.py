"""「此页无正文」: a makeshift of before 2012."""

from __future__ import annotations

import re
from collections.abc import Iterator

from gongwen.rulebook import Draft, Hit, Rule, right, wrong
from gongwen.terms import Severity, Strength

RULE = Rule(
    code="BOD-21",
    name="no-text-page",
    severity=Severity.S2,
    strength=Strength.REQUIRED,
    message="不应使用“此页无正文”",
    why="一页余下的空白排不下印章时，应调整行距、字距，让署名与正文同处一面；标“此页无正文”是已停用的做法。",
    basis=("GB/T 9704—2012 7.3.5.5",),
    examples=(
        wrong("⟦（此页无正文）⟧", becomes=""),
        wrong("⟦(本页无正文)⟧", becomes=""),
        wrong("⟦此页无正文⟧", becomes=""),
        right("不得以“此页无正文”的方法处理。"),
    ),
    anchors=("页无正文",),
)

_LINE = re.compile(r"^[ \u3000]*([（(]?[此本]页无正文[）)]?)[ \u3000]*$", re.MULTILINE)


@RULE.finder
def find(draft: Draft) -> Iterator[Hit]:
    """Yield every line that says that its page has no text."""
    for match in _LINE.finditer(draft.text):
        advice = "删去该行，适当调整正文行距、字距，使署名、日期与正文同页"
        yield Hit(match.start(1), match.end(1), "", advice=advice)
