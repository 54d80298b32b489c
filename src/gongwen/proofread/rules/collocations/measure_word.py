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
        wrong("出台⟦三条办法⟧。"),
        wrong("转发⟦五封通报⟧。"),
        wrong("承办⟦3起培训⟧。"),
        right("实施一批项目。"),
        right("大家一起会议室见，发生两起会议期间的纠纷，共收到十封邮件。"),
        right("解决一批责任不清的问题。"),
        right("明确一项任务。"),
    ),
    anchors=("批", "项", "系列", "条", "封", "起"),
)

_PATTERN = re.compile(
    r"(?:一批|一系列)(?:责任|职责|精神|意识|水平|作风)(?=[，。；、\n]|$)|一[项条](?:精神|水平|意识|作风|困难)(?=[，。；、\n]|$)"
    r"|(?<![第一二三四五六七八九十百千\d.条款])(?:[一二两三四五六七八九十几多]|\d{1,3})"
    r"(?:封(?:文件|通知|通报|方案|报告|意见|批复|公告|决定)|(?<!一起)起(?<!一起)(?:会议|活动|培训|方案|项目|文件)"
    r"|条(?:方案|会议|文件|项目|计划|报告|活动|办法|制度))(?=[，。；、\n]|$)"
)


@RULE.finder
def find(draft: Draft) -> Iterator[Hit]:
    """Yield every abstract noun counted with a measure word it does not take."""
    for match in matches(draft, _PATTERN, RULE.anchors):
        yield Hit(match.start(), match.end(), advice="去掉数量词或者换用合适的量词")
