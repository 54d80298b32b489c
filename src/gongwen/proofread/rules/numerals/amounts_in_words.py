"""Amounts of money in words against the same amounts in figures."""

from __future__ import annotations

import re
from collections.abc import Iterator

from gongwen.rulebook import Draft, Hit, Rule, right, wrong
from gongwen.terms import Severity, Strength
from gongwen.text.numerals import parse_amount

RULE = Rule(
    code="NUM-18",
    name="amounts-in-words",
    severity=Severity.S0,
    strength=Strength.REQUIRED,
    message="大写金额与小写金额不一致",
    why="同一笔金额的大写与小写必须相等；不一致时无法执行，须退回核对。",
    basis=("事实核对",),
    examples=(
        wrong("安排资金⟦三百万元（3,000万元）⟧。"),
        wrong("合计⟦人民币壹万贰仟元整（￥13000.00）⟧。"),
        wrong("预算为⟦120万元（大写：壹佰贰拾壹万元整）⟧。"),
        right("安排资金三百万元（300万元）。"),
        right("合计人民币壹万贰仟元整（￥12,000.00）。"),
        right("合计人民币壹万贰仟元整（¥1.2万元）。"),
        right("预算为120万元（大写：壹佰贰拾万元整）。"),
        right("总投资三百万元（其中省级200万元）。"),
        right("补助三百万元（200万元用于设备）。"),
        right("安排资金数百万元（300万元）。"),
    ),
    anchors=("元（", "整（", "元("),
)

_DIGIT = "零一二三四五六七八九壹贰叁肆伍陆柒捌玖"
_WORDS = (
    rf"(?:人民币)?[{_DIGIT}〇两十百千拾佰仟万萬亿]+[元圆]"
    rf"(?:[{_DIGIT}]+角)?(?:[{_DIGIT}]+分)?[整正]?"
)
_FIGURES = r"\d[\d,，]*(?:\.\d+)?[万亿]?元?"
_PAIR = re.compile(
    rf"(?P<words_first>{_WORDS})[（(](?:小写)?[：:]?(?:人民币)?[￥¥]?(?P<figures_second>{_FIGURES})[）)]"
    rf"|[￥¥]?(?P<figures_first>{_FIGURES})[（(](?:大写)?[：:]?(?P<words_second>{_WORDS})[）)]"
)
_PART_OF_NUMBER = frozenset("几数上近余多.,，0123456789")


@RULE.finder
def find(draft: Draft) -> Iterator[Hit]:
    """Yield amounts whose words and figures, side by side, differ."""
    text = draft.text
    for match in _PAIR.finditer(text):
        if text[match.start() - 1 : match.start()] in _PART_OF_NUMBER and match.start():
            continue
        words = match["words_first"] or match["words_second"]
        figures = match["figures_first"] or match["figures_second"]
        if not figures.endswith("元"):
            figures += "元"
        try:
            in_words, in_figures = parse_amount(words), parse_amount(figures.replace("，", ","))
        except ValueError:
            continue
        if in_words != in_figures:
            yield Hit(
                match.start(),
                match.end(),
                message=f"大写合{in_words[0]:f}元，小写合{in_figures[0]:f}元，两者不一致",
                advice="核对原始凭据后改正其中一处",
            )
