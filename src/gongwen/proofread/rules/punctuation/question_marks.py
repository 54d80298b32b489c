"""Question marks after statements, and in questions that offer a choice."""

from __future__ import annotations

import re
from collections.abc import Iterator

from gongwen.rulebook import Draft, Hit, Rule, right, wrong
from gongwen.terms import Severity, Strength
from gongwen.text import CITED

RULE = Rule(
    code="PUN-19",
    name="question-marks",
    severity=Severity.S3,
    strength=Strength.REQUIRED,
    message="问号用得不对",
    why="“如何”“是否”等词作宾语的陈述句不是疑问句，末尾用句号；选择问中间用逗号，只在句末用一个问号。",
    basis=("GB/T 15834—2011 4.2",),
    examples=(
        wrong("会议研究了如何抓好落实⟦？⟧", becomes="会议研究了如何抓好落实。"),
        wrong("请各单位明确是否参加⟦？⟧", becomes="请各单位明确是否参加。"),
        wrong("是集中采购⟦？⟧还是分散采购？", becomes="是集中采购，还是分散采购？"),
        right("如何抓好落实？关键在责任。"),
        right("请问是否参加？"),
        right("是集中采购，还是分散采购？"),
        right("会议研究的问题是：如何抓好落实？"),
        right("他问道：“你们研究过怎样落实？”"),
    ),
    anchors=("？",),
)

_STATEMENT = re.compile(
    r"(?<![\u4e00-\u9fff]问题)(?:研究|探讨|明确|了解|思考|掌握|说明|讨论|决定|核实|查清|摸清)了?"
    r"(?:如何|怎样|怎么|哪些|是否|为什么|为何|何时)[^。？！；：，\n]{1,40}(？)"
)
_CHOICE = re.compile(r"是[^。？！；\n]{1,20}(？)还是[^。！；\n]{1,20}？")


@RULE.finder
def find(draft: Draft) -> Iterator[Hit]:
    """Yield question marks after indirect questions and inside questions of choice."""
    text = draft.masked(*CITED)
    if not any(mark in text for mark in RULE.anchors):
        return
    hits = [Hit(*match.span(1), "。") for match in _STATEMENT.finditer(text)]
    hits += [Hit(*match.span(1), "，") for match in _CHOICE.finditer(text)]
    yield from sorted(hits, key=lambda hit: hit.start)
