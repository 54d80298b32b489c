"""How a stretch of text and a paragraph look, after all inheritance: plain values, no file format.

Lengths are points (1 pt = 1/72 inch) unless a name says otherwise; ``None`` means that the file
says nothing and the reader could not derive a value.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum


class Alignment(StrEnum):
    """How the lines of a paragraph stand."""

    LEFT = "left"
    CENTER = "center"
    RIGHT = "right"
    JUSTIFY = "justify"
    DISTRIBUTE = "distribute"


class LineRule(StrEnum):
    """What the line height means: a multiple, an exact height, or a least height."""

    MULTIPLE = "multiple"
    EXACT = "exact"
    AT_LEAST = "at-least"


@dataclass(frozen=True, slots=True)
class CharacterFormat:
    """The effective look of a run; colours are RRGGBB, ``None`` is the automatic colour."""

    east_asian_font: str | None = None
    latin_font: str | None = None
    size: float | None = None
    bold: bool = False
    italic: bool = False
    underline: bool = False
    strike: bool = False
    hidden: bool = False
    effect: bool = False  # shadow, outline, emboss, engrave, glow: decoration without meaning
    color: str | None = None
    highlight: str | None = None
    shading: str | None = None
    spacing: float = 0.0  # extra distance between characters


@dataclass(frozen=True, slots=True)
class Border:
    """One edge of a paragraph or a cell; ``width`` in points."""

    style: str
    width: float
    color: str | None = None


@dataclass(frozen=True, slots=True)
class TabStop:
    """A tab stop, measured from the left margin."""

    position: float
    alignment: str = "left"


@dataclass(frozen=True, slots=True)
class Frame:
    """A place of its own on the page, out of the flow; neighbours with the same frame share it.

    ``horizontal`` and ``vertical`` tell what ``left`` and ``top`` are measured from: text, margin
    or page. ``align`` stands for ``top`` where it is a side: top, center or bottom. The page is
    that of the paragraph that follows in the flow.
    """

    width: float
    horizontal: str = "margin"
    left: float = 0.0
    vertical: str = "margin"
    top: float = 0.0
    align: str = ""
    wrap: str = "around"


@dataclass(frozen=True, slots=True)
class ParagraphFormat:
    """The effective look of a paragraph.

    ``*_chars`` are in characters and win over the point values where both are given
    (ISO/IEC 29500 17.3.1.12); ``first_line`` is negative for a hanging indent; ``line`` is a
    factor under ``LineRule.MULTIPLE`` and points otherwise.
    """

    style: str = ""
    alignment: Alignment = Alignment.LEFT
    first_line: float = 0.0
    first_line_chars: float | None = None
    left: float = 0.0
    left_chars: float | None = None
    right: float = 0.0
    right_chars: float | None = None
    before: float = 0.0
    before_lines: float | None = None
    after: float = 0.0
    after_lines: float | None = None
    line_rule: LineRule = LineRule.MULTIPLE
    line: float = 1.0
    outline_level: int | None = None
    page_break_before: bool = False
    keep_with_next: bool = False
    snap_to_grid: bool = True
    top_border: Border | None = None
    bottom_border: Border | None = None
    tabs: tuple[TabStop, ...] = ()
    frame: Frame | None = None


@dataclass(frozen=True, slots=True)
class Grid:
    """The character grid of a section: ``kind`` is lines, linesAndChars or snapToChars."""

    kind: str = "default"
    line_pitch: float | None = None
    character_space: float = 0.0  # added to the default character width


@dataclass(frozen=True, slots=True)
class Section:
    """The page of a stretch of blocks, from ``first_block`` to the next section.

    ``turns_number`` tells that a landscape page has its number where upright ones have theirs; it
    is a matter of the footers, not of the page, and makes no section unlike another.
    """

    first_block: int = 0
    width: float = 595.3
    height: float = 841.9
    top: float = 72.0
    bottom: float = 72.0
    left: float = 90.0
    right: float = 90.0
    gutter: float = 0.0
    header_distance: float = 36.0
    footer_distance: float = 36.0
    is_landscape: bool = False
    title_page: bool = False  # the first page has a header and footer of its own
    grid: Grid = Grid()
    turns_number: bool = field(default=False, compare=False)
