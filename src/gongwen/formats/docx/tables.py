"""The frame of a table: its rows and cells without the wrappers, its width, its conditions."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from lxml import etree

from gongwen.formats.docx.names import VAL, has, points, value, w, whole

_ROW = w("tr")
_CELL = w("tc")
_CONTROL_CONTENT = w("sdtContent")
_WRAPPERS = frozenset(w(name) for name in ("sdt", "sdtContent", "customXml", "ins", "moveTo"))
_WIDEST = 63  # the most columns Word allows
_LOOK_BITS = {
    "firstRow": 0x20,
    "lastRow": 0x40,
    "firstColumn": 0x80,
    "lastColumn": 0x100,
    "noHBand": 0x200,
    "noVBand": 0x400,
}


@dataclass(slots=True)
class RawTable:
    """A table as met on the walk; a width in percent waits for its section."""

    element: etree._Element
    block: int
    rows: list[etree._Element]
    columns: int

    @property
    def repeats_header(self) -> bool:
        """Tell whether the first row is shown again on every page."""
        return bool(self.rows) and has(self.rows[0].find(w("trPr")), "tblHeader")

    @property
    def rows_may_break(self) -> bool:
        """Tell whether a page may end within some row."""
        return not self.rows or not all(has(row.find(w("trPr")), "cantSplit") for row in self.rows)

    def width(self, available: float) -> float | None:
        """Return the width in points, a percentage taken of ``available``."""
        element = self.element.find(f"{w('tblPr')}/{w('tblW')}")
        kind = "auto" if element is None else element.get(w("type"), "dxa")
        size = "" if element is None else element.get(w("w"), "")
        if size.endswith("%"):
            return round(available * (points(size, 100) or 0.0), 2)
        if kind == "pct":
            return round(available * (points(size, 5000) or 0.0), 2)
        if kind == "dxa":
            return points(size)
        columns = [points(column.get(w("w"))) for column in grid_of(self.element)]
        known = [column for column in columns if column]
        return round(sum(known), 2) if known else None


@dataclass(frozen=True, slots=True)
class RawCell:
    """One visible cell: its row and column in the grid, and which edges it touches."""

    element: etree._Element
    row: int
    column: int
    conditions: tuple[str, ...]


def raw_table(element: etree._Element, block: int) -> RawTable:
    """Return a table with the rows that count."""
    rows = [row for row in _unwrapped(element, _ROW) if not _is_deleted(row)]
    columns = max([len(list(grid_of(element))), *[_span(row) for row in rows]])
    return RawTable(element, block, rows, columns)


def cells(table: RawTable) -> Iterator[RawCell]:
    """Yield every visible cell; those merged into the one above or to the left show nothing."""
    flags = _flags(table.element)
    for index, row in enumerate(table.rows):
        column = _before(row)
        for cell in _unwrapped(row, _CELL):
            properties = cell.find(w("tcPr"))
            width = _cell_span(properties)
            if not _is_hidden(properties):
                held = flags
                if index < len(table.rows) - 1:
                    held -= {"lastRow"}
                if column + width < table.columns:
                    held -= {"lastColumn"}
                yield RawCell(cell, index, column, _conditions(flags, held, index, column))
            column += width


def _unwrapped(parent: etree._Element, tag: str) -> Iterator[etree._Element]:
    for child in parent:
        if child.tag == tag:
            yield child
        elif child.tag in _WRAPPERS:
            yield from _unwrapped(child, tag)


def cells_of(row: etree._Element) -> Iterator[etree._Element]:
    """Yield the cells of a row, merged ones too."""
    yield from _unwrapped(row, _CELL)


def grid_of(table: etree._Element) -> Iterator[etree._Element]:
    """Yield the columns of the grid."""
    yield from table.iterfind(f"{w('tblGrid')}/{w('gridCol')}")


def _span(row: etree._Element) -> int:
    return _before(row) + sum(_cell_span(cell.find(w("tcPr"))) for cell in _unwrapped(row, _CELL))


def _before(row: etree._Element) -> int:
    """Return how many columns of the grid a row leaves out at its beginning."""
    return min(max(whole(value(row.find(w("trPr")), "gridBefore")) or 0, 0), _WIDEST)


def _cell_span(properties: etree._Element | None) -> int:
    return min(max(whole(value(properties, "gridSpan")) or 1, 1), _WIDEST)


def _is_deleted(row: etree._Element) -> bool:
    properties = row.find(w("trPr"))
    return properties is not None and properties.find(w("del")) is not None


def _is_hidden(properties: etree._Element | None) -> bool:
    if properties is None:
        return False
    for name in ("vMerge", "hMerge"):
        merge = properties.find(w(name))
        if merge is not None and merge.get(VAL, "continue") == "continue":
            return True
    return properties.find(w("cellDel")) is not None


def _flags(table: etree._Element) -> frozenset[str]:
    look = table.find(f"{w('tblPr')}/{w('tblLook')}")
    if look is None:
        return frozenset()
    try:
        bits = int(look.get(VAL, "0"), 16)
    except ValueError:
        bits = 0
    on = {"1", "true", "on"}
    return frozenset(
        name for name, bit in _LOOK_BITS.items() if look.get(w(name)) in on or bits & bit
    )


def _conditions(
    flags: frozenset[str], held: frozenset[str], row: int, column: int
) -> tuple[str, ...]:
    """Return which parts of the table style hold in a cell, weak ones first.

    ``flags`` are those of the table; ``held`` lack the last row or column where the cell is in none.
    """
    found = []
    is_first_row = "firstRow" in flags and row == 0
    is_first_column = "firstColumn" in flags and column == 0
    if "noVBand" not in flags:
        found.append("band1Vert" if (column - ("firstColumn" in flags)) % 2 == 0 else "band2Vert")
    if "noHBand" not in flags:
        found.append("band1Horz" if (row - ("firstRow" in flags)) % 2 == 0 else "band2Horz")
    if is_first_column:
        found.append("firstCol")
    if "lastColumn" in held:
        found.append("lastCol")
    if is_first_row:
        found.append("firstRow")
    if "lastRow" in held:
        found.append("lastRow")
    return tuple(found)
