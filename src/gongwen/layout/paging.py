"""On which page a document ends, reckoned line by line without setting it.

Good enough to let the imprint land on an even page; where a line more or less would change the
page, or something of unknown height is in the way, the reckoning says that it is not sure.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import groupby

from gongwen.layout import spec
from gongwen.layout.filling import lines_of
from gongwen.layout.view import size_of
from gongwen.text import Block, LineRule, Part, Section

_FONT_HEIGHT = 1.3  # of its size, which most fonts ask for where no height is set
_CELL_SIDES = 10.8  # points between the text of a cell and its left and right edge


@dataclass(frozen=True, slots=True)
class End:
    """Where the text ends: its page from one, and the points left below it.

    ``is_sure`` is false where a line more or less would put the end on another page, or where the
    height of a table or a picture had to be guessed.
    """

    page: int
    room: float
    is_sure: bool


def end_of(
    blocks: Sequence[Block], sections: Sequence[Section], pictures: Sequence[tuple[int, float]] = ()
) -> End:
    """Return where the text of ``blocks`` ends; ``pictures`` are the heights of drawings by block."""
    reckoning = _Reckoning(sections, dict(pictures))
    rows = groupby(
        enumerate(blocks),
        key=lambda pair: (pair[1].cell.table, pair[1].cell.row) if pair[1].cell else pair[0],
    )
    for _, row in rows:
        reckoning.add([(index, block) for index, block in row if block.part is Part.BODY])
    return reckoning.end()


class _Reckoning:
    def __init__(self, sections: Sequence[Section], pictures: dict[int, float]) -> None:
        self._sections = {section.first_block: section for section in sections}
        self._section = sections[0]
        self._pictures = pictures
        self._page = 1
        self._used = 0.0
        self._is_sure = True
        self._waiting: list[float] = []

    def add(self, row: list[tuple[int, Block]]) -> None:
        """Add a paragraph, or the paragraphs of a row of a table."""
        if not row:
            return
        index, block = row[0]
        self._section = self._sections.get(index, self._section)
        form = block.format
        if form.frame is not None:
            if form.frame.vertical == "page":  # the head of a letter, above the text
                below = form.frame.top + form.line + spec.twips(3.0) - self._section.top
                self._used = max(self._used, below)
            return
        if (form.page_break_before or block.page_break) and self._used:
            self._turn()
        if block.cell is not None:
            self._is_sure = False
            self._put([self._row_height([block for _, block in row])])
            return
        picture = self._pictures.get(index, 0.0)
        self._is_sure &= not picture
        self._used += form.before
        if form.bottom_border is not None:
            self._used += form.bottom_border.width
        heights = [self._line_height(block)] * lines_of(block, self._width())
        heights[-1] += picture
        if form.keep_with_next:
            self._waiting += heights
            return
        if self._waiting:
            kept, self._waiting = sum(self._waiting) + heights[0], []
            self._put([kept, *heights[1:]])
        else:
            self._put(heights)
        self._used += form.after

    def _put(self, heights: list[float]) -> None:
        for height in heights:
            if self._used + height > self._height() + _ROUNDING and self._used:
                self._turn()
            self._used += height

    def _turn(self) -> None:
        self._page += 1
        self._used = 0.0

    def _width(self) -> float:
        page = self._section
        return page.width - page.left - page.right - page.gutter

    def _height(self) -> float:
        return self._section.height - abs(self._section.top) - abs(self._section.bottom)

    def _line_height(self, block: Block) -> float:
        form = block.format
        if form.line_rule is LineRule.MULTIPLE:
            return form.line * _FONT_HEIGHT * size_of(block)
        return form.line

    def _row_height(self, cells: list[Block]) -> float:
        columns: dict[int, float] = {}
        count = max(cell.cell.column for cell in cells if cell.cell) + 1
        width = self._width() / count - _CELL_SIDES
        for block in cells:
            if block.cell is not None:
                height = self._line_height(block) * lines_of(block, width)
                columns[block.cell.column] = columns.get(block.cell.column, 0.0) + height
        return max(columns.values())

    def end(self) -> End:
        """Return where the last paragraph ended."""
        self._put(self._waiting)
        room = self._height() - self._used
        line = spec.GRID_PITCH
        is_clear = line < self._used and room > line
        return End(self._page, room, self._is_sure and (is_clear or self._page == 1))


_ROUNDING = -0.1  # points that programs want to spare
