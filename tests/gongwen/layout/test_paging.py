"""Where a document ends is reckoned line by line, and said to be unsure where it is."""

from __future__ import annotations

import pytest

from gongwen.layout import spec
from gongwen.layout.compose.document import page
from gongwen.layout.compose.pieces import BODY, LINE, block, held_together, lines_before
from gongwen.layout.content import DocumentFormat
from gongwen.layout.paging import end_of
from gongwen.text import Block, Cell

_PAGE = (page(DocumentFormat.DOCUMENT),)
_ROW = block([("各单位应当按时报告", BODY)], LINE)


@pytest.mark.parametrize(("rows", "number"), [(1, 1), (22, 1), (23, 2), (44, 2), (45, 3)])
def test_twenty_two_lines_fill_a_page(rows: int, number: int) -> None:
    """The next line begins another."""
    assert end_of([_ROW] * rows, _PAGE).page == number


def test_the_room_below_the_text_is_told() -> None:
    """Of 225 mm ten lines are taken."""
    room = end_of([_ROW] * 10, _PAGE).room

    assert room == pytest.approx(spec.TYPE_HEIGHT.points - 10 * spec.GRID_PITCH, abs=0.1)


def test_a_line_on_the_edge_of_a_page_is_not_sure() -> None:
    """One line more would end on another page."""
    assert end_of([_ROW] * 32, _PAGE).is_sure
    assert not end_of([_ROW] * 44, _PAGE).is_sure


def test_a_table_makes_the_end_unsure() -> None:
    """Nobody knows how high its rows come out."""
    cell = Block("单位", format=LINE, runs=_ROW.runs, cell=Cell(0, 0, 0))

    assert not end_of([*[_ROW] * 30, cell], _PAGE).is_sure


def test_what_is_held_together_moves_together() -> None:
    """Two lines fit the page, but the third does not: all go to the next."""
    held = held_together([_ROW, _ROW, _ROW])

    assert end_of([*[_ROW] * 20, *held], _PAGE).room == pytest.approx(
        spec.TYPE_HEIGHT.points - 3 * spec.GRID_PITCH, abs=0.1
    )


def test_space_above_is_dropped_at_the_top_of_a_page() -> None:
    """As programs do where a page ends by itself."""
    spaced = block([("云川市水务局", BODY)], lines_before(LINE, 2))

    assert end_of([*[_ROW] * 22, spaced], _PAGE).room == pytest.approx(
        spec.TYPE_HEIGHT.points - spec.GRID_PITCH, abs=0.1
    )
