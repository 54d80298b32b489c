"""Text in tables: 仿宋 where it is in no font of documents, smaller or 三号, with room for its lines."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from gongwen.layout import spec
from gongwen.text import Block, Document, LineRule, ParagraphFormat
from gongwen.typesetting.looks import tidy

Row = tuple[int, int]


def shared_rows(document: Document) -> frozenset[Row]:
    """Return the rows, as table and row, that have several cells: one alone may hold a title."""
    columns: dict[Row, set[int]] = {}
    for block in document.blocks:
        if block.cell is not None:
            columns.setdefault((block.cell.table, block.cell.row), set()).add(block.cell.column)
    return frozenset(row for row, found in columns.items() if len(found) > 1)


def in_cell(block: Block, shared: Iterable[Row]) -> Block:
    """Return a block of a table as it should look; its place in the cell stays."""
    cell = block.cell
    is_shared = cell is not None and (cell.table, cell.row) in shared
    runs = tidy(block, in_table=True)
    if is_shared:
        runs = tuple(
            replace(run, format=replace(run.format, size=spec.BODY_SIZE))
            if (run.format.size or 0) > spec.BODY_SIZE and not spec.is_red(run.format.color)
            else run
            for run in runs
        )
    made = replace(block, runs=runs)
    return replace(made, format=_form(made))


def _form(block: Block) -> ParagraphFormat:
    form = replace(block.format, before=0.0, before_lines=None, after=0.0, after_lines=None)
    largest = max((run.format.size or 0 for run in block.runs), default=0)
    cuts_off = form.line_rule is LineRule.EXACT and form.line < largest
    if form.line_rule is LineRule.MULTIPLE or cuts_off:
        return replace(form, line_rule=LineRule.MULTIPLE, line=1.0, snap_to_grid=False)
    return form
