"""Printing office and date 「印发机关和印发日期」."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from gongwen.anatomy import Element, ElementKind
from gongwen.layout import spoil
from gongwen.layout.rules.imprint.copy_line import NAMELESS_PRINTING, imprint_look
from gongwen.layout.specimen import notice, request
from gongwen.rulebook import Draft, Hit, Rule, Staged, right, wrong
from gongwen.terms import Severity, Strength

_HEAD = (
    "云川市水务局文件\n云水发〔2026〕12号\n云川市水务局关于做好供水保障工作的通知\n各县（区）水务局：\n"
    "请按时完成检修。\n云川市水务局\n2026年3月20日\n抄送：市财政局。\n"
)

RULE = Rule(
    code="IMP-04",
    name="printing-line",
    severity=Severity.S1,
    strength=Strength.REQUIRED,
    message="印发机关和印发日期的编排不符合规定",
    why="印发机关居左空一字，印发日期居右空一字，日期用阿拉伯数字标全、不编虚位，后加“印发”二字，四号仿宋。",
    basis=("GB/T 9704—2012 7.4.3",),
    examples=(
        wrong(
            f"{_HEAD}云川市水务局办公室　　⟦2026年3月21日⟧",
            becomes=f"{_HEAD}云川市水务局办公室　　2026年3月21日印发",
        ),
        wrong(
            f"{_HEAD}云川市水务局办公室　　⟦2026年03月21日印发⟧",
            becomes=f"{_HEAD}云川市水务局办公室　　2026年3月21日印发",
        ),
        wrong(
            f"{_HEAD}云川市水务局办公室　　⟦2026年3月21日印⟧",
            becomes=f"{_HEAD}云川市水务局办公室　　2026年3月21日印发",
        ),
        wrong(f"{_HEAD}云川市水务局办公室　　⟦二〇二六年三月二十一日印发⟧"),
        right(f"{_HEAD}云川市水务局办公室　　2026年3月21日印发"),
        Staged(
            "印发机关用三号字",
            lambda: spoil.looks(notice(), "23日印发", lambda look: replace(look, size=16.0)),
            ("云川市人民政府办公室\t2026年3月23日印发",),
        ),
        Staged("四号仿宋，日期后加“印发”", notice),
        Staged("没有抄送的版记", request),
    ),
    safe=True,
)

_DATE = re.compile(
    r"(?P<year>\d{4})[ \u3000]*年[ \u3000]*(?P<month>\d{1,2})[ \u3000]*月[ \u3000]*(?P<day>\d{1,2})[ \u3000]*日"
    r"[ \u3000]*(?P<end>印发?|印制|发)?[ \u3000]*$"
)
_DOTTED = re.compile(r"\d{4}[./-]\d{1,2}[./-]\d{1,2}[ \u3000]*(?:印发)?[ \u3000]*$")
_CHINESE = re.compile(
    r"[二][〇○零Oo0一二三四五六七八九]{3}年[一二三四五六七八九十]+月[一二三四五六七八九十]+日(?:印发)?$"
)


@RULE.finder
def find(draft: Draft) -> Iterator[Hit]:
    """Yield a printing date of a wrong form, then a wrong look of the line."""
    for element in _printings(draft):
        yield from _date(draft, element)
        yield from imprint_look(draft, element, "印发机关和印发日期")


def _printings(draft: Draft) -> Iterator[Element]:
    """Yield the printing lines, those included that lack the word by which one knows them."""
    for element in draft.anatomy.all(*_KINDS):
        if element.kind is ElementKind.PRINTING:
            yield element
        elif match := NAMELESS_PRINTING.search(draft.text[element.start : element.end]):
            yield replace(
                element, start=element.start + match.start(), end=element.start + match.end()
            )


_KINDS = (ElementKind.PRINTING, ElementKind.IMPRINT_OTHER, ElementKind.COPY_RECIPIENTS)


def _date(draft: Draft, element: Element) -> Iterator[Hit]:
    line = draft.text[element.start : element.end].rstrip()
    match = _DATE.search(line)
    if match:
        proper = f"{int(match['year'])}年{int(match['month'])}月{int(match['day'])}日印发"
        written = match.group().rstrip()
        if written != proper:
            start = element.start + match.start()
            what = "后应加“印发”二字" if match["end"] != "印发" else "应写全、不编虚位、不空格"
            yield Hit(start, start + len(written), proper, f"印发日期{what}")
        return
    odd = _CHINESE.search(line) or _DOTTED.search(line)
    if odd:
        start = element.start + odd.start()
        message = "印发日期应用阿拉伯数字写作“×年×月×日印发”"
        yield Hit(start, start + len(odd.group().rstrip()), message=message, safe=False)
