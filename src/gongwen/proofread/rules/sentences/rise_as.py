"""“提高为5%” leaves open whether it is the rise or the result."""

from __future__ import annotations

import re
from collections.abc import Iterator

from gongwen.proofread.search import matches
from gongwen.rulebook import Draft, Hit, Rule, right, wrong
from gongwen.terms import Severity, Strength

RULE = Rule(
    code="SY-22",
    name="rise-as",
    severity=Severity.S3,
    strength=Strength.GENERAL,
    message="“增加为、提高为”分不清是增量还是结果",
    why="增加的部分用“增加了、提高了”，增加后的结果用“增加到、提高到”。",
    basis=("现代汉语语法",),
    examples=(
        wrong("补助标准⟦提高为5%⟧。"),
        wrong("产量⟦增长为3倍⟧。"),
        right("补助标准提高到5%。"),
        right("补助标准提高了5个百分点。"),
    ),
    anchors=(
        "增长为",
        "增加为",
        "提高为",
        "上升为",
        "降低为",
        "下降为",
    ),
)

_PATTERN = re.compile(r"(?:增长|增加|提高|上升|降低|下降)为\d[\d.]*(?:[%％倍]|个百分点)")


@RULE.finder
def find(draft: Draft) -> Iterator[Hit]:
    """Yield every change written with “为”."""
    for match in matches(draft, _PATTERN, RULE.anchors):
        yield Hit(match.start(), match.end(), advice="改为“提高了”（增量）或者“提高到”（结果）")
