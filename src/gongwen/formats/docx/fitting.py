"""Tables fitted into the type area, their rows kept whole and their headings repeated."""

from __future__ import annotations

from collections.abc import Iterator

from lxml import etree

from gongwen.formats.docx.names import VAL, has, points, value, w, whole
from gongwen.formats.docx.order import child_of, put
from gongwen.formats.docx.relook import element
from gongwen.formats.docx.tables import RawTable, cells_of, grid_of
from gongwen.formats.docx.xml_text import twips

_PADDING = 5.4  # points between the edge of a cell and its text, where nothing else is said
_OVERHANG = 2 * _PADDING  # Word itself lets a table hang over by this, so that text lines up
_TABLE, _CELL, _ROW_PROPERTIES = w("tbl"), w("tc"), w("trPr")
_WIDTH, _TYPE = w("w"), w("type")
_LONG = 20  # rows: more surely run on to another page
_HEADING_MOST = 30  # characters in a cell of a heading
_HEADING_ROWS = 4
_WHOLE_MOST = 300  # characters: a longer cell may break, lest half a page stay empty
_SIDES = frozenset({None, "left", "start", "both"})


def fit(table: RawTable, room: float) -> None:
    """Narrow a table that is wider than ``room``, every column by the same share."""
    properties = child_of(table.element, w("tblPr"))
    outer = next(table.element.iterancestors(_CELL), None)
    if outer is not None:
        room = _room_in(outer, room)
    width = _reach(table, properties, room)
    if width is not None and width > room + _OVERHANG:
        _narrow(table, properties, width, room)
        width = room
    if value(properties, "jc") in _SIDES and properties.find(w("tblpPr")) is None:
        _indent(properties, width, room)


def _room_in(cell: etree._Element, room: float) -> float:
    """Return how wide a table within a cell may be."""
    own = cell.find(f"{w('tcPr')}/{w('tcW')}")
    width = points(own.get(_WIDTH)) if own is not None and _is_length(own) else None
    return (width or room) - _OVERHANG


def _is_length(size: etree._Element) -> bool:
    return size.get(_TYPE, "dxa") == "dxa" and not size.get(_WIDTH, "").endswith("%")


def _reach(table: RawTable, properties: etree._Element, room: float) -> float | None:
    """Return how wide the table comes out: as it says, or as its columns and cells do."""
    own = properties.find(w("tblW"))
    said = table.width(room)
    if own is not None and not _is_length(own) and own.get(_TYPE) != "auto":
        return said  # a share of the page: its columns follow
    columns = sum(points(column.get(_WIDTH)) or 0.0 for column in grid_of(table.element))
    rows = [sum(points(size.get(_WIDTH)) or 0.0 for size in _sizes(row)) for row in table.rows]
    widest = max([said or 0.0, columns, *rows])
    return widest or None


def _sizes(row: etree._Element) -> Iterator[etree._Element]:
    """Yield the widths a row's cells, and the gaps beside them, give in points."""
    outside = [row.find(f"{_ROW_PROPERTIES}/{w(name)}") for name in ("wBefore", "wAfter")]
    inside = [cell.find(f"{w('tcPr')}/{w('tcW')}") for cell in cells_of(row)]
    yield from (size for size in [*outside, *inside] if size is not None and _is_length(size))


def _narrow(table: RawTable, properties: etree._Element, width: float, room: float) -> None:
    own = properties.find(w("tblW"))
    is_share = own is not None and not _is_length(own) and own.get(_TYPE) != "auto"
    full = element("tblW", w=5000, type="pct") if is_share else None
    put(properties, full if full is not None else element("tblW", w=twips(room), type="dxa"))
    share = room / width
    sizes = [size for row in table.rows for size in _sizes(row)]
    for size in [*grid_of(table.element), *sizes]:
        said = points(size.get(_WIDTH))
        if said:
            size.set(_WIDTH, str(twips(said * share)))


