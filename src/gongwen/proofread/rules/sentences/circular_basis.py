"""“根据……要求，要求……” goes in a circle."""

from __future__ import annotations

import re
from collections.abc import Iterator

from gongwen.proofread.search import matches
from gongwen.rulebook import Draft, Hit, Rule, right, wrong
from gongwen.terms import Severity, Strength

RULE = Rule(
    code="SY-15",
    name="circular-basis",
    severity=Severity.S3,
    strength=Strength.PRACTICE,
    message="依据和主句动词重复",
    why="“根据……要求，要求……”前后回环，后一个动词可以删去或者换成具体动作。",
    basis=("现代汉语语法",),
    examples=(
        wrong("⟦根据上级文件要求，要求⟧各单位立即自查。"),
        wrong("⟦按照有关规定，规定⟧如下。"),
        right("根据上级文件要求，各单位应当立即自查。"),
        right("根据会议精神，要求各单位自查。"),
    ),
    anchors=(
        "要求，要求",
        "规定，规定",
        "要求要求",
        "规定规定",
    ),
)

_PATTERN = re.compile(r"(?:根据|按照|依照|依据)[^，。；\n]{2,60}(?:要求，?要求|规定，?规定)(?!的)")


@RULE.finder
def find(draft: Draft) -> Iterator[Hit]:
    """Yield every basis repeated as the predicate."""
    for match in matches(draft, _PATTERN, RULE.anchors):
        yield Hit(match.start(), match.end(), advice="删去后一个“要求、规定”，直接写要做什么")
