"""Lines a page: twenty-two, filling the type area."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, replace

from gongwen.anatomy import Element, ElementKind
from gongwen.layout import sheets, spec, spoil
from gongwen.layout.measured import lines_per_page
from gongwen.layout.specimen import letter, notice
from gongwen.layout.view import block_of, size_of, span
from gongwen.rulebook import Draft, Hit, Rule, Staged
from gongwen.terms import Severity, Strength
from gongwen.text import Alignment, Block, Document, Grid, LineRule, ParagraphFormat, Section

RULE = Rule(
    code="FMT-005",
    name="lines-per-page",
    severity=Severity.S2,
    strength=Strength.GENERAL,
    message="每面排不成 22 行",
    why="一般每面排 22 行并撑满版心；行距不是国标给的数，版心高除以 22 行约为 28.95 磅，29 磅已只排得下 21 行。",
    basis=("GB/T 9704—2012 5.2.3",),
    examples=(
        Staged(
            "正文固定行距 30 磅",
            lambda: spoil.shapes(notice(), "", _exact(30.0)),
            ("为解决老旧小区水压不足、管网渗漏等问题",),
        ),
        Staged(
            "正文 1.5 倍行距，不用网格",
            lambda: _without_grid(1.5),
            ("为解决老旧小区水压不足、管网渗漏等问题",),
        ),
        Staged(
            "固定行距 28 磅，排得下但不撑满",
            lambda: spoil.shapes(notice(), "", _exact(28.0)),
            ("为解决老旧小区水压不足、管网渗漏等问题",),
        ),
        Staged("网格 28.95 磅", notice),
        Staged("固定行距 28.95 磅，不用网格", lambda: spoil.page(notice(), _no_grid)),
        Staged("单倍行距，行网格 28.95 磅", lambda: spoil.shapes(notice(), "", _single)),
        Staged("信函格式", letter),
        Staged(
            "排出的版面行距 29 磅，只有 21 行",
            notice,
            ("为解决老旧小区水压不足、管网渗漏等问题",),
            lambda document: sheets.in_pages(document, 29.0),
        ),
        Staged(
            "排出的版面行距 28 磅，没有撑满",
            notice,
            ("为解决老旧小区水压不足、管网渗漏等问题",),
            lambda document: sheets.in_pages(document, 28.0),
        ),
        Staged(
            "文件里没有网格，排出来每面 22 行",
            lambda: _without_grid(1.5),
            pages=sheets.in_pages,
        ),
    ),
)

# Chinese fonts are 1.14 to 1.45 em high of themselves; what depends on it is judged loosely.
_NATURAL_HEIGHT = 1.3
_LOOSE = 2


@dataclass(frozen=True, slots=True)
class Pitch:
    """The distance from line to line in points; ``is_certain`` where no font's height is in it."""

    value: float
    is_certain: bool


@RULE.finder
def find(draft: Draft) -> Iterator[Hit]:
    """Yield the body if most of it has a line height of which not 22 lines fill a page.

    On rendered pages the lines are counted; otherwise the file's settings tell.
    """
    body = list(draft.anatomy.all(ElementKind.BODY))
    if not draft.document.has_layout or not body or not draft.anatomy.is_complete:
        return
    counted = lines_per_page(draft)
    if counted is not None:
        yield from _on_pages(draft, body[0], *counted)
        return
    weights: Counter[Pitch] = Counter()
    for element in body:
        weights[_pitch(draft, element)] += element.end - element.start
    pitch, _ = weights.most_common(1)[0]
    where = next(element for element in body if _pitch(draft, element) == pitch)
    height = _height(draft.document.section_of(where.first))
    count = int(height / pitch.value + 0.02)
    start, end = _first_clause(draft, where)
    if abs(count - spec.LINES_PER_PAGE) >= (1 if pitch.is_certain else _LOOSE):
        yield Hit(start, end, message=_wrong_count(pitch, count), advice=_ADVICE)
    elif (
        pitch.is_certain
        and pitch.value < spec.FILLING_PITCH - 0.01
        and count == spec.LINES_PER_PAGE
    ):
        yield Hit(
            start,
            end,
            message=f"行距 {pitch.value:g} 磅，每面排得下 22 行，但没有撑满版心",
            advice=_ADVICE,
            severity=Severity.S3,
        )


