"""Measure words that do not fit what is counted."""

from __future__ import annotations

import re
from collections.abc import Iterator

from gongwen.proofread.search import matches
from gongwen.rulebook import Draft, Hit, Rule, right, wrong
from gongwen.terms import Severity, Strength

RULE = Rule(
    code="CO-46",
    name="measure-word",
    severity=Severity.S3,
    strength=Strength.GENERAL,
    message="量词与名词搭配不当",
    why="“批”用于成群的人和物，“项”用于任务、制度、措施等，抽象的精神、责任、意识不用这些量词。",
    basis=("现代汉语语法",),
    examples=(
        wrong("明确了⟦一批责任⟧。"),
        wrong("学习⟦一项精神⟧。"),
        wrong("树立⟦一批意识⟧。"),
        right("实施一批项目。"),
        right("解决一批责任不清的问题。"),
        right("明确一项任务。"),
    ),
    anchors=("一批", "一项", "一系列", "一条"),
)

_PATTERN = re.compile(
    r"(?:一批|一系列)(?:责任|精神|意识|水平|作风)(?=[，。；、\n]|$)|一[项条](?:精神|水平|意识|作风|困难)(?=[，。；、\n]|$)"
)


@RULE.finder
def find(draft: Draft) -> Iterator[Hit]:
    """Yield every abstract noun counted with a measure word it does not take."""
    for match in matches(draft, _PATTERN, RULE.anchors):
        yield Hit(match.start(), match.end(), advice="去掉数量词或者换用合适的量词")
