"""Exclamation marks in the body of a document."""

from __future__ import annotations

import re
from collections.abc import Iterator

from gongwen.proofread.prose import prose_lines
from gongwen.rulebook import Draft, Hit, Rule, right, wrong
from gongwen.terms import Severity, Strength
from gongwen.text import Area

RULE = Rule(
    code="PUN-20",
    name="exclamation-marks",
    severity=Severity.S3,
    strength=Strength.PRACTICE,
    message="正文里叹号较多，公文通常慎用叹号",
    why="公文以平实的陈述为主，叹号带感情色彩，正文通常不超过一个；讲话稿、号召书、慰问信不受此限。",
    basis=("公文实务", "GB/T 15834—2011 4.3"),
    examples=(
        wrong("全体同志要行动起来！抓紧落实⟦！⟧务求实效！"),
        wrong("某市人民代表大会关于年度预算的决议\n会议批准预算。各方多有支持！成绩来之不易⟦！⟧"),
        right("全体同志要行动起来！"),
        right("他说：“好！好！好！”"),
        right("同志们！让我们行动起来！务求实效！"),
        right("某市人民政府致全体市民的倡议书\n行动起来！从我做起！"),
    ),
    anchors=("！",),
)

_SPEECH = re.compile(
    r"讲话|致辞|贺信|贺电|倡议书|慰问信|公开信|感谢信|动员|演讲|誓词|宣言|号召|嘉奖令|工作报告|人民代表大会(?![^\n，。]{0,20}关于[^\n。]{0,60}(?:决议|决定))"
)
_ADDRESS = re.compile(
    r"^[ \u3000]*(?:尊敬的[^\n]{1,30}|同志们|各位[^\n]{1,20}|亲爱的[^\n]{1,20})[：！，]",
    re.MULTILINE,
)
_HEAD_LENGTH = 120


@RULE.finder
def find(draft: Draft) -> Iterator[Hit]:
    """Yield the second exclamation mark of the body, with how many there are too many."""
    text = draft.masked(Area.QUOTATION)
    if text.count("！") <= 1:
        return
    head = draft.anatomy.title or text[:_HEAD_LENGTH]
    if _SPEECH.search(head) or _ADDRESS.search(text):
        return
    marks = [
        line.start + at
        for line in prose_lines(draft)
        if "！" in line.text
        for at, character in enumerate(text[line.start : line.end])
        if character == "！"
    ]
    if len(marks) > 1:
        yield Hit(marks[1], marks[1] + 1, count=len(marks) - 1, advice="改用句号")
