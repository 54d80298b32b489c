"""Problems described by adjectives alone."""

from __future__ import annotations

import re
from collections.abc import Iterator

from gongwen.proofread.rules.emptiness.paragraphs import CASE, CITATION, FIGURE, paragraphs
from gongwen.rulebook import Draft, Hit, Rule, right, wrong
from gongwen.terms import Severity, Strength

RULE = Rule(
    code="EP-04",
    name="problem-without-case",
    severity=Severity.S3,
    strength=Strength.PRACTICE,
    message="讲问题只有“不够、不足”一类的评价，没有事例和数据",
    why="只说“不够、有待”而不举事例、不列数据，问题在哪里、有多严重都不清楚，整改也无从下手。",
    basis=("公文实务",),
    examples=(
        wrong(
            "⟦有的单位思想认识不够，工作落实不到位，制度执行不严格，监督检查还有待加强，作风建设也比较薄弱。⟧"
        ),
        right(
            "有的单位落实不到位，监督检查还有待加强，抽查的32个工地中有7个未设置围挡，作风建设也比较薄弱。"
        ),
        right(
            "有的单位思想认识不够，制度执行不严格，监督检查有待加强，例如县城管大队未按时处置投诉。"
        ),
        right("认识不够。"),
    ),
)

_LENGTH = 40
_LEAST = 3
_COMPLAINT = re.compile(
    "不够(?!格)|不足(?!以)|有待|薄弱|不到位|不严格?|不扎实|不平衡|不充分|不完善|不健全|不高|不强|不深入|滞后|欠缺|短板|缺乏"
)


@RULE.finder
def find(draft: Draft) -> Iterator[Hit]:
    """Yield every paragraph of complaints without a figure, a case or a source."""
    for paragraph in paragraphs(draft, _LENGTH):
        if len(_COMPLAINT.findall(paragraph.text)) < _LEAST:
            continue
        if not any(pattern.search(paragraph.text) for pattern in (FIGURE, CASE, CITATION)):
            yield Hit(
                paragraph.start,
                paragraph.end,
                advice="每个问题至少配一个事例或者一组数据，写明单位、次数、比例",
            )
