"""Results praised but not measured."""

from __future__ import annotations

import re
from collections.abc import Iterator

from gongwen.proofread.rules.emptiness.paragraphs import CASE, CITATION, paragraphs
from gongwen.rulebook import Draft, Hit, Rule, right, wrong
from gongwen.terms import Severity, Strength

RULE = Rule(
    code="EP-06",
    name="result-without-figure",
    severity=Severity.S4,
    strength=Strength.PRACTICE,
    message="讲成效只有程度副词，没有数据",
    why="“显著、明显、大幅”要有数据支撑，否则无法核对，也没有说服力。",
    basis=("公文实务",),
    examples=(
        wrong(
            "⟦一年来，营商环境显著优化，服务水平明显提升，群众满意度大幅提高，干部作风持续好转。⟧"
        ),
        right("一年来，营商环境显著优化，平均办理时间由5天压缩到2天，群众满意度明显提高到96%。"),
        wrong(
            "⟦整治以来，文风会风明显转变，基层负担大幅减轻，投诉数量持续减少，群众口碑越来越好。⟧"
        ),
        right("服务水平明显提升。"),
    ),
    anchors=("显著", "明显", "大幅", "持续"),
)

_LENGTH = 35
_LEAST = 3
_PRAISE = re.compile(
    "(?:显著|明显|大幅|持续|稳步|不断|有效|有力|全面|进一步)(?:转变|上升|减轻|减少|改进|提振|提升|提高|增强|改善|优化|好转|向好|成效|加强|下降|增长|扩大|改观|夯实)"
)
# Not the figures of “一年来”: what counts is a number with digits or a percentage.
_MEASURED = re.compile(r"\d|百分之|[一二三四五六七八九十百千万亿]{2,}")


@RULE.finder
def find(draft: Draft) -> Iterator[Hit]:
    """Yield every paragraph of praise without a number."""
    for paragraph in paragraphs(draft, _LENGTH):
        if len(_PRAISE.findall(paragraph.text)) < _LEAST:
            continue
        if not any(pattern.search(paragraph.text) for pattern in (_MEASURED, CASE, CITATION)):
            yield Hit(paragraph.start, paragraph.end, advice="每项成效补上前后对比的数据")
