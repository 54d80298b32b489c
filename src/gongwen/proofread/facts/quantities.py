"""Quantities a text states, in comparable units, with how finely they are given."""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache

_UNITS = (
    "个百分点|人次|平方公里|平方千米|平方米|立方米|公顷|公里|千米|千瓦时|千克|公斤|万元|亿元|美元|小时|分钟|标箱"
    "|人|名|位|户|家|个|项|件|条|起|次|处|所|座|台|辆|套|份|宗|例|场|期|批|篇|部|张|册|间|栋|幢|只|头|株|艘"
    "|架|组|支|字|页|亩|米|吨|元|天|股|枚|块|门|类|种|桩|笔|艇|盏|眼|口|片|棵|斤|匹|度"
)
_QUANTITY = re.compile(
    r"([0-9][0-9]*(?:,[0-9]{3})*(?:\.[0-9]+)?)"
    rf"(万亿|亿|千万|百万|万|千|百)?(?:(%|％|‰|{_UNITS})(?!级|类地区|以|之))"
)
_NOT_BEFORE = frozenset("0123456789.〔—-–～~/第") | frozenset(
    "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz"
)
_SCALES = {
    None: 1,
    "百": 100,
    "千": 1000,
    "万": 10**4,
    "百万": 10**6,
    "千万": 10**7,
    "亿": 10**8,
    "万亿": 10**12,
}
# Units that measure the same thing, as multiples of one of them.
_BASE: dict[str, tuple[str, Decimal]] = {
    "名": ("人", Decimal(1)),
    "位": ("人", Decimal(1)),
    "％": ("%", Decimal(1)),
    "公顷": ("亩", Decimal(15)),
    "平方千米": ("平方公里", Decimal(1)),
    "千米": ("公里", Decimal(1)),
    "公斤": ("千克", Decimal(1)),
    "千克": ("千克", Decimal(1)),
    "吨": ("千克", Decimal(1000)),
}
_APPROXIMATE = re.compile(
    r"(?:[约近逾]|(?<!彩)(?<![BＢ])超)$|左右|(?:不足|大约|将近|超过|至少|最多|不少于|不低于|不超过)$"
)


@dataclass(frozen=True, slots=True)
class Quantity:
    """A number with its unit: ``value`` in the base ``unit``, ``step`` the size of its last digit."""

    start: int
    end: int
    value: Decimal
    unit: str
    step: Decimal
    written: str
    is_scaled: bool

    @property
    def is_share(self) -> bool:
        """Tell whether this is a percentage."""
        return self.unit == "%"

    @property
    def slack(self) -> Decimal:
        """Return by how much rounding may have moved the value: nothing for a plain count or sum.

        Money in whole 「万元」 is exact in budgets; any other scaled or broken number is rounded.
        """
        is_whole = self.step == self.step.to_integral_value() and "." not in self.written
        if is_whole and (not self.is_scaled or (self.unit == "元" and "亿" not in self.written)):
            return Decimal(0)
        return self.step / 2


@lru_cache(maxsize=8)
def quantities(text: str) -> tuple[Quantity, ...]:
    """Return the quantities ``text`` states in figures, first to last."""
    found = []
    for match in _QUANTITY.finditer(text):
        if match.start() and text[match.start() - 1] in _NOT_BEFORE:
            continue
        if (
            text[match.start() - 1 : match.start()] == "，"
            and text[match.start() - 2 : match.start() - 1].isdigit()
        ):
            continue  # 「132，9293元」: a full-width comma inside a number
        figures = match[1].replace(",", "")
        unit, factor = _BASE.get(match[3], (match[3], Decimal(1)))
        factor *= _SCALES[match[2]]
        decimals = len(figures.partition(".")[2])
        found.append(
            Quantity(
                match.start(),
                match.end(),
                Decimal(figures) * factor,
                unit,
                factor.scaleb(-decimals),
                match.group(),
                match[2] is not None,
            )
        )
    return tuple(found)


def is_approximate(text: str, quantity: Quantity) -> bool:
    """Tell whether words around ``quantity`` say that it is not exact."""
    before = text[max(quantity.start - 4, 0) : quantity.start]
    after = text[quantity.end : quantity.end + 3]
    return bool(
        _APPROXIMATE.search(before)
        or after.startswith(("左右", "上下", "以上", "以内", "以下", "多", "余"))
    )


def plainly(value: Decimal) -> str:
    """Return ``value`` in figures without needless zeros: 3.50 is 3.5, 1E+2 is 100."""
    text = f"{value:f}"
    return text.rstrip("0").rstrip(".") if "." in text else text


def in_unit_of(value: Decimal, model: Quantity) -> str:
    """Return ``value`` written as ``model`` is written: 3200000 beside 「320万元」 is 「320万元」."""
    match = re.search(r"[^\d.,]+$", model.written)
    suffix = match.group() if match else model.unit
    figures = Decimal(model.written.removesuffix(suffix).replace(",", ""))
    factor = model.value / figures if figures else Decimal(1)
    return plainly(value / factor) + suffix
