"""Runs cut at given characters, so that a stretch of text is a row of whole runs.

A cut copies the properties of a run and moves what follows into the copy: nothing else changes.
"""

from __future__ import annotations

import copy
from collections.abc import Iterable
from dataclasses import dataclass

from lxml import etree

from gongwen.formats.docx.inline import RUN, RUN_PROPERTIES, TEXT, Piece
from gongwen.formats.docx.names import w

_SPACE = "{http://www.w3.org/XML/1998/namespace}space"
_RENDERED_BREAK = w("lastRenderedPageBreak")


@dataclass(frozen=True, slots=True)
class Atom:
    """Characters ``start`` to ``end`` of a block that no cut divides, and their node."""

    start: int
    end: int
    node: etree._Element
    is_fixed: bool

    @property
    def run(self) -> etree._Element:
        """Return the run the node stands in now."""
        return self.node.getparent()


def settle(piece: Piece, shown: str) -> None:
    """Make a text node hold exactly the characters it shows, kept as they are."""
    node = piece.node
    if node.tag == TEXT and (node.text != shown or shown.strip() != shown):
        node.text = shown
        node.set(_SPACE, "preserve")
    piece.lead = 0


def atoms(pieces: Iterable[Piece], text: str, cuts: Iterable[int]) -> list[Atom]:
    """Return the characters of a block as nodes none of which reaches across one of ``cuts``."""
    wanted = sorted(set(cuts))
    found: list[Atom] = []
    for piece in pieces:
        settle(piece, text[piece.start : piece.end])
        start, node = piece.start, piece.node
        for cut in wanted:
            if start < cut < piece.end and node.tag == TEXT:
                tail = _cut(node, cut - start)
                found.append(Atom(start, cut, node, piece.is_fixed))
                start, node = cut, tail
        found.append(Atom(start, piece.end, node, piece.is_fixed))
    return found


def _cut(node: etree._Element, at: int) -> etree._Element:
    """Cut a text node before its character ``at``; return the node that holds the rest."""
    text = node.text or ""
    tail = copy.copy(node)
    node.text, tail.text, tail.tail = text[:at], text[at:], None
    for part in (node, tail):
        part.set(_SPACE, "preserve")
    node.addnext(tail)
    return tail


def part_before(node: etree._Element) -> None:
    """Make ``node`` the first content of its run; what precedes it stays in the run before."""
    previous = node.getprevious()
    if previous is not None and previous.tag != RUN_PROPERTIES:
        _part(node)


def part_after(node: etree._Element) -> None:
    """Make ``node`` the last content of its run; what follows moves into a run of its own."""
    following = node.getnext()
    if following is not None:
        _part(following)


def alone(node: etree._Element) -> etree._Element:
    """Give ``node`` a run of its own, so that nothing else goes with it; return the run."""
    for mark in node.getparent().findall(_RENDERED_BREAK):
        node.getparent().remove(mark)
    part_after(node)
    part_before(node)
    run: etree._Element = node.getparent()
    return run


def _part(node: etree._Element) -> None:
    """Move ``node`` and what follows it in its run into a new run with the same properties."""
    run = node.getparent()
    following = [node, *node.itersiblings()]
    new = etree.Element(RUN, dict(run.attrib), nsmap=run.nsmap)
    properties = run.find(RUN_PROPERTIES)
    if properties is not None:
        new.append(copy.deepcopy(properties))
    for child in following:
        new.append(child)
    run.addnext(new)
