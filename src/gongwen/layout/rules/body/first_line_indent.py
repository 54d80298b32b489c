"""Paragraphs begin two characters in and run flush left."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from gongwen.anatomy import Element, ElementKind
from gongwen.layout import spec, spoil
from gongwen.layout.specimen import letter, minutes, notice, order, request
from gongwen.layout.view import (
    HEADINGS,
    begins_block,
    block_of,
    first_line_of,
    leading_spaces,
    left_of,
    size_of,
    spaces_width,
)
from gongwen.rulebook import Draft, Hit, Rule, Staged
from gongwen.terms import Severity, Strength
from gongwen.text import Alignment, Block, ParagraphFormat, Part

RULE = Rule(
    code="BOD-08",
    name="first-line-indent",
    severity=Severity.S1,
    strength=Strength.REQUIRED,
    message="自然段没有左空二字",
    why="正文每个自然段左空二字，回行顶格；缩进用段落格式设置，不用空格凑。",
    basis=("GB/T 9704—2012 7.3.3",),
    examples=(
        Staged(
            "三个段落没有首行缩进",
            lambda: spoil.shapes(notice(), "工作", lambda form: _indent(form, 0.0)),
            (
                "为解决老旧小区水压不足、管网渗漏等问题，经市人民政府同意，现就供水设施改造工作有关事项通知如下：",
            ),
        ),
        Staged(
            "整段左缩进二字",
            lambda: spoil.shapes(
                notice(),
                "1.第一批",
                lambda form: replace(_indent(form, 0.0), left=32.0, left_chars=2.0),
            ),
            ("1.第一批安排32个小区，5月开工。",),
        ),
        Staged(
            "用两个全角空格代替缩进",
            lambda: spoil.reword(
                spoil.shapes(notice(), "1.第一批", lambda form: _indent(form, 0.0)),
                "1.第一批",
                "　　1.第一批",
            ),
            ("　　",),
        ),
        Staged("首行缩进 2 字符", notice),
        Staged(
            "首行缩进 32 磅",
            lambda: spoil.shapes(
                notice(), "1.第一批", lambda form: replace(form, first_line_chars=None)
            ),
        ),
        Staged("请示", request),
        Staged("信函", letter),
        Staged("纪要", minutes),
        Staged("命令", order),
    ),
)


@RULE.finder
def find(draft: Draft) -> Iterator[Hit]:
    """Yield the first paragraph of each fault of indentation, with how many share it."""
    if not draft.document.has_layout or not draft.anatomy.is_complete:
        return
    faults: dict[str, list[Element]] = {}
    for element in draft.anatomy.all(ElementKind.BODY, *HEADINGS):
        block = block_of(draft, element)
        if (
            _is_paragraph(block)
            and begins_block(draft.document, element)
            and (what := _fault(block))
        ):
            faults.setdefault(what, []).append(element)
    spaced = faults.pop(_SPACED, [])
    if centred := _centred_headings(draft):
        first, last = centred[0].start, centred[0].end
        message = "层次标题居中，应左空二字"
        yield Hit(first, last, message=message, count=len(centred))
    if faults:
        yield _worst(faults)
    if spaced:
        yield _by_spaces(draft, spaced)


def _centred_headings(draft: Draft) -> list[Element]:
    """Return the numbered headings that are centred like chapters of a book."""
    return [
        element
        for element in draft.anatomy.all(*HEADINGS)
        if (block := block_of(draft, element)).cell is None
        and block.part is Part.BODY
        and block.format.alignment is Alignment.CENTER
    ]


_SPACED = "spaces"


def _is_paragraph(block: Block) -> bool:
    """Tell whether a block is a natural paragraph: not a cell, not a centred or right-hand line."""
    aside = {Alignment.CENTER, Alignment.RIGHT, Alignment.DISTRIBUTE}
    return block.cell is None and block.part is Part.BODY and block.format.alignment not in aside


def _fault(block: Block) -> str:
    """Return what is wrong with the indents of a paragraph, or nothing."""
    left, first = left_of(block), first_line_of(block)
    spaces = spaces_width(leading_spaces(block))
    total = left + first + spaces
    if spaces and abs(total - spec.FIRST_LINE_INDENT) <= spec.PLACE_TOLERANCE / 2:
        return _SPACED
    if abs(left) > spec.INDENT_TOLERANCE:
        return f"整段左缩进 {left:.2g} 字，回行应顶格"
    least, most = spec.FIRST_LINE_POINTS
    if least <= first * size_of(block) <= most:
        return ""
    if abs(total - spec.FIRST_LINE_INDENT) <= spec.INDENT_TOLERANCE:
        return ""
    return (
        "首行没有缩进，应左空二字"
        if abs(total) <= spec.INDENT_TOLERANCE
        else (f"首行缩进 {total:.2g} 字，应左空二字")
    )


def _worst(faults: dict[str, list[Element]]) -> Hit:
    """Return one hit for all faulty paragraphs, told by the most frequent fault."""
    message, elements = max(faults.items(), key=lambda item: len(item[1]))
    count = sum(len(places) for places in faults.values())
    first = elements[0]
    return Hit(
        first.start,
        first.end,
        message="自然段" + message,
        advice="选中正文各段，设首行缩进 2 字符、左缩进 0",
        count=count,
    )


def _by_spaces(draft: Draft, elements: list[Element]) -> Hit:
    first = elements[0]
    start = draft.document.starts[first.first]
    return Hit(
        start,
        start + len(leading_spaces(block_of(draft, first))),
        message="用空格代替首行缩进",
        advice="删去段首空格，改设首行缩进 2 字符",
        count=len(elements),
        severity=Severity.S3,
    )


def _indent(form: ParagraphFormat, characters: float) -> ParagraphFormat:
    return replace(form, first_line_chars=characters, first_line=characters * spec.BODY_SIZE)
