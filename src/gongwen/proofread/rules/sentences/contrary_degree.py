"""Words of degree that contradict each other."""

from __future__ import annotations

import re
from collections.abc import Iterator

from gongwen.proofread.search import matches
from gongwen.rulebook import Draft, Hit, Rule, right, wrong
from gongwen.terms import Severity, Strength

RULE = Rule(
    code="SY-20",
    name="contrary-degree",
    severity=Severity.S3,
    strength=Strength.GENERAL,
    message="程度词语方向矛盾",
    why="“高达、多达”往大里说，“仅、只有”往小里说，也不与“左右”连用。",
    basis=("现代汉语语法",),
    examples=(
        wrong("投诉⟦高达仅⟧12件。"),
        wrong("到会⟦只有多达⟧30人。"),
        wrong("费用⟦高达300万元左右⟧。"),
        wrong("合格率⟦只高达⟧四成。"),
        wrong("会场⟦仅坐了300人之多⟧。"),
        right("投诉仅12件。"),
        right("仅一季度接访就达500人次之多。"),
        right("费用高达300万元。"),
    ),
    anchors=(
        "高达",
        "多达",
        "长达",
        "之多",
    ),
)

_PATTERN = re.compile(
    r"(?:仅|只|才)[\u4e00-\u9fff]{1,3}了?\d[\d.,]*[\u4e00-\u9fff]{1,3}之多|(?:高达|多达|长达)(?:仅|只有|不足|不到)|(?:仅仅?|只有?|才|不足|不到)(?:高达|多达|长达)|(?:高达|多达)\d[\d.,]*[^，。；：、\n\d]{1,5}(?:左右|上下)"
)


@RULE.finder
def find(draft: Draft) -> Iterator[Hit]:
    """Yield every pair of contrary words of degree."""
    for match in matches(draft, _PATTERN, RULE.anchors):
        yield Hit(match.start(), match.end(), advice="按事实保留一个方向的词语")
