"""Two words of place or circumstance stacked."""

from __future__ import annotations

import re
from collections.abc import Iterator

from gongwen.proofread.search import matches
from gongwen.rulebook import Draft, Hit, Rule, right, wrong
from gongwen.terms import Severity, Strength

RULE = Rule(
    code="SY-18",
    name="stacked-locatives",
    severity=Severity.S2,
    strength=Strength.GENERAL,
    message="方位或条件词语重叠",
    why="“方面、过程中、情况下”后面不再加方位词。",
    basis=("现代汉语语法",),
    examples=(
        wrong("在安全⟦方面上⟧还有不足。", becomes="在安全方面还有不足。"),
        wrong("在施工⟦过程之中里⟧发现。", becomes="在施工过程中发现。"),
        wrong("在此⟦情况下之下⟧。", becomes="在此情况下。"),
        right("在安全方面还有不足。"),
        right("两方面上下联动。"),
    ),
    anchors=(
        "方面上",
        "过程",
        "情况下之下",
        "基础之上上",
        "基础上之上",
        "前提下之下",
        "领导下之下",
        "条件下之下",
    ),
)

_PATTERN = re.compile(
    r"方面上(?![下级报述涨升传门线市访])|过程之中里|过程中里(?!面)|(?:情况|前提|领导|条件)下之下|基础上之上|基础之上上"
)
_MENDED = {"方面上": "方面", "过程之中里": "过程中", "基础之上上": "基础上"}


@RULE.finder
def find(draft: Draft) -> Iterator[Hit]:
    """Yield every stacked word of place."""
    for match in matches(draft, _PATTERN, RULE.anchors):
        yield Hit(match.start(), match.end(), _MENDED.get(match.group()) or match.group()[:3])