def _on_pages(draft: Draft, first: Element, count: int, pitch: float) -> Iterator[Hit]:
    """Yield the body by what was counted on the pages."""
    start, end = _first_clause(draft, first)
    if count != spec.LINES_PER_PAGE:
        message = f"版面上每面排 {count} 行（行距 {pitch:.4g} 磅），一般应为 22 行"
        yield Hit(start, end, message=message, advice=_ADVICE)
    elif pitch < spec.FILLING_PITCH - _MEASURED:
        message = f"版面上行距 {pitch:.4g} 磅，每面排得下 22 行，但没有撑满版心"
        yield Hit(start, end, message=message, advice=_ADVICE, severity=Severity.S3)


_MEASURED = 0.1  # points by which a measured pitch may differ from the one set
_ADVICE = "把正文行距设为固定值 28.95 磅，或设每页 22 行的文档网格并取单倍行距"


def _wrong_count(pitch: Pitch, count: int) -> str:
    about = "" if pitch.is_certain else "约"
    return f"行距{about} {pitch.value:.4g} 磅，每面{about}排 {count} 行，一般应为 22 行"


def _pitch(draft: Draft, element: Element) -> Pitch:
    """Return the pitch of the paragraph ``element`` stands in."""
    block = block_of(draft, element)
    form = block.format
    if form.line_rule is LineRule.EXACT:
        return Pitch(round(form.line, 2), is_certain=True)
    natural = size_of(block) * _NATURAL_HEIGHT
    grid = draft.document.section_of(element.first).grid
    if form.line_rule is LineRule.AT_LEAST:
        return Pitch(round(max(form.line, natural), 2), is_certain=form.line > natural)
    return _multiple(block, natural, grid)


def _multiple(block: Block, natural: float, grid: Grid) -> Pitch:
    """Return the pitch of a multiple line height, which a grid rounds up to whole lines."""
    form = block.format
    if (
        grid.kind in {"lines", "linesAndChars", "snapToChars"}
        and grid.line_pitch
        and form.snap_to_grid
    ):
        needed = math.ceil(natural / grid.line_pitch)
        return Pitch(round(needed * grid.line_pitch * form.line, 2), is_certain=needed == 1)
    return Pitch(round(natural * form.line, 2), is_certain=False)


def _height(page: Section) -> float:
    """Return the height of the type area; where it is wrong itself, the height it should have."""
    height = page.height - abs(page.top) - abs(page.bottom)
    return height if spec.TYPE_HEIGHT.accepts(height) else spec.TYPE_HEIGHT.points


def _first_clause(draft: Draft, element: Element) -> tuple[int, int]:
    """Return the first words of ``element``, up to a comma."""
    start, _ = span(draft.document, element.first)
    start = max(start, element.start)
    cut = min(
        (at for mark in "，。；：" if (at := draft.text.find(mark, start, element.end)) >= 0),
        default=element.end,
    )
    return start, cut


def _exact(height: float) -> spoil.ChangeShape:
    return lambda form: replace(form, line_rule=LineRule.EXACT, line=height)


def _single(form: ParagraphFormat) -> ParagraphFormat:
    return replace(form, line_rule=LineRule.MULTIPLE, line=1.0, alignment=Alignment.JUSTIFY)


def _no_grid(page: Section) -> Section:
    return replace(page, grid=Grid())


def _without_grid(factor: float) -> Document:
    loose = spoil.shapes(
        notice(), "", lambda form: replace(form, line_rule=LineRule.MULTIPLE, line=factor)
    )
    return spoil.page(loose, _no_grid)
