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
        wrong("普查员登记了住户有哪些用水设备⟦？⟧"),
        wrong("请逐项核查台账是否齐全⟦？⟧", becomes="请逐项核查台账是否齐全。"),
        right("如何抓好落实？关键在责任。"),
        right("合作关系说明如何填写？"),
        right("监督检查和行政处罚有哪些规定？项目评估需要哪些材料？"),
        right("您检查过设备是否完好吗？怎样核对指标是否达标？"),
        right("请问是否参加？"),
        right("是集中采购，还是分散采购？"),
        right("会议研究的问题是：如何抓好落实？"),
        right("他问道：“你们研究过怎样落实？”"),
    ),
    anchors=("？",),
)

_STATEMENT = re.compile(
    r"(?<![\u4e00-\u9fff]问题)(?:研究|探讨|明确|了解|思考|掌握|(?<=[请要应])说明|讨论|决定|核实|查清|摸清)了?"
    r"(?:如何|怎样|怎么|哪些|是否|为什么|为何|何时)[^。？！；：，\n]{1,40}(？)"
)
# The sentence asks already before its verb: “怎样核对……是否……？”.
_ASKED = re.compile(r"(?:怎|如何|什么|哪|谁|为何|能否|是否|可否|请问|您|你)[^。？！；\n]*$")
_LOOK_BACK = 30
# With other words between verb and question, “了”, “请” or “逐项” shows that the verb governs it.
_REPORTED = re.compile(
    r"(?:(?:请|逐[项户一个条]|认真|要|应当|会议)(?P<told>V)了?|(?P<done>V)了)[^，。？！；：\n什怎谁哪吗呢么您你问]{0,10}?"
    r"(?:如何|怎样|怎么|哪些|是否|为什么|为何|何时)[^。？！；：，\n]{1,40}(？)".replace(
        "V",
        "(?:研究|探讨|明确|了解|掌握|说明|讨论|核实|核对|核查|检查|查看|查明|调查|登记|评估|审查|确认|判断|分析)",
    )
)
_CHOICE = re.compile(r"是[^。？！；\n]{1,20}(？)还是[^。！；\n]{1,20}？")


@RULE.finder
def find(draft: Draft) -> Iterator[Hit]:
    """Yield question marks after indirect questions and inside questions of choice."""
    text = draft.masked(*CITED)
    if not any(mark in text for mark in RULE.anchors):
        return
    hits = {
        match.end(): Hit(match.end() - 1, match.end(), "。")
        for pattern in (_STATEMENT, _REPORTED)
        for match in pattern.finditer(text)
        if not _ASKED.search(text, max(match.start() - _LOOK_BACK, 0), match.start())
        and text[match.end() - 2] not in "吗呢"
    }
    choices = [Hit(*match.span(1), "，") for match in _CHOICE.finditer(text)]
    yield from sorted([*hits.values(), *choices], key=lambda hit: hit.start)
