"""Tables: landscape pages, width, rows kept whole, units."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from gongwen.layout import spec, spoil
from gongwen.layout.rules.page.place import hit_on_page, sections
from gongwen.layout.specimen import notice, request
from gongwen.rulebook import Draft, Hit, Rule, Staged
from gongwen.terms import Severity, Strength
from gongwen.text import Document, Table


def _landscape_annex(*, turns_number: bool = False) -> Document:
    document = notice()
    first = next(i for i, b in enumerate(document.blocks) if b.text == "附件1")
    page = document.sections[0]
    turned = replace(
        page,
        first_block=first,
        width=page.height,
        height=page.width,
        is_landscape=True,
        turns_number=turns_number,
    )
    return replace(document, sections=(page, turned))


LANDSCAPE = Rule(
    code="TBL-01",
    name="landscape-table",
    severity=Severity.S3,
    strength=Strength.REQUIRED,
    message="横排页面的页码没有排在与其他页相同的位置",
    why="A4 纸横排的表格，页码位置与其他页一致；单页码页的表头在订口一边，双页码页的表头在切口一边。",
    basis=("GB/T 9704—2012 7.6",),
    examples=(
        Staged("附件为横排表格，页码在横页的下边", _landscape_annex, ("附件1",)),
        Staged("横排页面的页码转在左边", lambda: _landscape_annex(turns_number=True)),
        Staged("全部纵向", notice),
    ),
)
FRAME = Rule(
    code="TBL-02",
    name="table-frame",
    severity=Severity.S3,
    strength=Strength.PRACTICE,
    message="表格超出版心或跨页时不便阅读",
    why="表格通常不超出版心；跨页的表格在每页重复表头，一行不拆到两页。",
    basis=("公文实务",),
    examples=(
        Staged("表格比版心宽", lambda: _frame(width=500.0), ("序号",)),
        Staged("长表格不重复表头", lambda: _frame(rows=60, repeats=False), ("序号",)),
        Staged("表格与版心同宽", notice),
        Staged("短表格不必重复表头", lambda: _frame(repeats=False)),
    ),
)
UNIT = Rule(
    code="TBL-03",
    name="table-unit",
    severity=Severity.S3,
    strength=Strength.PRACTICE,
    message="金额表格没有注明单位",
    why="金额、面积等数值表通常在表头或表上方注明单位，否则同一数字相差万倍也看不出来。",
    basis=("公文实务",),
    examples=(
        Staged(
            "金额栏没有单位",
            lambda: spoil.reword(request(), "金额（万元）", "金额"),
            ("金额",),
        ),
        Staged("表头注明单位", request),
        Staged("没有金额的表", notice),
    ),
)
RULES = (LANDSCAPE, FRAME, UNIT)

_LONG = 20  # rows: more do not fit one page together with a title
_SLACK = 6.0  # points; Word lets a table hang over by the padding of its cells
_AMOUNT = re.compile(r"金额|经费|资金|投资额?|预算数?|决算数?|支出|收入|面积|造价")
_UNIT = re.compile(r"元|亩|公顷|平方米|㎡|%|％|吨|公里|千米|km|m²")


@LANDSCAPE.finder
def find_landscape(draft: Draft) -> Iterator[Hit]:
    """Yield the first landscape section behind the first whose number is not turned with it."""
    turned = [
        page
        for index, page in sections(draft)
        if index and page.width > page.height and not page.turns_number
    ]
    if turned:
        hit = hit_on_page(draft, turned[0], LANDSCAPE.message, len(turned))
        advice = "把页码竖排在横页左边，使整份公文竖看时页码都在下方切口一侧"
        yield replace(hit, advice=advice)


@FRAME.finder
def find_frame(draft: Draft) -> Iterator[Hit]:
    """Yield the first cell of every table that is too wide or breaks badly."""
    document = draft.document
    if not document.has_layout:
        return
    for number, table in enumerate(document.tables):
        cells = _cells(document, number)
        if not cells:
            continue
        index = cells[0]
        fault = _too_wide(document, table, index) or _breaks_badly(table)
        if fault:
            start = document.starts[index]
            yield Hit(start, start + len(document.blocks[index].text), message=fault)


def _cells(document: Document, number: int) -> list[int]:
    """Return the blocks of table ``number`` that bear text."""
    return [
        index
        for index, block in enumerate(document.blocks)
        if block.cell is not None and block.cell.table == number and not block.is_blank
    ]


def _too_wide(document: Document, table: Table, index: int) -> str:
    page = document.section_of(index)
    room = max(page.width - page.left - page.right - page.gutter, spec.TYPE_WIDTH.points)
    if table.width is None or table.width <= room + 2 * _SLACK:
        return ""
    return f"表格宽 {spec.shown(table.width)}，超出版心（{spec.shown(room)}）"


def _breaks_badly(table: Table) -> str:
    if table.rows <= _LONG or table.repeats_header:
        return ""
    return f"表格有 {table.rows} 行，跨页时没有重复表头"


@UNIT.finder
def find_unit(draft: Draft) -> Iterator[Hit]:
    """Yield a heading of amounts in a table that names no unit, nor does the line above."""
    document = draft.document
    for number in range(len(document.tables)):
        cells = _cells(document, number)
        if not cells:
            continue
        head = [i for i in cells if (cell := document.blocks[i].cell) and cell.row <= 1]
        around = "".join(
            document.blocks[i].text for i in [*range(max(cells[0] - 3, 0), cells[0]), *cells]
        )
        amount = next((i for i in head if _AMOUNT.fullmatch(document.blocks[i].text.strip())), None)
        if amount is not None and not _UNIT.search(around):
            start = document.starts[amount]
            advice = "在栏目名后或表上方注明单位，如“（万元）”"
            yield Hit(start, start + len(document.blocks[amount].text), advice=advice)


def _frame(width: float | None = None, rows: int = 3, *, repeats: bool = True) -> Document:
    document = notice()
    table = replace(document.tables[0], rows=rows, repeats_header=repeats)
    table = replace(table, width=width) if width else table
    return replace(document, tables=(table,))
