"""Corrections typed straight into the text, without a trace."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from lxml import etree

from gongwen.formats.docx.inline import TEXT, Piece
from gongwen.formats.docx.read import PlacedBlock
from gongwen.formats.docx.revise import nodes, run_of

_SPACE = "{http://www.w3.org/XML/1998/namespace}space"


@dataclass(frozen=True, slots=True)
class Change:
    """A replacement cut down to the characters that really differ."""

    start: int
    end: int
    text: str


def within(found: Iterable[Piece], start: int, end: int) -> list[Piece]:
    """Return the pieces that hold any of the characters ``start`` to ``end``."""
    return [piece for piece in found if piece.start < end and start < piece.end]


def put(block: PlacedBlock, change: Change) -> None:
    """Make one change without a trace."""
    touched = within(block.pieces, change.start, change.end)
    if not touched:
        _put_beside(block, change)
        return
    home = next((piece for piece in touched if piece.node.tag == TEXT), None)
    if home is None:
        after = touched[-1].node
        for node in reversed(nodes(change.text)):
            after.addnext(node)
    for piece in touched:
        if piece.node.tag != TEXT:
            piece.node.getparent().remove(piece.node)
            continue
        text = piece.node.text or ""
        first = max(change.start - piece.start, 0)
        last = min(change.end, piece.end) - piece.start
        piece.node.text = text[:first] + text[last:]
        piece.node.set(_SPACE, "preserve")
        if piece is home:
            _type(piece.node, first, change.text)


def _put_beside(block: PlacedBlock, change: Change) -> None:
    at = change.start
    near = [p for p in block.pieces if p.start <= at <= p.end and not p.is_fixed]
    home = next((piece for piece in near if piece.node.tag == TEXT), None)
    if home is not None:
        _type(home.node, at - home.start, change.text)
    elif near:
        for node in reversed(nodes(change.text)):
            if near[0].end == at:
                near[0].node.addnext(node)
            else:
                near[0].node.addprevious(node)
    elif not block.pieces:
        block.raw.element.append(run_of(change.text, None))


def _type(node: etree._Element, at: int, new: str) -> None:
    """Put ``new`` into a text node before its character ``at``."""
    text = node.text or ""
    first, *others = nodes(new) or [None]
    if first is None:
        return
    if first.tag != TEXT:
        others, typed = [first, *others], ""
    else:
        typed = first.text
    node.set(_SPACE, "preserve")
    if not others:
        node.text = text[:at] + typed + text[at:]
        return
    node.text = text[:at] + typed
    rest = nodes(text[at:])
    for other in reversed([*others, *rest]):
        node.addnext(other)
