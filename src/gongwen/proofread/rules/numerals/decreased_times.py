"""Decreases given in multiples."""

from __future__ import annotations

import re
from collections.abc import Iterator

from gongwen.rulebook import Draft, Hit, Rule, right, wrong
from gongwen.terms import Severity, Strength
from gongwen.text import CITED

RULE = Rule(
    code="NUM-12",
    name="decreased-times",
    severity=Severity.S1,
    strength=Strength.GENERAL,
    message="减少的幅度用了倍数",
    why="减少一倍就成了零，两倍以上说不通；减少的幅度用百分数、几分之几或者绝对数表示。",
    basis=("现代汉语语法",),
    examples=(
        wrong("能耗⟦降低2倍⟧。"),
        wrong("事故数量同比⟦减少了三倍⟧。"),
        wrong("成本⟦下降1.5倍⟧以上。"),
        wrong("⟦降低能耗2倍⟧。"),
        right("产量增长2倍。"),
        right("能耗降低50%，产量提高2倍。"),
        right("下降至原来的0.5倍。"),
        right("减少2倍体样品的使用。"),
        right("缩小5倍镜视野。"),
    ),
    anchors=("倍",),
)

_DECREASED = re.compile(
    r"(?:减少|降低|下降|缩短|压缩|减轻|下跌)了?"
    r"[^，。；：、！？\n\d一二两三四五六七八九十百几数提增升高到至为是的比产扩翻多超倍]{0,6}(?:近|约|超过)?(?:\d+(?:\.\d+)?|[一二两三四五六七八九十百几数]+)倍(?!体|镜|率|数)"
)


@RULE.finder
def find(draft: Draft) -> Iterator[Hit]:
    """Yield decreases by so and so many times."""
    for match in _DECREASED.finditer(draft.masked(*CITED)):
        yield Hit(
            match.start(),
            match.end(),
            advice="按前后两个数据换算成百分数，如“下降60%”，或者直接写前后数值",
        )
