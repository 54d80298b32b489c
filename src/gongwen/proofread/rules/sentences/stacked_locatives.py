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
        wrong("在人员⟦方面中⟧缺口明显。", becomes="在人员方面缺口明显。"),
        wrong("在各方支持⟦之下里⟧完成搬迁。", becomes="在各方支持之下完成搬迁。"),
        right("在安全方面还有不足。"),
        right("以上三个方面中，第一个最为重要。"),
        right("天下中国人都关注此事。"),
        right("两方面上下联动。"),
    ),
    anchors=(
        "方面上",
        "过程",
        "方面中",
        "方面里",
        "之下中",
        "之下里",
        "情况下之下",
        "基础之上上",
        "基础上之上",
        "前提下之下",
        "领导下之下",
        "条件下之下",
    ),
)

_PATTERN = re.compile(
    r"(?<=[^个几各多两些项等的大诸])方面[中里](?=[^的一，、。国间面小])|之下[中里](?![国央间面等小学])|方面上(?![下级报述涨升传门线市访])|过程之中里|过程中里(?!面)|(?:情况|前提|领导|条件)下之下|基础上之上|基础之上上"
)
_MENDED = {
    "方面上": "方面",
    "方面中": "方面",
    "方面里": "方面",
    "之下中": "之下",
    "之下里": "之下",
    "过程之中里": "过程中",
    "基础之上上": "基础上",
}


@RULE.finder
def find(draft: Draft) -> Iterator[Hit]:
    """Yield every stacked word of place."""
    for match in matches(draft, _PATTERN, RULE.anchors):
        yield Hit(match.start(), match.end(), _MENDED.get(match.group()) or match.group()[:3])
