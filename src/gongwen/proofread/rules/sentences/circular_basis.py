"""“根据……要求，要求……” goes in a circle."""

from __future__ import annotations

import re
from collections.abc import Iterator

from gongwen.proofread.search import matches
from gongwen.rulebook import Draft, Hit, Rule, right, wrong
from gongwen.terms import Severity, Strength

_WORDS = ("要求", "规定", "决定", "部署", "建议", "安排", "通知", "指示", "意见", "批示")

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
        wrong("⟦依照专家组意见，意见⟧认为应当缓建。"),
        wrong("⟦按照年度工作安排，安排⟧两次培训。"),
        right("根据上级文件要求，各单位应当立即自查。"),
        right("根据会议精神，要求各单位自查。"),
        right("按照省政府决定，决定的事项由市政府落实。"),
    ),
    anchors=tuple(word + mark + word for word in _WORDS for mark in ("，", "")),
)

_PATTERN = re.compile(
    rf"(?:根据|按照|依照|依据)[^，。；\n]{{2,60}}(?P<word>{'|'.join(_WORDS)})(?:，|(?=要求|规定))(?P=word)(?!的)"
)


@RULE.finder
def find(draft: Draft) -> Iterator[Hit]:
    """Yield every basis repeated as the predicate."""
    for match in matches(draft, _PATTERN, RULE.anchors):
        yield Hit(match.start(), match.end(), advice="删去后一个“要求、规定”，直接写要做什么")
