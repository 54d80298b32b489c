"""The red line 「红色分隔线」 under the number, as wide as the type area."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from gongwen.anatomy import Element, ElementKind
from gongwen.layout import measured, sheets, spec, spoil
from gongwen.layout.specimen import letter, notice, order, request
from gongwen.layout.view import left_of, right_of, span
from gongwen.rulebook import Draft, Hit, Rule, Staged
from gongwen.terms import Severity, Strength
from gongwen.text import Block, Border, Document, Drawing, ParagraphFormat, Stroke


def _with_drawn_line() -> Document:
    line = Drawing("line", 3, spec.TYPE_WIDTH.points, 0.0, "FF0000")
    return replace(_unlined(), drawings=(line,))


RULE = Rule(
    code="HDR-07",
    name="red-line",
    severity=Severity.S1,
    strength=Strength.REQUIRED,
    message="版头没有红色分隔线",
    why="发文字号之下 4 mm 处有一条与版心等宽的红色分隔线，把版头和主体分开；线宽国家标准没有规定。",
    basis=("GB/T 9704—2012 7.2.7",),
    examples=(
        Staged(
            "没有分隔线",
            lambda: spoil.lines(notice(), lambda form: replace(form, bottom_border=None)),
            ("云政办发〔2026〕12号",),
        ),
        Staged(
            "分隔线为黑色",
            lambda: spoil.lines(notice(), lambda form: _coloured(form, "000000")),
            ("云政办发〔2026〕12号",),
        ),
        Staged(
            "分隔线左右缩进，比版心短",
            lambda: spoil.lines(notice(), lambda form: replace(form, left=48.0, right=48.0)),
            ("云政办发〔2026〕12号",),
        ),
        Staged("红色分隔线", notice),
        Staged("上行文", request),
        Staged("用画的直线作分隔线", _with_drawn_line),
        Staged("套打红头纸，文件里没有版头", lambda: spoil.drop(_unlined(), "办公室文件")),
        Staged("排出来长 156 mm，在文号下 4 mm", notice, pages=sheets.in_pages),
        Staged(
            "排出来短了 26 mm",
            notice,
            ("云政办发〔2026〕12号",),
            sheets.redrawn(lambda stroke: replace(stroke, right=stroke.right - spec.points(26))),
        ),
        Staged(
            "排出来离文号 9 mm",
            notice,
            ("云政办发〔2026〕12号",),
            sheets.redrawn(lambda stroke: _lowered(stroke, 5)),
        ),
        Staged("信函用双线", letter),
        Staged("命令没有分隔线", order),
    ),
)

_STAR = re.compile(r"^[ \u3000]*[—━─_-]*[ \u3000]*[★☆][ \u3000]*[—━─_-]*[ \u3000]*$", re.MULTILINE)


@RULE.finder
def find(draft: Draft) -> Iterator[Hit]:
    """Yield a missing, black or short red line; a star in it as a hint."""
    anatomy = draft.anatomy
    title = anatomy.first(ElementKind.TITLE)
    number = anatomy.first(ElementKind.DOCUMENT_NUMBER)
    masthead = anatomy.first(ElementKind.MASTHEAD)
    if title is None or number is None or masthead is None or number.start > title.start:
        return
    if anatomy.document_format in {"letter", "order"}:
        return
    star = _STAR.search(draft.text, number.end, title.start)
    if star:
        message = "分隔线中间有五角星，现行格式的分隔线不带星"
        start = star.start() + star.group().index(star.group().strip())
        yield Hit(start, start + len(star.group().strip()), message=message, severity=Severity.S3)
    if draft.document.has_layout and (
        fault := _fault(draft, masthead.first, number.last, title.first)
    ):
        start, end = number.start, number.end
        if draft.document.blocks[number.first].is_blank:
            start, end = span(draft.document, title.first)
        yield Hit(start, end, message=fault)
    else:
        yield from _on_page(draft, number)


def _on_page(draft: Draft, number: Element) -> Iterator[Hit]:
    """Yield the line as it is drawn, too short or too long, too near or too far."""
    line = measured.red_line(draft)
    if line is None:
        return
    if not line.width.fits:
        yield Hit(number.start, number.end, message=f"红色分隔线长 {line.width.text}")
    if not line.distance.fits:
        message = f"红色分隔线在发文字号下 {line.distance.text}"
        yield Hit(number.start, number.end, message=message, severity=Severity.S2)


def _lowered(stroke: Stroke, millimetres: float) -> Stroke:
    down = spec.points(millimetres)
    return replace(stroke, top=stroke.top + down, bottom=stroke.bottom + down)


def _fault(draft: Draft, top: int, number: int, title: int) -> str:
    """Return what is wrong with the line between number and title, or nothing."""
    document = draft.document
    between = document.blocks[number : title + 1]
    drawn = [d for d in document.drawings if top <= d.block <= title and d.kind != "picture"]
    pictures = [d for d in document.drawings if d.block <= title and d.kind == "picture"]
    bordered = [block for block in between if _border(block)]
    if not bordered:
        if any(block.cell is not None for block in document.blocks[top : title + 1]):
            return ""  # the border of a frameless table may draw it
        return "" if pictures else _drawn_fault(drawn)
    block = bordered[0]
    border = _border(block)
    if border and not spec.is_red(border.color):
        return f"版头分隔线为{'黑色' if spec.is_black(border.color) else '#' + str(border.color)}，应为红色"
    # An upward number is set in by one character, and its border with it: no one sees a fault.
    if (
        max(left_of(block), right_of(block.__class__("", format=block.format)))
        > 1 + spec.PLACE_TOLERANCE
    ):
        return "红色分隔线比版心短，应与版心等宽（156 mm）"
    return ""


def _drawn_fault(drawn: list[Drawing]) -> str:
    """Return what is wrong with a drawn line; nothing drawn means no line at all."""
    if not drawn:
        return "版头没有红色分隔线"
    lines = [drawing for drawing in drawn if drawing.kind == "line"] or drawn
    if any(line.color is None or spec.is_red(line.color) for line in lines):
        widths = [line.width for line in lines if line.width]
        if widths and not any(spec.RED_LINE_WIDTH.accepts(width) for width in widths):
            return f"红色分隔线长 {spec.shown(max(widths))}，应为 {spec.RED_LINE_WIDTH.label}"
        return ""
    return "版头分隔线不是红色"


def _border(block: Block) -> Border | None:
    return block.format.bottom_border or (block.format.top_border if block.is_blank else None)


def _coloured(form: ParagraphFormat, color: str) -> ParagraphFormat:
    border = form.bottom_border
    return replace(form, bottom_border=replace(border, color=color) if border else None)


def _unlined() -> Document:
    return spoil.lines(notice(), lambda form: replace(form, bottom_border=None))
