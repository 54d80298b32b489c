"""Figures of a text by their value: numbers, percentages, amounts, dates, terms, numbers of documents."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from gongwen.text.numerals import parse_number
from sanban.documents.domain.strength_words import Family, Term

_NUMERAL = (
    r"(?:\d{1,3}(?:[,，]\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?"
    r"|[〇零一二三四五六七八九十百千两]+(?:点[〇零一二三四五六七八九]+)?)"
)
_SCALE = r"(?:十万|百万|千万|万亿|万|亿)?"
_DAYS = r"个?工作日|日|天|个月|周|年|个?小时|分钟|个季度"
_COUNTS = (
    "人次|人|名|项|次|份|件|倍|成|页|家|户|公里|千米|厘米|毫米|米|吨|公斤|千克|亩|平方米|平方公里|公顷|台|辆|艘|座|处|类|批|期|套|支|轮|"
    "个百分点|岁|级|位|场|篇|条|种|个|方面|部分|环节|艘次|车次|元/吨"
)
_PATTERNS: tuple[tuple[Family, re.Pattern[str]], ...] = (
    (Family.CODE, re.compile(r"〔\d{4}〕\s*\d+\s*号")),
    (Family.CODE, re.compile(rf"第{_NUMERAL}(?:条|款|项|章|节|号|期|批|届|次)")),
    (
        Family.DATE,
        re.compile(
            rf"(?:{_NUMERAL}年(?:度)?(?=\d|{_NUMERAL}?月))?{_NUMERAL}月{_NUMERAL}[日号]"
            r"|(?:\d{4}|[〇零一二三四五六七八九]{4})年(?:度)?(?:(?:\d{1,2}|[一二三四五六七八九十]{1,2})月|[上下]半年)?"
            rf"|{_NUMERAL}月(?:底|初|中旬|上旬|下旬|末|份)|(?:[上下]?月|[本明今去]?年|(?:本|下|每)?季度|[上下]半年|周)(?:底|末|初)"
            r"|[上下]半年|[一二三四]季度|[0-9０-９]{1,2}[:：时点]\d{0,2}分?|[上下]午"
        ),
    ),
    (Family.PERIOD, re.compile(r"(?:每|按)(?:个)?(?:半年|季度|工作日|日|天|周|月|年|季|旬)|逐[日周月年季]")),
    (Family.PERCENT, re.compile(rf"百分之{_NUMERAL}|{_NUMERAL}\s*[%％‰]|{_NUMERAL}个百分点|[一二三四五六七八九]成")),
    (Family.AMOUNT, re.compile(rf"{_NUMERAL}{_SCALE}(?:元|美元|欧元)")),
    (Family.TERM, re.compile(rf"{_NUMERAL}(?:{_DAYS})")),
    (Family.NUMBER, re.compile(rf"{_NUMERAL}{_SCALE}余?(?:{_COUNTS})")),
    # Not the number of a heading or of an item: 「1.」 and 「（2）」.
    (Family.NUMBER, re.compile(r"(?<![\d（(])(?!(?<=^)\d{1,2}[.．、)）])\d+(?:\.\d+)?(?:万|亿)?")),
)  # fmt: skip
_PARTS = re.compile(rf"({_NUMERAL})((?:十|百|千)?(?:万亿|万|亿)?)(.*)", re.DOTALL)
_SCALES = {
    "": 1,
    "十万": 10**5,
    "百万": 10**6,
    "千万": 10**7,
    "万亿": 10**12,
    "万": 10**4,
    "亿": 10**8,
}
_UNITS = {
    "天": "日", "号": "日", "周": "日", "名": "人", "位": "人", "千米": "公里", "千克": "公斤", "小时": "个小时",
    "工作日": "个工作日", "年度": "年", "％": "%",
}  # fmt: skip
_PERIODS = {"按": "每", "逐": "每", "季度": "季", "天": "日", "每个": "每"}


def quantities(text: str) -> Iterator[Term]:
    """Yield the figures of a text in order; ``sense`` is their unit, ``of`` their value in it."""
    taken: list[tuple[int, int]] = []
    for family, pattern in _PATTERNS:
        for found in pattern.finditer(text):
            start, end = found.span()
            if any(low < end and start < high for low, high in taken):
                continue
            taken.append((start, end))
            unit, value = _reading(family, found.group())
            if not _is_word(found.group(), family, value):
                yield Term(start, end, found.group(), family, unit, of=value)


def _is_word(text: str, family: Family, value: str) -> bool:
    """Tell whether a numeral counts nothing: 「一个平台」 is a platform, not a number."""
    return family is Family.NUMBER and value == "1" and text.startswith("一")


def _reading(family: Family, text: str) -> tuple[str, str]:
    """Return unit and value in one spelling, whichever way they are written."""
    if family is Family.PERIOD:
        for written, same in _PERIODS.items():
            text = text.replace(written, same)
        return "", text
    if family is Family.PERCENT:
        return _percent(text)
    if family in {Family.DATE, Family.CODE}:
        return "", _spelled(text)
    return _measured(text)


def _percent(text: str) -> tuple[str, str]:
    if text.endswith("成"):
        return "%", str(_number(text[:-1]) * 10)
    unit = "个百分点" if text.endswith("点") and "个" in text else "‰" if "‰" in text else "%"
    return unit, _plain(_number(re.sub(r"百分之|[%％‰\s]|个百分点", "", text)))


def _measured(text: str) -> tuple[str, str]:
    match = _PARTS.fullmatch(text)
    if not match:
        return "", text
    number, scale, unit = match.groups()
    value = _number(number) * _SCALES.get(scale, 1)
    if unit == "周":
        value *= 7
    return _UNITS.get(unit, unit), _plain(value)


def _spelled(text: str) -> str:
    """Return a date or a number with every numeral in figures."""
    spelled = re.sub(_NUMERAL, lambda found: _plain(_number(found.group())), text)
    return re.sub(r"\s", "", spelled).replace("号", "日").replace("年度", "年")


def _number(text: str) -> Decimal:
    try:
        return parse_number(text)
    except ValueError:  # such as 「三五」 for three to five: no value, yet always the same text
        return Decimal(int.from_bytes(text.encode()[:6], "big"))


def _plain(value: Decimal) -> str:
    return format(value.normalize(), "f")
