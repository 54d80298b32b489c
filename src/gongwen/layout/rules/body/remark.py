"""The remark 「附注」: in round brackets below the date; a request names whom to call."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from gongwen.anatomy import Element, ElementKind
from gongwen.layout import spec, spoil
from gongwen.layout.specimen import notice, request
from gongwen.layout.view import (
    block_of,
    first_line_of,
    is_issued,
    leading_spaces,
    left_of,
    spaces_width,
)
from gongwen.rulebook import Draft, Hit, Rule, Staged, right, wrong
from gongwen.terms import DocumentType, Severity, Strength
from gongwen.text import Alignment

_HEAD = (
    "云川市水务局文件\n云水请〔2026〕12号　签发人：林思远\n云川市水务局关于增加水库维修经费的请示\n云川市人民政府：\n"
    "我市现有水库九座，维修经费不足。\n妥否，请批示。\n云川市水务局\n2026年3月20日"
)

RULE = Rule(
    code="BOD-19",
    name="remark",
    severity=Severity.S2,
    strength=Strength.REQUIRED,
    message="附注不符合规定",
    why="附注居左空二字、加圆括号排在成文日期下一行；请示的附注写明联系人和电话，便于受文机关办理时联系。",
    basis=("GB/T 9704—2012 7.3.6",),
    examples=(
        wrong(
            f"{_HEAD}\n⟦(联系人：周明，联系电话：0000-8123456)⟧",
            becomes=f"{_HEAD}\n（联系人：周明，联系电话：0000-8123456）",
        ),
        wrong(
            f"{_HEAD}\n⟦联系人：周明，电话：0000-8123456⟧",
            becomes=f"{_HEAD}\n（联系人：周明，电话：0000-8123456）",
        ),
        wrong(_HEAD.replace("云川市水务局\n2026年3月20日", "云川市水务局\n⟦2026年3月20日⟧")),
        right(f"{_HEAD}\n（联系人：周明，联系电话：0000-8123456）"),
        Staged(
            "附注顶格",
            lambda: spoil.shapes(
                notice(),
                "此件公开发布",
                lambda form: replace(form, first_line=0.0, first_line_chars=None),
            ),
            ("（此件公开发布）",),
        ),
        Staged("附注左空二字", notice),
        Staged("请示注明联系人", request),
    ),
)

_NUMBER = re.compile(r"\d{5}|[×X]{4}|\d{3}-")
_CONTACT = re.compile(r"联系人|联系电话|联系方式|电话[：:]")


@RULE.finder
def find(draft: Draft) -> Iterator[Hit]:
    """Yield remarks of a wrong form or place, and a request that names nobody to call."""
    remarks = list(draft.anatomy.all(ElementKind.REMARK))
    for element in remarks:
        yield from _judged(draft, element)
        yield from _contents(draft, element)
    date = draft.anatomy.first(ElementKind.DATE)
    is_request = draft.anatomy.document_type is DocumentType.REQUEST_FOR_INSTRUCTIONS
    if date is None or not is_request or not is_issued(draft):
        return
    if not _CONTACT.search(draft.text, date.end):
        yield Hit(
            date.start,
            date.end,
            message="请示没有附注联系人和联系电话，通常应当注明",
            advice="在成文日期下一行左空二字写“（联系人：姓名，联系电话：号码）”",
        )


def _contents(draft: Draft, element: Element) -> Iterator[Hit]:
    """Yield a contact without number, and a full stop before the closing bracket."""
    text = draft.text[element.start : element.end].strip()
    start = draft.text.index(text, element.start)
    is_request = draft.anatomy.document_type is DocumentType.REQUEST_FOR_INSTRUCTIONS
    if is_request and "联系人" in text and not _NUMBER.search(draft.text, element.start):
        message = "附注写了联系人，没有写联系电话"
        advice = "写作“（联系人：姓名，联系电话：号码）”"
        yield Hit(start, start + len(text), message=message, advice=advice)
    if text.endswith("。）"):
        at = start + len(text) - 2
        yield Hit(at, at + 1, "", "附注括号内末尾通常不加句号", severity=Severity.S3)


def _judged(draft: Draft, element: Element) -> Iterator[Hit]:
    text = draft.text[element.start : element.end].strip()
    start = draft.text.index(text, element.start)
    inner = text.strip("()（）")
    if "\n" not in text and text != f"（{inner}）" and (text[:1] in "(（" or _CONTACT.match(text)):
        message = "附注应加全角圆括号"
        yield Hit(start, start + len(text), f"（{inner}）", message)
        return
    if not draft.document.has_layout:
        return
    block = block_of(draft, element)
    indent = left_of(block) + first_line_of(block) + spaces_width(leading_spaces(block))
    aside = block.format.alignment in {Alignment.CENTER, Alignment.RIGHT}
    if block.cell is None and (
        aside or abs(indent - spec.FIRST_LINE_INDENT) > spec.PLACE_TOLERANCE / 2
    ):
        where = "没有居左" if aside else f"左空 {indent:.2g} 字"
        yield Hit(start, start + len(text), message=f"附注{where}，应左空二字")
