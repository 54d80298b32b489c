"""Lines somebody drew as shapes: they are layout, and the standard has lines of its own."""

from __future__ import annotations

from gongwen.layout import spec
from gongwen.text import Block, Drawing, Part

_SHORTEST = spec.points(50.0)
_STEEPEST = 12.0  # points a line drawn by hand may rise
_THICKEST = 6.0  # points a filled shape may be high and still look like a line
_LOWEST_PICTURE = spec.points(10.0)


def is_drawn_line(thing: Drawing) -> bool:
    """Tell whether a drawing is a long level line and nothing else."""
    if thing.is_grouped or thing.width is None or thing.width < _SHORTEST:
        return False
    if thing.kind == "line":
        return (thing.height or 0.0) <= _STEEPEST
    return thing.kind == "shape" and thing.height is not None and thing.height <= _THICKEST


def shows_line(thing: Drawing) -> bool:
    """Tell whether a drawing may show a line: one, part of one, or the picture of one."""
    if thing.kind == "line":
        return True
    is_wide = thing.width is None or thing.width >= _SHORTEST
    return is_wide and (thing.height or 0.0) <= _LOWEST_PICTURE


def is_in_text(thing: Drawing, blocks: tuple[Block, ...]) -> bool:
    """Tell whether a drawing is anchored to a paragraph of the text itself."""
    block = blocks[thing.block]
    return block.part is Part.BODY and block.cell is None
