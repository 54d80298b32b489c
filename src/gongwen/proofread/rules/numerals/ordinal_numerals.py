"""Ordinals written as 「第一」 here and 「第1」 there."""

from __future__ import annotations

import re
from collections.abc import Iterator

from gongwen.rulebook import Draft, Hit, Rule, right, wrong
from gongwen.terms import Severity, Strength
from gongwen.text import CITED

Span = tuple[int, int]

RULE = Rule(
    code="NUM-17",
    name="ordinal-numerals",
    severity=Severity.S4,
    strength=Strength.GENERAL,
    message="序数的写法前后不一致",
    why="“第一批”与“第1批”、“十二月”与“12月”都可以，但同一篇里同类的序数、月份采用一种写法。",
    basis=("GB/T 15835—2011 4.3",),
    examples=(
        wrong("第一批20家，第二批30家，⟦第3批⟧10家。"),
        wrong("第一组负责城东，第二组负责城西，⟦第3组⟧负责城南。"),
        wrong("1月开工，3月封顶，⟦十二月⟧竣工。"),
        right("第一批20家，第二批30家，第三批10家。"),
        right("第一批20家，占第3位。"),
        right("1月开工，农历腊月竣工。"),
        right("第一次全体会议，国务院第40次常务会议。"),
        right("十二月党的会议，三个月。"),
    ),
    anchors=("第", "月"),
)

_ORDINAL = re.compile(
    r"第(?:(\d{1,2})|([一二三四五六七八九十]{1,3}))([批期轮季组]|阶段|标段|次(?![^，。；\n]{0,6}会议))"
)
_MONTH = re.compile(r"月(?![刊报度饼色光子亮球嫂票])")
_MONTH_NUMBER = re.compile(
    r"(?:(?<![\d.个第])(\d{1,2})|(?<![\u4e00-\u9fff])([一二三四五六七八九十]{1,2}))$"
)
_LOOK_BACK = 4


@RULE.finder
def find(draft: Draft) -> Iterator[Hit]:
    """Yield the first of the rarer ways of writing ordinals of one kind."""
    text = draft.masked(*CITED)
    ways: dict[str, tuple[list[Span], list[Span]]] = {}
    for ordinal in _ORDINAL.finditer(text):
        figures, words = ways.setdefault(ordinal[3], ([], []))
        (figures if ordinal[1] else words).append(ordinal.span())
    months: tuple[list[Span], list[Span]] = ([], [])
    for month in _MONTH.finditer(text):
        window = text[max(month.start() - _LOOK_BACK, 0) : month.start()]
        if number := _MONTH_NUMBER.search(window):
            is_word = number[1] is None
            months[is_word].append((month.start() - len(number.group()), month.end()))
    hits = []
    for figures, words in (*ways.values(), months):
        if figures and words:
            rarer = min(figures, words, key=len)
            hits.append(Hit(*rarer[0], count=len(rarer), advice="与前后文统一写法"))
    yield from sorted(hits, key=lambda hit: hit.start)