def _indent(properties: etree._Element, width: float | None, room: float) -> None:
    """Bring a table back that begins left of the type area or ends right of it."""
    own = properties.find(w("tblInd"))
    indent = points(own.get(_WIDTH)) if own is not None and _is_length(own) else None
    if indent is None:
        return
    most = max(room - width, 0.0) if width is not None else indent
    if indent < -_PADDING - 1 or (indent > _OVERHANG and indent > most + _OVERHANG):
        put(properties, element("tblInd", w=twips(max(min(indent, most), 0.0)), type="dxa"))


def frame_rows(table: RawTable) -> None:
    """Repeat the heading on every page, break no row, and let no row cut its text off."""
    heading = _heading_rows(table)
    for number, row in enumerate(table.rows):
        names = ["cantSplit"] if _longest(row) <= _WHOLE_MOST else []
        names += ["tblHeader"] if number < heading else []
        for name in names:
            if not has(row.find(_ROW_PROPERTIES), name):
                put(_properties(row), element(name))
        properties = row.find(_ROW_PROPERTIES)
        height = None if properties is None else properties.find(w("trHeight"))
        if height is not None and height.get(w("hRule")) == "exact" and _longest(row):
            height.set(w("hRule"), "atLeast")


def _properties(row: etree._Element) -> etree._Element:
    found = row.find(_ROW_PROPERTIES)
    if found is None:
        found = etree.Element(_ROW_PROPERTIES)
        exceptions = row.find(w("tblPrEx"))
        row.insert(0, found) if exceptions is None else exceptions.addnext(found)
    return found


def _longest(row: etree._Element) -> int:
    return max((len(_said(cell)) for cell in cells_of(row)), default=0)


def _said(cell: etree._Element) -> str:
    return "".join(node.text or "" for node in cell.iter(w("t"))).strip()


def _heading_rows(table: RawTable) -> int:
    """Return how many rows head the table: none where its author said it, or where it is a form.

    Cells that reach down from the first row tell how high the heading is.
    """
    rows = table.rows
    if len(rows) < 2 or any(has(row.find(_ROW_PROPERTIES), "tblHeader") for row in rows):  # noqa: PLR2004 -- a heading and what it heads
        return 0
    height = max((_reaches_down(rows, cell) for cell in _placed(rows[0])), default=1)
    if height > min(_HEADING_ROWS, len(rows) - 1):
        return 1 if len(rows) > _LONG else 0
    heads = [_said(cell) for cell in cells_of(rows[0]) if not _continues(cell)]
    is_heading = all(heads) and max(map(len, heads), default=0) <= _HEADING_MOST
    return height if is_heading or len(rows) > _LONG else 0


def _placed(row: etree._Element) -> Iterator[tuple[int, etree._Element]]:
    column = whole(value(row.find(_ROW_PROPERTIES), "gridBefore")) or 0
    for cell in cells_of(row):
        yield column, cell
        column += whole(value(cell.find(w("tcPr")), "gridSpan")) or 1


def _reaches_down(rows: list[etree._Element], placed: tuple[int, etree._Element]) -> int:
    """Return over how many rows a cell of the first row reaches."""
    column, cell = placed
    merge = cell.find(f"{w('tcPr')}/{w('vMerge')}")
    if merge is None or merge.get(VAL) != "restart":
        return 1
    height = 1
    for row in rows[1:]:
        below = next((one for at, one in _placed(row) if at == column), None)
        if below is None or not _continues(below):
            break
        height += 1
    return height


def _continues(cell: etree._Element) -> bool:
    merge = cell.find(f"{w('tcPr')}/{w('vMerge')}")
    return merge is not None and merge.get(VAL, "continue") == "continue"


def innermost_room(paragraph: etree._Element, room: float) -> float:
    """Return how wide something in a paragraph may be: as its cell, or as the page."""
    cell = next(paragraph.iterancestors(_CELL), None)
    return room if cell is None else _room_in(cell, room)
