"""“是为了……为目的” mixes two patterns."""

from __future__ import annotations

import re
from collections.abc import Iterator

from gongwen.proofread.search import matches
from gongwen.rulebook import Draft, Hit, Rule, right, wrong
from gongwen.terms import Severity, Strength

RULE = Rule(
    code="SY-04",
    name="purpose-wrapped",
    severity=Severity.S2,
    strength=Strength.GENERAL,
    message="“是为了”与“为目的”两种句式杂糅",
    why="说明目的只用一种句式：“是为了……”或者“以……为目的”。",
    basis=("现代汉语语法",),
    examples=(
        wrong("此举⟦是为了方便群众为目的⟧。"),
        wrong("改革⟦就是为了减轻负担为宗旨⟧。"),
        right("此举是为了方便群众。"),
        right("此举以方便群众为目的。"),
    ),
    anchors=("是为了",),
)

_PATTERN = re.compile(r"(?:就)?是为了[^。！？；，\n以]{2,30}?为(?:目的|宗旨|目标)")


@RULE.finder
def find(draft: Draft) -> Iterator[Hit]:
    """Yield every purpose stated in two mixed patterns."""
    for match in matches(draft, _PATTERN, RULE.anchors):
        yield Hit(match.start(), match.end(), advice="改为“是为了……”或者“以……为目的”")
