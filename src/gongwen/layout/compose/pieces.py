"""The bricks of composition: looks of characters and paragraphs, and blocks made of them."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from gongwen.layout import spec
from gongwen.layout.fonts import FONT_NAMES, LATIN_FONT, Family
from gongwen.text import (
    Alignment,
    Block,
    Border,
    CharacterFormat,
    Frame,
    LineRule,
    ParagraphFormat,
    Run,
)

Piece = tuple[str, CharacterFormat]


def look(family: Family, size: float = spec.BODY_SIZE) -> CharacterFormat:
    """Return the look of black text of ``family``; 三号 is set tight enough for 28 a line."""
    spacing = spec.CHARACTER_SPACING if size == spec.BODY_SIZE else 0.0
    latin = FONT_NAMES[Family.SONG] if family is Family.SONG else LATIN_FONT
    return CharacterFormat(
        east_asian_font=FONT_NAMES[family], latin_font=latin, size=size, spacing=spacing
    )


BODY = look(Family.FANGSONG)
HEI = look(Family.HEI)
KAI = look(Family.KAI)
TITLE = look(Family.XIAOBIAOSONG, spec.TITLE_SIZE)
IMPRINT = look(Family.FANGSONG, spec.IMPRINT_SIZE)
PAGE_NUMBER = look(Family.SONG, spec.PAGE_NUMBER_SIZE)

# An exact line height on the grid's pitch gives 22 lines a page whatever the font's own height.
LINE = ParagraphFormat(alignment=Alignment.JUSTIFY, line_rule=LineRule.EXACT, line=spec.GRID_PITCH)
CENTRED = replace(LINE, alignment=Alignment.CENTER)
# 二号 is too high for one line of the grid by LibreOffice's reckoning, which would give it two.
TITLE_LINE = replace(CENTRED, snap_to_grid=False)


def masthead_look(size: float) -> CharacterFormat:
    """Return the look of an issuer's masthead."""
    return replace(look(Family.XIAOBIAOSONG, size), color=spec.RED, spacing=0.0)


def indented(
    characters: float,
    size: float = spec.BODY_SIZE,
    left: float = 0.0,
    line: ParagraphFormat = LINE,
) -> ParagraphFormat:
    """Return ``line`` with its first line ``characters`` in, measured from ``left`` characters."""
    return replace(
        line,
        first_line_chars=characters or None,
        first_line=characters * size,
        left_chars=left or None,
        left=left * size,
    )


def from_right(characters: float, size: float = spec.BODY_SIZE) -> ParagraphFormat:
    """Return a line set from the right edge, ``characters`` in."""
    return replace(
        LINE, alignment=Alignment.RIGHT, right_chars=characters or None, right=characters * size
    )


def lines_before(form: ParagraphFormat, lines: float) -> ParagraphFormat:
    """Return ``form`` with ``lines`` empty lines above it."""
    return replace(form, before_lines=lines, before=spec.twips(lines * spec.GRID_PITCH))


def held_together(blocks: list[Block]) -> list[Block]:
    """Return ``blocks`` so that no page ends between them."""
    kept = [replace(one, format=replace(one.format, keep_with_next=True)) for one in blocks[:-1]]
    return [*kept, *blocks[-1:]]


def block(pieces: Iterable[Piece], form: ParagraphFormat = LINE) -> Block:
    """Return the block of ``pieces``; neighbours that look the same make one run."""
    text = ""
    runs: list[Run] = []
    for words, character_format in pieces:
        if words:
            is_same = bool(runs) and runs[-1].format == character_format
            start = runs.pop().start if is_same else len(text)
            text += words
            runs.append(Run(start, len(text), character_format))
    return Block(text, format=form, runs=tuple(runs))


def rule_line(
    weight: float, color: str | None = None, style: str = "single", height: float = 4.0
) -> Block:
    """Return an empty paragraph that is nothing but a line across the type area at its foot.

    A line of its own keeps its full width; as the border of an indented paragraph it would shrink
    with the indent. ``height`` is that of the paragraph, in points.
    """
    thin = ParagraphFormat(line_rule=LineRule.EXACT, line=height, snap_to_grid=False)
    return Block("", format=replace(thin, bottom_border=Border(style, weight, color)))


def framed(made: Block, frame: Frame) -> Block:
    """Return a block taken out of the flow into ``frame``."""
    return replace(made, format=replace(made.format, frame=frame))


def framed_line(weight: float, frame: Frame) -> Block:
    """Return a line across ``frame``, as high as it is thick."""
    return framed(rule_line(weight, height=weight), frame)


def width_of(text: str) -> float:
    """Return the width of ``text`` in characters; digits and Latin letters count half."""
    return sum(0.5 if character.isascii() else 1.0 for character in text)
