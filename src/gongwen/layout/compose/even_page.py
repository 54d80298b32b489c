"""The imprint lands on the last page, which is an even one, for documents are printed on both sides.

The paragraphs of the imprint share a frame at the foot of the type area. A frame stands on the
page of the paragraph after it, its anchor; so an anchor that begins a page turns to the next one.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from gongwen.layout import spec
from gongwen.layout.compose.imprint import ANCHOR, FOOT
from gongwen.layout.filling import lines_of
from gongwen.layout.paging import end_of
from gongwen.text import Block, Part, Section

TURNED = replace(ANCHOR, page_break=True, format=replace(ANCHOR.format, page_break_before=True))


@dataclass(frozen=True, slots=True)
class Turns:
    """How many pages are turned between the text and the imprint: none, one, or one left blank."""

    count: int
    is_sure: bool = True


def turns_of(blocks: Sequence[Block], sections: Sequence[Section]) -> Turns:
    """Return how many pages to turn for the imprint to land on an even page, as far as reckoned."""
    first = next((i for i, block in enumerate(blocks) if block.format.frame == FOOT), None)
    if first is None:
        return Turns(0)
    end = end_of(blocks[:first], sections)
    if end.page % 2:
        return Turns(1, end.is_sure)
    spare = end.room - _height(blocks)
    return Turns(0 if spare > 0 else 2, end.is_sure and abs(spare) > spec.GRID_PITCH / 2)


def _height(blocks: Sequence[Block]) -> float:
    """Return the height of the imprint and its anchor."""
    width = FOOT.width
    framed = [block for block in blocks if block.format.frame == FOOT]
    return ANCHOR.format.line + sum(lines_of(one, width) * one.format.line for one in framed)


def own_turns(blocks: Sequence[Block]) -> int | None:
    """Return how many pages a document turns already, if its imprint stands at the foot."""
    at = [index for index, block in enumerate(blocks) if block.format.frame == FOOT]
    if not at:
        return None
    around = [*blocks[at[0] - 1 : at[0]], *blocks[at[-1] + 1 : at[-1] + 2]]
    return sum(block.is_blank and block.format.page_break_before for block in around)


def turned(blocks: Sequence[Block], turns: int) -> Iterator[tuple[int | None, Block]]:
    """Yield ``blocks`` with their places, so that ``turns`` pages are turned before the imprint.

    A block that is added has no place.
    """
    is_foot = False
    for index, block in enumerate(blocks):
        if block.format.frame == FOOT and not is_foot:
            is_foot = True
            if turns > 1:
                yield None, TURNED
        is_anchor = is_foot and block == ANCHOR and block.part is Part.BODY
        yield index, TURNED if is_anchor and turns else block
