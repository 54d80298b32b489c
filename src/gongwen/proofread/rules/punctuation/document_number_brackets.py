"""The brackets around the year of a document number."""

from __future__ import annotations

import re
from collections.abc import Iterator

from gongwen.rulebook import Draft, Hit, Rule, right, wrong
from gongwen.terms import Severity, Strength

RULE = Rule(
    code="PUN-12",
    name="document-number-brackets",
    severity=Severity.S1,
    strength=Strength.REQUIRED,
    message="发文字号的年份没有用六角括号",
    why="发文字号的年份用六角括号“〔〕”括住；方括号、圆括号、方头括号都不是这个位置的符号。",
    basis=("GB/T 9704—2012 7.2.5", "GB/T 15834—2011 4.9"),
    examples=(
        wrong("某政办发⟦[2024]⟧3号", becomes="某政办发〔2024〕3号"),
        wrong("根据《通知》（某政发⟦（2024）⟧12号）", becomes="根据《通知》（某政发〔2024〕12号）"),
        wrong(
            "某政函⟦【2024】⟧5号、某政函⟦〔2024)⟧6号",
            becomes="某政函〔2024〕5号、某政函〔2024〕6号",
        ),
        right("某政办发〔2024〕3号"),
        right("（2021）京01民终123号判决"),
        right("见《某学报》（2020）3号。"),
        right("某证字（2020）第5号"),
        right("执行GB/T 9704—2012（2012）。"),
    ),
    safe=True,
    anchors=("号",),
)

_OPEN, _CLOSE = r"[\[（(【﹝［〔]", r"[\]）)】﹞］〕]"
_YEAR = re.compile(rf"({_OPEN}[ \u3000]?\d{{4}}[ \u3000]?{_CLOSE}) ?第?\d{{1,4}}(?:[-—]\d+)? ?号")
_ORGAN_CODE = re.compile(r"[\u4e00-\u9fff]")
_CERTIFICATE_CODE = "字证"


@RULE.finder
def find(draft: Draft) -> Iterator[Hit]:
    """Yield years of document numbers in any brackets but 〔〕."""
    for match in _YEAR.finditer(draft.text):
        brackets = match[1]
        before = draft.text[match.start() - 1 : match.start()]
        if not _ORGAN_CODE.match(before) or before in _CERTIFICATE_CODE:
            continue
        wanted = f"〔{brackets[1:-1].strip()}〕"
        if brackets != wanted:
            yield Hit(*match.span(1), wanted)
