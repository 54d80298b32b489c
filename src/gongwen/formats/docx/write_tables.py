"""Tables of our model as WordprocessingML."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from gongwen.formats.docx.xml_text import switch, tag, twips
from gongwen.text import Block, Cell, Table

_EDGES = ("top", "left", "bottom", "right", "insideH", "insideV")
_BORDERS = tag(
    "tblBorders", "".join(tag(edge, val="single", sz=4, space=0, color="auto") for edge in _EDGES)
)


def extent(blocks: Sequence[Block], first: int, end: int) -> int:
    """Return where the table that begins at block ``first`` ends, tables inside it included."""
    cell = blocks[first].cell
    last = first
    for index in range(first, end):
        other = blocks[index].cell
        if cell is not None and other is not None and other.table == cell.table:
            last = index
    last += 1
    while last < end and blocks[last].part != blocks[first].part:
        last += 1  # text boxes of the last cell
    return last


def table(
    blocks: Sequence[Block],
    first: int,
    end: int,
    frame: Sequence[Table],
    content: Callable[[int, int], str],
) -> str:
    """Return the table in blocks ``first`` to ``end``; ``content`` writes what a cell holds.

    A gap before the first cell of a row is one merged with the row above.
    """
    look = frame[0] if frame else Table()
    grid = _grid(blocks, first, end)
    columns = max([look.columns, *[cell.column + 1 for cell, _, _ in grid]])
    rows: dict[int, list[tuple[Cell, int, int]]] = {}
    for cell, start, stop in grid:
        rows.setdefault(cell.row, []).append((cell, start, stop))
    written = ""
    gaps = [row[0][0].column for row in rows.values()] + [0]
    for number, row in enumerate(rows.values()):
        gap = gaps[number]
        properties = (
            (tag("gridBefore", val=gap) if gap and number == 0 else "")
            + switch("cantSplit", on=not look.rows_may_break)
            + switch("tblHeader", on=number == 0 and look.repeats_header)
        )
        merged = _cell("<w:p/>", gap, tag("vMerge")) if gap and number else ""
        opened = tag("vMerge", val="restart") if gap < gaps[number + 1] else ""
        written += tag(
            "tr",
            (tag("trPr", properties) if properties else "")
            + merged
            + _cells(row, columns, opened, content),
        )
    return tag("tbl", _properties(look) + _columns(look, columns) + written)


def _grid(blocks: Sequence[Block], first: int, end: int) -> list[tuple[Cell, int, int]]:
    """Return every cell of the table and the blocks it holds, nested tables among them."""
    number = blocks[first].cell.table if blocks[first].cell else 0  # type: ignore[union-attr]
    found: list[tuple[Cell, int, int]] = []
    for index in range(first, end):
        cell = blocks[index].cell
        if cell is not None and cell.table == number and (not found or found[-1][0] != cell):
            found.append((cell, index, index + 1))
        else:
            found[-1] = (found[-1][0], found[-1][1], index + 1)
    return found


def _properties(look: Table) -> str:
    width = (
        tag("tblW", w=0, type="auto")
        if look.width is None
        else tag("tblW", w=twips(look.width), type="dxa")
    )
    return tag("tblPr", width + _BORDERS + tag("tblLayout", type="fixed"))


def _columns(look: Table, columns: int) -> str:
    width = None if look.width is None else round(twips(look.width) / columns)
    return tag("tblGrid", tag("gridCol", w=width) * columns)


def _cells(
    row: list[tuple[Cell, int, int]], columns: int, opened: str, content: Callable[[int, int], str]
) -> str:
    """Return the cells of a row; ``opened`` makes the first one reach into the row below."""
    written = ""
    for index, (cell, start, stop) in enumerate(row):
        following = row[index + 1][0].column if index + 1 < len(row) else columns
        merge = opened if index == 0 else ""
        written += _cell(content(start, stop), following - cell.column, merge)
    return written


def _cell(content: str, span: int, merge: str) -> str:
    wide = tag("gridSpan", val=span) if span > 1 else ""
    properties = wide + merge
    # Word takes a cell that does not end in a paragraph for damaged.
    end = "<w:p/>" if content.endswith("</w:tbl>") else ""
    return tag("tc", (tag("tcPr", properties) if properties else "") + content + end)
