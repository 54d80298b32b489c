"""A document as text with stable offsets: what every rule, recogniser and report looks at.

The text of a document is the text of its blocks joined by line feeds. Offsets count characters
(code points) of that text; :meth:`Document.locate` maps them back to a block, and the runs of the
block say how those characters look and, for the reader, where they stand in the file.
"""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass, field
from enum import StrEnum
from functools import cached_property

from gongwen.text.format import CharacterFormat, ParagraphFormat, Section


class Part(StrEnum):
    """Which part of the file a block stands in."""

    BODY = "body"
    TEXT_BOX = "text-box"
    FOOTNOTE = "footnote"
    ENDNOTE = "endnote"
    HEADER = "header"
    FOOTER = "footer"

    @property
    def label(self) -> str:
        """Return the name people use for the part."""
        return _PART_LABELS[self]


_PART_LABELS = {
    Part.BODY: "正文",
    Part.TEXT_BOX: "文本框",
    Part.FOOTNOTE: "脚注",
    Part.ENDNOTE: "尾注",
    Part.HEADER: "页眉",
    Part.FOOTER: "页脚",
}


@dataclass(frozen=True, slots=True)
class Run:
    """Characters ``start`` to ``end`` of a block that look alike."""

    start: int
    end: int
    format: CharacterFormat


@dataclass(frozen=True, slots=True)
class Cell:
    """Where in which table a block stands; all counts from zero."""

    table: int
    row: int
    column: int


@dataclass(frozen=True, slots=True)
class Field:
    """A computed field, such as ``PAGE``, and the characters that show its value."""

    start: int
    end: int
    instruction: str


_PLAIN_PARAGRAPH = ParagraphFormat()


@dataclass(frozen=True, slots=True)
class Block:
    """One paragraph.

    ``generated`` is how many leading characters of ``text`` are an automatic number: people read
    them, but they are not in the file. A soft line break is a line feed inside ``text``.
    ``page_break`` tells that the block begins a page by an explicit break.
    """

    text: str
    part: Part = Part.BODY
    format: ParagraphFormat = _PLAIN_PARAGRAPH
    runs: tuple[Run, ...] = ()
    generated: int = 0
    cell: Cell | None = None
    fields: tuple[Field, ...] = ()
    page_break: bool = False
    page_kind: str = ""  # header and footer only: default, first or even

    @property
    def is_blank(self) -> bool:
        """Tell whether nothing but white space stands in the block."""
        return not self.text.strip()


@dataclass(frozen=True, slots=True)
class Drawing:
    """A drawn line or a picture: ``kind`` is line, picture or shape; sizes in points.

    ``is_grouped`` tells that it is drawn as one with something else than lines: pictures, text.
    """

    kind: str
    block: int
    width: float | None = None
    height: float | None = None
    color: str | None = None
    is_grouped: bool = False


@dataclass(frozen=True, slots=True)
class Table:
    """The frame of a table: its width in points, and what keeps its rows whole."""

    width: float | None = None
    rows: int = 0
    columns: int = 0
    repeats_header: bool = False
    rows_may_break: bool = True


@dataclass(frozen=True, slots=True)
class ReviewMarks:
    """What a reviewer left in the file."""

    insertions: int = 0
    deletions: int = 0
    comments: int = 0


@dataclass(frozen=True)
class Document:
    """A whole document; ``has_layout`` is false where the source knows text only."""

    blocks: tuple[Block, ...]
    sections: tuple[Section, ...] = (Section(),)
    tables: tuple[Table, ...] = ()
    drawings: tuple[Drawing, ...] = ()
    review: ReviewMarks = field(default_factory=ReviewMarks)
    has_layout: bool = False
    even_and_odd: bool = False  # left and right pages have footers of their own
    mirrors_margins: bool = False
    gutter_at_top: bool = False

    @cached_property
    def text(self) -> str:
        """Return all blocks, joined by line feeds."""
        return "\n".join(block.text for block in self.blocks)

    @cached_property
    def starts(self) -> tuple[int, ...]:
        """Return the offset at which each block begins."""
        starts: list[int] = []
        offset = 0
        for block in self.blocks:
            starts.append(offset)
            offset += len(block.text) + 1
        return tuple(starts)

    def locate(self, offset: int) -> tuple[int, int]:
        """Return the index of the block that holds ``offset`` and the offset within it."""
        index = max(bisect_right(self.starts, offset) - 1, 0)
        return index, offset - self.starts[index]

    def section_of(self, block: int) -> Section:
        """Return the section block number ``block`` stands in."""
        firsts = [section.first_block for section in self.sections]
        return self.sections[max(bisect_right(firsts, block) - 1, 0)]


def plain(text: str) -> Document:
    """Return the document of a plain text: one block a line, without any layout."""
    return Document(tuple(Block(line) for line in text.split("\n")))
