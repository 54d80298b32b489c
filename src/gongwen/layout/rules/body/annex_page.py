"""Annexes: a page of their own before the imprint, the mark flush left in 黑体."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from gongwen.anatomy import Element, ElementKind
from gongwen.layout import sheets, spec, spoil
from gongwen.layout.fonts import Family, family
from gongwen.layout.measured import leads_page
from gongwen.layout.specimen import notice, request
from gongwen.layout.view import (
    block_of,
    first_line_of,
    leading_spaces,
    left_of,
    spaces_width,
    stretches_of,
)
from gongwen.rulebook import Draft, Hit, Rule, Staged, right, wrong
from gongwen.terms import Severity, Strength
from gongwen.text import Alignment, Document, Part

_HEAD = (
    "云川市水务局关于报送检修计划的通知\n各县（区）水务局：\n现将有关事项通知如下：\n请按附件要求报送检修计划。\n"
    "附件：检修计划表\n云川市水务局\n2026年3月20日\n"
)


def _unbroken() -> Document:
    document = spoil.shapes(notice(), "附件1", lambda form: replace(form, page_break_before=False))
    blocks = (
        replace(block, page_break=False) if block.text == "附件1" else block
        for block in document.blocks
    )
    return replace(document, blocks=tuple(blocks))


def _after_imprint() -> Document:
    document = notice()
    first = next(i for i, b in enumerate(document.blocks) if b.text == "附件1")
    imprint = next(i for i, b in enumerate(document.blocks) if b.text.startswith("抄送")) - 1
    foot = next(i for i, b in enumerate(document.blocks) if b.part is Part.FOOTER)
    blocks = document.blocks
    moved = (*blocks[:first], *blocks[imprint:foot], *blocks[first:imprint], *blocks[foot:])
    return replace(document, blocks=moved)


RULE = Rule(
    code="BOD-20",
    name="annex-page",
    severity=Severity.S1,
    strength=Strength.REQUIRED,
    message="附件的编排不符合规定",
    why="附件另面编排在版记之前，“附件”二字和序号用三号黑体顶格排在第一行，不加冒号，标题居中排在第三行。",
    basis=("GB/T 9704—2012 7.3.7",),
    examples=(
        wrong(
            f"{_HEAD}⟦附件：⟧\n检修计划表\n各单位填写检修时间。",
            becomes=f"{_HEAD}附件\n检修计划表\n各单位填写检修时间。",
        ),
        right(f"{_HEAD}附件\n检修计划表\n各单位填写检修时间。"),
        Staged(
            "附件没有另起一页",
            _unbroken,
            ("附件1",),
        ),
        Staged(
            "“附件”二字用了仿宋",
            lambda: spoil.looks(
                notice(), "附件2", lambda look: replace(look, east_asian_font="仿宋_GB2312")
            ),
            ("附件2",),
        ),
        Staged(
            "附件标题没有居中",
            lambda: spoil.shapes(
                spoil.drop(request(), "附件：设备"),
                "设备购置经费测算表",
                lambda form: replace(form, alignment=Alignment.LEFT),
            ),
            ("设备购置经费测算表",),
        ),
        Staged("附件排在版记之后", _after_imprint, ("附件1",)),
        Staged("附件另面编排", notice),
        Staged("排出来附件另起一面", notice, pages=sheets.in_pages),
        Staged(
            "文件里没有分页，排出来附件恰好另起一面",
            _unbroken,
            pages=sheets.in_pages,
        ),
        Staged(
            "排出来附件接在别的文字之下",
            notice,
            ("附件2",),
            sheets.moved("附件2", down=60),
        ),
        Staged("只有一个附件", request),
    ),
    safe=True,
)

_IMPRINT_LINE = re.compile(r"^[ \u3000]*抄送[：:]|\d日印发[ \u3000]*$", re.MULTILINE)
_COLON = re.compile(r"[：:]\s*$")


@RULE.finder
def find(draft: Draft) -> Iterator[Hit]:
    """Yield the first fault of each annex mark, and annex titles that are not centred."""
    for mark in draft.anatomy.all(ElementKind.ANNEX_MARK):
        text = draft.text[mark.start : mark.end]
        colon = _COLON.search(text)
        if colon:
            message = f"附件标识“{text.strip()}”后不加冒号"
            yield Hit(mark.start, mark.end, text[: colon.start()], message)
        if draft.document.has_layout and (fault := _fault(draft, mark)):
            yield Hit(mark.start, mark.end, message=fault, safe=False)
    if draft.document.has_layout:
        yield from _titles(draft)
    first = draft.anatomy.first(ElementKind.ANNEX_MARK)
    if first is not None and _IMPRINT_LINE.search(draft.text, 0, first.start):
        message = "附件排在版记之后，应排在版记之前"
        yield Hit(first.start, first.end, message=message, safe=False)


def _fault(draft: Draft, mark: Element) -> str:
    """Return how the mark is misplaced or misprinted."""
    block = block_of(draft, mark)
    if block.part is not Part.BODY or block.cell is not None:
        return ""
    leads = leads_page(draft, mark)
    if not (_begins_page(draft, mark.first) if leads is None else leads):
        return "附件没有另起一页"
    if block.format.alignment in {Alignment.CENTER, Alignment.RIGHT} or (
        abs(left_of(block) + first_line_of(block) + spaces_width(leading_spaces(block)))
        > spec.PLACE_TOLERANCE / 2
    ):
        return "附件标识没有顶格"
    for stretch in stretches_of(draft, [mark]):
        kind = family(stretch.look.east_asian_font)
        if stretch.weight and (
            kind not in {None, Family.HEI} or not spec.is_size(stretch.look.size, spec.BODY_SIZE)
        ):
            size = spec.size_name(stretch.look.size) if stretch.look.size else ""
            return f"附件标识为{size}{kind.label if kind else ''}，应为三号黑体"
    return ""


def _begins_page(draft: Draft, index: int) -> bool:
    """Tell whether a page begins at block ``index``, or at the blank ones right above it."""
    document = draft.document
    sections = {section.first_block for section in document.sections[1:]}
    while True:
        block = document.blocks[index]
        if block.page_break or block.format.page_break_before or index in sections:
            return True
        if index == 0 or not document.blocks[index - 1].is_blank:
            return False
        index -= 1


def _titles(draft: Draft) -> Iterator[Hit]:
    for title in draft.anatomy.all(ElementKind.ANNEX_TITLE):
        block = block_of(draft, title)
        aside = {Alignment.LEFT, Alignment.JUSTIFY, Alignment.RIGHT}
        if block.cell is None and block.part is Part.BODY and block.format.alignment in aside:
            message = "附件标题没有居中"
            yield Hit(title.start, title.end, message=message, severity=Severity.S2, safe=False)
