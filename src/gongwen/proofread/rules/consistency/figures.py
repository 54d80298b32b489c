"""One thing with two figures, and figures that jump between 「万元」 and 「亿元」."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from gongwen.proofread.facts.labels import NamedFigure, named_figures
from gongwen.proofread.facts.quantities import Quantity, quantities
from gongwen.rulebook import Draft, Hit, Rule, right, wrong
from gongwen.terms import Severity, Strength

_DIFFERENT = Rule(
    code="CS-06",
    name="contradictory-figures",
    severity=Severity.S2,
    strength=Strength.GENERAL,
    message="同一名称的数值前后不一致",
    why="同一文件里同一事物的数值应当一致；单位不同的先换算再比较。",
    basis=("事实核对",),
    examples=(
        wrong("项目总投资1200万元。\n资金来源如下。\n该项目总投资⟦1250万元⟧，由财政安排。"),
        wrong("本次申请资金0.3亿元。\n综上，申请资金⟦300万元⟧。"),
        wrong("总建筑面积2公顷。\n总建筑面积⟦31亩⟧。"),
        right("项目总投资1200万元。\n该项目总投资0.12亿元，由财政安排。"),
        right("甲项目总投资1200万元。\n乙项目总投资1250万元。"),
        right("2023年总投资1200万元。\n2024年总投资1250万元，一期总投资300万元。"),
        right("总投资约1200万元。\n总投资1250万元。"),
        right("学校总投资5亿元；\n医院总投资3亿元；\n总投资2亿元的桥梁。"),
    ),
)

_UNIT_JUMP = Rule(
    code="CS-14",
    name="unit-jump",
    severity=Severity.S1,
    strength=Strength.GENERAL,
    message="同一数值前后相差一万倍，疑似“万”“亿”混用",
    why="同名数值的有效数字相同而数量级相差一万倍，多为单位写错。",
    basis=("事实核对",),
    examples=(
        wrong("项目总投资1200万元。\n该项目总投资⟦1200亿元⟧。"),
        wrong("全年养护经费为760万元。\n全年养护经费为⟦760亿元⟧，分四次拨付。"),
        right("项目总投资1200万元。\n该项目总投资0.12亿元。"),
        right("甲镇养护经费760万元。\n全国养护经费760亿元。"),
    ),
    anchors=("万", "亿"),
)

RULES = (_DIFFERENT, _UNIT_JUMP)

_MANY = 3
_BARE = ("总投资", "投资", "资金")
# The whole clause before a figure, without the verb: “全市供水人口为”.
_WORDS_BEFORE = re.compile(
    r"(?:(?<=[，。；：、（\n])|^)([\u4e00-\u9fff]{4,16}?)(?:约为|达到|共计|合计|[为是达共约计])?$"
)
_JUMPS = frozenset({Decimal(10) ** 4, Decimal(10) ** 8})


def _contradictions(text: str) -> Iterator[tuple[NamedFigure, NamedFigure]]:
    """Yield each figure that differs from the first of its name, with that first one.

    Three different figures of one name are a list of several things, not one thing misstated.
    """
    groups: dict[tuple[str, str], list[NamedFigure]] = {}
    for figure in named_figures(text):
        groups.setdefault((figure.name, figure.quantity.unit), []).append(figure)
    for figures in groups.values():
        if len({figure.quantity.value for figure in figures}) >= _MANY:
            continue
        first = figures[0]
        for figure in figures[1:]:
            between = text[first.quantity.end : figure.quantity.start]
            slack = first.quantity.slack + figure.quantity.slack
            if text.startswith(("的", "（"), figure.quantity.end) and figure.name.endswith(_BARE):
                continue  # “总投资162亿元的74个项目”: of that group alone
            if abs(figure.quantity.value - first.quantity.value) > slack and (
                "\n" in between or "。" in between
            ):
                yield first, figure


def _is_jump(first: Quantity, other: Quantity) -> bool:
    """Tell whether two figures are the same but for the power of ten thousand."""
    low, high = sorted((first.value, other.value))
    return bool(low) and high / low in _JUMPS


@_DIFFERENT.finder
def find_different(draft: Draft) -> Iterator[Hit]:
    """Yield figures that contradict an earlier one of the same name."""
    pairs = [
        pair
        for pair in _contradictions(draft.text)
        if not _is_jump(pair[0].quantity, pair[1].quantity)
    ]
    for first, figure in sorted(pairs, key=lambda pair: pair[1].quantity.start):
        yield Hit(
            figure.quantity.start,
            figure.quantity.end,
            message=f"“{figure.name}”前面写作{first.quantity.written}，此处写作{figure.quantity.written}",
            advice="请核对后统一；口径不同的，写明各自范围",
        )


@_UNIT_JUMP.finder
def find_jump(draft: Draft) -> Iterator[Hit]:
    """Yield figures that differ from an earlier one by ten thousand times."""
    pairs = {
        figure.quantity.start: (figure.name, first.quantity, figure.quantity)
        for first, figure in _contradictions(draft.text)
        if _is_jump(first.quantity, figure.quantity)
    }
    pairs |= {other.start: (label, one, other) for label, one, other in _alike(draft.text)}
    for _, (name, first, other) in sorted(pairs.items()):
        yield Hit(
            other.start,
            other.end,
            message=f"“{name}”前面写作{first.written}，此处写作{other.written}，相差万倍",
            advice="请核对单位是“万”还是“亿”",
        )


def _alike(text: str) -> Iterator[tuple[str, Quantity, Quantity]]:
    """Yield quantities of one label that have the same figures but another scale."""
    earlier: dict[tuple[str, str], Quantity] = {}
    for quantity in quantities(text):
        label = _WORDS_BEFORE.search(text, max(quantity.start - 24, 0), quantity.start)
        if label is None or quantity.is_share:
            continue
        digits = re.match(r"[\d.,]+", quantity.written)
        key = (label[1], digits.group() if digits else "")
        first = earlier.setdefault(key, quantity)
        if first.unit == quantity.unit and _is_jump(first, quantity):
            yield label[1], first, quantity
