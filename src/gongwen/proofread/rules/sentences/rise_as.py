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
        wrong("养老金⟦上调为⟧每月1800元。"),
        wrong("审批时限⟦缩减为⟧5个工作日。"),
        right("补助标准提高到5%。"),
        right("工期由30日缩减为20日。"),
        right("将名额从3个增加为5个。"),
        right("补助标准提高了5个百分点。"),
    ),
    anchors=(
        "增长为",
        "增加为",
        "提高为",
        "上升为",
        "降低为",
        "下降为",
        "上调为",
        "下调为",
        "减少为",
        "缩减为",
    ),
)

_CHANGE = "(?:增长|增加|提高|上升|上调|降低|下降|下调|减少|缩减)为"
# “由三十日缩减为二十日” names both ends and leaves no doubt.
_PATTERN = re.compile(
    rf"{_CHANGE}(?:\d[\d.]*(?:[%％倍]|个百分点)|(?=(?:每[\u4e00-\u9fff]{{1,3}})?\d[\d.,]*[万亿]?[\u4e00-\u9fff%％]))"
)
_FROM = re.compile("[由从][^，。；\n]*$")
_LOOK_BACK = 40


@RULE.finder
def find(draft: Draft) -> Iterator[Hit]:
    """Yield every change written with “为”."""
    for match in matches(draft, _PATTERN, RULE.anchors):
        if _FROM.search(draft.text[max(match.start() - _LOOK_BACK, 0) : match.start()]):
            continue
        yield Hit(match.start(), match.end(), advice="改为“提高了”（增量）或者“提高到”（结果）")
