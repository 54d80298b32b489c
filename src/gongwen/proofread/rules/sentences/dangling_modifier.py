"""A sentence that ends in “的” without its noun."""

from __future__ import annotations

import re
from collections.abc import Iterator

from gongwen.proofread.search import matches
from gongwen.rulebook import Draft, Hit, Rule, right, wrong
from gongwen.terms import Severity, Strength

RULE = Rule(
    code="SY-35",
    name="dangling-modifier",
    severity=Severity.S2,
    strength=Strength.GENERAL,
    message="“的”后面缺中心语",
    why="“关于……的”是定语，后面应有“通知、意见、报告”等名词。",
    basis=("现代汉语语法",),
    examples=(
        wrong("⟦关于做好防汛工作的⟧。"),
        right("关于做好防汛工作的通知。"),
        right("未按照规定报送的，予以通报。"),
        right("这项工作是做得好的。"),
    ),
    anchors=("关于",),
)

_PATTERN = re.compile(r"(?:^|(?<=[。\n]))[ \u3000]*关于[^。；，：、\n是]{2,60}的(?=。)")


@RULE.finder
def find(draft: Draft) -> Iterator[Hit]:
    """Yield every sentence left hanging on “的”."""
    for match in matches(draft, _PATTERN, RULE.anchors):
        yield Hit(match.start(), match.end(), advice="在“的”后面补上文种或者其他名词")
