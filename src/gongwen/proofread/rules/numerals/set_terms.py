"""Set terms with numerals that are written in quotation marks."""

from __future__ import annotations

import re
from collections.abc import Iterator

from gongwen.rulebook import Draft, Hit, Rule, right, wrong
from gongwen.terms import Severity, Strength
from gongwen.text import CITED

RULE = Rule(
    code="NUM-13",
    name="set-terms",
    severity=Severity.S3,
    strength=Strength.PRACTICE,
    message="含数字的缩略语、节日名通常加引号，并用汉字数字",
    why="“十四五”“双减”“五一”等是定型的缩略语，公文里通常加引号，写成汉字数字；不加引号容易与前后文连读。",
    basis=("公文实务", "GB/T 15835—2011 4.2.3"),
    examples=(
        wrong("制定⟦十四五⟧规划。", becomes="制定“十四五”规划。"),
        wrong("落实⟦双减⟧政策，深化⟦放管服⟧改革。", becomes="落实“双减”政策，深化“放管服”改革。"),
        wrong("做好⟦五一⟧假期值班。", becomes="做好“五一”假期值班。"),
        wrong("编制“⟦14五⟧”规划。", becomes="编制“十四五”规划。"),
        wrong("编制⟦十五五⟧供水规划。", becomes="编制“十五五”供水规划。"),
        wrong("落实⟦两个维护⟧要求，融入⟦一带一路⟧建设。"),
        right("制定“十四五”规划，落实“双减”政策。"),
        right("学习《十四五规划纲要》。"),
        right("第五一般不受理。"),
        right("实行双减半征收。"),
        right("二十四五十家单位"),
    ),
)

_PLAN = re.compile(
    "十[一二三四五]五(?=(?:[\u4e00-\u9fff]{2,6})?规划|时期|期间|末|以来|计划|开局|收官)"
)
_TERM = re.compile(
    "五一(?=假期|期间|劳动节|国际劳动节|慰问|小长假|前后)|一带一路|两个维护|两个确立|四个意识|四个自信|双减(?=政策|工作|要求)|放管服(?=改革|工作)"
)
_FIGURES = re.compile(r"“1([1-5])五”")
_NOT_BEFORE = frozenset("第零〇一二三四五六七八九十百“")
_WORDS = "〇一二三四五"


@RULE.finder
def find(draft: Draft) -> Iterator[Hit]:
    """Yield set terms outside quotation marks, and those with figures inside them."""
    text = draft.masked(*CITED)
    hits = [
        Hit(*match.span(), f"“{match.group()}”")
        for pattern in (_PLAN, _TERM)
        for match in pattern.finditer(text)
        if text[match.start() - 1 : match.start()] not in _NOT_BEFORE
    ]
    if "“1" in draft.text:
        hits += [
            Hit(match.start() + 1, match.end() - 1, f"十{_WORDS[int(match[1])]}五")
            for match in _FIGURES.finditer(draft.text)
        ]
    yield from sorted(hits, key=lambda hit: hit.start)
