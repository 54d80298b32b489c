"""“本着……为原则” mixes two patterns."""

from __future__ import annotations

import re
from collections.abc import Iterator

from gongwen.proofread.search import matches
from gongwen.rulebook import Draft, Hit, Rule, right, wrong
from gongwen.terms import Severity, Strength

RULE = Rule(
    code="SY-17",
    name="mixed-principle",
    severity=Severity.S2,
    strength=Strength.GENERAL,
    message="“本着……的原则”和“以……为原则”两种句式杂糅",
    why="“本着”与“的原则”搭配，“为原则”与“以”搭配。",
    basis=("现代汉语语法",),
    examples=(
        wrong("⟦本着勤俭节约为原则⟧。", becomes="本着勤俭节约的原则。"),
        wrong("⟦坚持公开透明为原则⟧。", becomes="坚持公开透明的原则。"),
        right("本着勤俭节约的原则。"),
        right("以公开透明为原则。"),
        right("坚持以公开为常态、不公开为例外的原则。"),
    ),
    anchors=(
        "为原则",
        "的原则为",
    ),
)

_PATTERN = re.compile(
    r"(?P<head>(?:本着|坚持|遵循|按照)[^，。；：、\n以]{2,30}?)(?:的原则为原则|的原则为|为原则)(?=[，。；\n]|$)"
)


@RULE.finder
def find(draft: Draft) -> Iterator[Hit]:
    """Yield every “本着……为原则”."""
    for match in matches(draft, _PATTERN, RULE.anchors):
        yield Hit(match.start(), match.end(), match["head"] + "的原则")
