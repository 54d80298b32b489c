"""The order format 「命令（令）格式」."""

from __future__ import annotations

import re
from collections.abc import Iterator

from gongwen.anatomy import ElementKind
from gongwen.layout import spoil
from gongwen.layout.specimen import notice, order
from gongwen.rulebook import Draft, Hit, Rule, Staged, right, wrong
from gongwen.terms import Severity, Strength

_BODY = (
    "《云川市城市供水管理办法》已经2026年2月10日市人民政府第9次常务会议通过，现予公布，自2026年5月1日起施行。\n"
    "市　长　　沈立秋\n2026年2月20日"
)

MASTHEAD = Rule(
    code="ORD-01",
    name="order-masthead",
    severity=Severity.S1,
    strength=Strength.REQUIRED,
    message="命令的发文机关标志没有以“命令”或“令”结尾",
    why="命令的标志由发文机关全称加“命令”或“令”组成，不写“文件”。",
    basis=("GB/T 9704—2012 10.2",),
    examples=(
        Staged(
            "有令号而标志写成“文件”",
            lambda: spoil.reword(order(), "政府令", "政府文件"),
            ("云川市人民政府文件",),
        ),
        Staged("机关全称加“令”", order),
        Staged("通知", notice),
    ),
)
NUMBER = Rule(
    code="ORD-02",
    name="order-number",
    severity=Severity.S1,
    strength=Strength.REQUIRED,
    message="令号没有写作“第×号”",
    why="命令在标志下空二行居中编排令号“第×号”，不用机关代字和年份。",
    basis=("GB/T 9704—2012 10.2",),
    examples=(
        Staged(
            "令号写成发文字号",
            lambda: spoil.reword(order(), "第18号", "云政令〔2026〕18号"),
            ("云政令〔2026〕18号",),
        ),
        Staged("第×号", order),
        right(f"云川市人民政府令\n第18号\n{_BODY}"),
    ),
)
RECIPIENTS = Rule(
    code="ORD-03",
    name="order-recipients",
    severity=Severity.S2,
    strength=Strength.PRACTICE,
    message="命令写了主送机关，通常不写",
    why="命令面向社会或所属各方公布，通常没有主送机关。",
    basis=("公文实务",),
    examples=(
        wrong(f"云川市人民政府令\n第18号\n⟦各县（区）人民政府：⟧\n{_BODY}"),
        right(f"云川市人民政府令\n第18号\n{_BODY}"),
        Staged("没有主送机关", order),
    ),
)
RULES = (MASTHEAD, NUMBER, RECIPIENTS)

_ORDER = re.compile(r"令[ \u3000]*$")
_NUMBER = re.compile(
    r"[（(]?第[ \u3000]*(?:[1-9]\d*|[〇一二三四五六七八九十百]+)[ \u3000]*号[）)]?"
)


@MASTHEAD.finder
def find_masthead(draft: Draft) -> Iterator[Hit]:
    """Yield an order's masthead that does not end with its type."""
    masthead = draft.anatomy.first(ElementKind.MASTHEAD)
    number = draft.anatomy.first(ElementKind.DOCUMENT_NUMBER)
    if masthead is None or number is None or draft.anatomy.first(ElementKind.TITLE) is not None:
        return
    is_numbered = _NUMBER.fullmatch(draft.text[number.start : number.end].strip())
    if is_numbered and not _ORDER.search(draft.text[masthead.start : masthead.end]):
        yield Hit(masthead.start, masthead.end)


@NUMBER.finder
def find_number(draft: Draft) -> Iterator[Hit]:
    """Yield an order's number that has an organ code and a year."""
    number = draft.anatomy.first(ElementKind.DOCUMENT_NUMBER)
    if number is None or draft.anatomy.document_format != "order":
        return
    if not _NUMBER.fullmatch(draft.text[number.start : number.end].strip()):
        yield Hit(number.start, number.end, advice="改为“第×号”")


@RECIPIENTS.finder
def find_recipients(draft: Draft) -> Iterator[Hit]:
    """Yield the main recipients of an order."""
    recipients = draft.anatomy.first(ElementKind.MAIN_RECIPIENTS)
    if recipients is not None and draft.anatomy.document_format == "order":
        yield Hit(recipients.start, recipients.end, advice="删去主送机关")
