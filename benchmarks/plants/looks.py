"""Faults of layout: looks, shapes and pages of the specimens, changed."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from functools import partial
from typing import TypedDict, Unpack

from benchmarks.plants.plant import Plant
from benchmarks.specimens import documents
from gongwen.layout import spoil
from gongwen.text import (
    Alignment,
    Block,
    CharacterFormat,
    Document,
    LineRule,
    ParagraphFormat,
    Part,
    Section,
)

Change = Callable[[Document], Document]

GENERAL = ("02", "07", "08", "09", "10", "11", "12")


class Look(TypedDict, total=False):
    """What may change in the look of characters."""

    east_asian_font: str
    latin_font: str
    size: float
    bold: bool
    italic: bool
    underline: bool
    strike: bool
    hidden: bool
    effect: bool
    color: str
    highlight: str
    shading: str
    spacing: float


class Shape(TypedDict, total=False):
    """What may change in the shape of a paragraph."""

    alignment: Alignment
    first_line: float
    first_line_chars: float | None
    left: float
    left_chars: float | None
    right: float
    right_chars: float | None
    before: float
    before_lines: float | None
    line_rule: LineRule
    line: float
    snap_to_grid: bool
    page_break_before: bool


class _Page(TypedDict, total=False):
    width: float
    height: float
    top: float
    bottom: float
    left: float
    right: float
    gutter: float
    footer_distance: float
    is_landscape: bool


def look(words: str, **values: Unpack[Look]) -> Change:
    """Return the change that gives the characters of the paragraphs with ``words`` another look."""

    def change(form: CharacterFormat) -> CharacterFormat:
        return replace(form, **values)

    return lambda document: spoil.looks(document, words, change)


def shape(words: str, **values: Unpack[Shape]) -> Change:
    """Return the change that gives the paragraphs with ``words`` another shape."""

    def change(form: ParagraphFormat) -> ParagraphFormat:
        return replace(form, **values)

    return lambda document: spoil.shapes(document, words, change)


def page(**values: Unpack[_Page]) -> Change:
    """Return the change that gives every page other measures."""

    def change(section: Section) -> Section:
        return replace(section, **values)

    return lambda document: spoil.page(document, change)


def both(*changes: Change) -> Change:
    """Return the changes one after the other."""

    def change(document: Document) -> Document:
        for one in changes:
            document = one(document)
        return document

    return change


def footers(change: Callable[[Block], Block]) -> Change:
    """Return the change of every footer."""
    return lambda document: replace(
        document,
        blocks=tuple(
            change(block) if block.part is Part.FOOTER and block.text else block
            for block in document.blocks
        ),
    )


def plants(code: str, place: str, changes: Sequence[tuple[str, Change]]) -> Iterator[Plant]:
    """Yield a plant for each change, named by the number of the specimen it is made in."""
    for number, change in changes:
        name = next(name for name in documents() if name.startswith(number))
        yield Plant(
            tuple(code.split(",")),
            f"{name}：版式改动",
            partial(_changed, name, change),
            place,
        )


def _changed(name: str, change: Change) -> Document:
    return change(documents()[name])


def each(numbers: Sequence[str], *changes: Change) -> list[tuple[str, Change]]:
    """Return the changes, each with the specimen it is made in, going round the specimens."""
    return [(numbers[turn % len(numbers)], change) for turn, change in enumerate(changes)]


def without_lines(document: Document, *, keep: int = 0, last: bool = False) -> Document:
    """Return ``document`` with ``keep`` of its ruled lines, counted from the top or the bottom."""
    lines = [index for index, block in enumerate(document.blocks) if spoil.is_line(block)]
    gone = set(lines[: len(lines) - keep] if last else lines[keep:])
    blocks = tuple(block for index, block in enumerate(document.blocks) if index not in gone)
    return replace(document, blocks=blocks)
