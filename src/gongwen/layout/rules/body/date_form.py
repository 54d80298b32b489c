"""The date of the document 「成文日期」: Arabic numerals, whole, a day that exists."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

from gongwen.anatomy import ElementKind
from gongwen.layout.specimen import notice
from gongwen.rulebook import Draft, Hit, Rule, Staged, right, wrong
from gongwen.terms import Severity, Strength
from gongwen.text.numerals import chinese_to_int

_HEAD = (
    "云川市水务局关于做好供水保障工作的通知\n各县（区）水务局：\n"
    "现将有关事项通知如下：\n请按时完成检修。\n云川市水务局\n"
)

FORM = Rule(
    code="BOD-17",
    name="date-form",
    severity=Severity.S1,
    strength=Strength.REQUIRED,
    message="成文日期的写法不符合规定",
    why="成文日期用阿拉伯数字将年、月、日标全，年份写四位，月、日不编虚位；汉字日期是 2012 年以前的写法。",
    basis=("GB/T 9704—2012 7.3.5.4",),
    examples=(
        wrong(f"{_HEAD}⟦二〇二六年三月二十日⟧", becomes=f"{_HEAD}2026年3月20日"),
        wrong(f"{_HEAD}⟦2026年03月09日⟧", becomes=f"{_HEAD}2026年3月9日"),
        wrong(f"{_HEAD}⟦2026.3.20⟧", becomes=f"{_HEAD}2026年3月20日"),
        wrong(f"{_HEAD}⟦2026-3-20⟧", becomes=f"{_HEAD}2026年3月20日"),
        wrong(f"{_HEAD}⟦2026 年 3 月 20 日⟧", becomes=f"{_HEAD}2026年3月20日"),
        wrong(f"{_HEAD}⟦2026年3月⟧"),
        wrong(f"{_HEAD}⟦2026年2月30日⟧"),
        right(f"{_HEAD}2026年3月20日"),
        right(
            "云川市水务局关于泵站检修的通知\n各县（区）水务局：\n请按时完成检修。\n云川市水务局\n二〇〇八年三月二十日"
        ),
        Staged("日期写全", notice),
    ),
    safe=True,
)
ORDER = Rule(
    code="BOD-18",
    name="date-before-printing",
    severity=Severity.S2,
    strength=Strength.REQUIRED,
    message="成文日期晚于印发日期",
    why="成文日期是签发或会议通过的日期，印发日期是送印的日期，先签发后印发。",
    basis=("GB/T 9704—2012 7.3.5.4", "GB/T 9704—2012 7.4.3"),
    examples=(
        wrong(
            "云川市水务局文件\n云水发〔2026〕12号\n云川市水务局关于做好供水保障工作的通知\n各县（区）水务局：\n"
            "请按时完成检修。\n云川市水务局\n⟦2026年3月20日⟧\n抄送：市财政局。\n云川市水务局办公室　2026年3月18日印发"
        ),
        right(
            "云川市水务局文件\n云水发〔2026〕12号\n云川市水务局关于做好供水保障工作的通知\n各县（区）水务局：\n"
            "请按时完成检修。\n云川市水务局\n2026年3月20日\n抄送：市财政局。\n云川市水务局办公室　2026年3月20日印发"
        ),
        Staged("先成文后印发", notice),
    ),
)
RULES = (FORM, ORDER)

_PROPER = re.compile(r"\d{4}年(?:[1-9]|1[0-2])月(?:[1-9]|[12]\d|3[01])日")
_CHINESE = r"[〇零○Oo一二三四五六七八九0-9]"
_ANY = re.compile(
    rf"(?P<year>\d{{4}}|{_CHINESE}{{4}})[ \u3000]*(?:年|[./\-－．])[ \u3000]*"
    r"(?P<month>\d{1,2}|[一二三四五六七八九十元正]{1,2})[ \u3000]*(?:月|[./\-－．])[ \u3000]*"
    r"(?P<day>\d{1,2}|[一二三四五六七八九十]{1,3})[ \u3000]*[日号]?"
)
_PARTIAL = re.compile(r"\d{2,4}年\d{1,2}月|\d{2}年\d{1,2}月\d{1,2}日")
# Lines that hold nothing but a date, well formed or not.
_LINE = re.compile(
    rf"^[ \u3000\t]*((?:\d{{4}}|{_CHINESE}{{4}})[ \u3000]*[年./\-－．][ \u3000]*[\d一二三四五六七八九十]{{1,2}}"
    r"[ \u3000]*[月./\-－．][ \u3000]*[\d一二三四五六七八九十]{1,3}[ \u3000]*[日号]?)[ \u3000]*$",
    re.MULTILINE,
)
_ARABIC_SINCE = date(2012, 7, 1)


@FORM.finder
def find(draft: Draft) -> Iterator[Hit]:
    """Yield every date of signature that is not written as it should be."""
    for start, end in _places(draft):
        hit = _judged(draft.text[start:end], start, end)
        if hit is not None:
            yield hit


def _places(draft: Draft) -> list[tuple[int, int]]:
    """Return where dates of signature stand: recognised ones, and lines with nothing else."""
    anatomy = draft.anatomy
    places: dict[int, tuple[int, int]] = {}
    for element in anatomy.all(ElementKind.DATE):
        text = draft.text[element.start : element.end]
        start = element.start + len(text) - len(text.lstrip())
        places[draft.document.locate(start)[0]] = start, start + len(text.strip())
    if anatomy.is_complete and not places:
        for match in _LINE.finditer(draft.text):
            index, _ = draft.document.locate(match.start(1))
            if draft.document.blocks[index].cell is None:
                places[index] = match.span(1)
    return sorted(places.values())


def _judged(text: str, start: int, end: int) -> Hit | None:
    """Return what is wrong with a date, with the proper form where it is certain."""
    match = _ANY.fullmatch(text)
    if match is None:
        if _PARTIAL.fullmatch(text):
            message = f"成文日期“{text}”没有写全，年份写四位，年、月、日标全"
            return Hit(start, end, message=message, safe=False)
        return None
    day = _day(match)
    if day is None:
        return Hit(start, end, message=f"成文日期“{text}”不是日历上的日期", safe=False)
    if _PROPER.fullmatch(text) or (day < _ARABIC_SINCE and not text[0].isdigit()):
        return None
    return Hit(start, end, f"{day.year}年{day.month}月{day.day}日")


def _day(match: re.Match[str]) -> date | None:
    """Return the day a date means; ``None`` where there is no such day."""
    digits = str.maketrans("○零Oo0123456789", "〇〇〇〇〇一二三四五六七八九")
    year = match["year"]
    try:
        number = int(year) if year.isdecimal() else chinese_to_int(year.translate(digits))
        return date(number, _number(match["month"]), _number(match["day"]))
    except ValueError:
        return None


def _number(word: str) -> int:
    return int(word) if word.isdecimal() else chinese_to_int(word)


@ORDER.finder
def find_order(draft: Draft) -> Iterator[Hit]:
    """Yield a date of signature that is later than the date of printing."""
    signed = draft.anatomy.first(ElementKind.DATE)
    printing = draft.anatomy.first(ElementKind.PRINTING)
    if signed is None or printing is None:
        return
    one = _ANY.search(draft.text, signed.start, signed.end)
    other = _ANY.search(draft.text, printing.start, printing.end)
    first, second = (_day(match) if match else None for match in (one, other))
    if first and second and first > second:
        message = (
            f"成文日期 {first.year}年{first.month}月{first.day}日 晚于印发日期 "
            f"{second.year}年{second.month}月{second.day}日"
        )
        yield Hit(signed.start, signed.end, message=message, advice="核对签发日期和送印日期")
