"""How a long title is made to turn where the sense allows: by its indents and the space of its lines."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from gongwen.layout.compose.pieces import TITLE, TITLE_LINE
from gongwen.layout.title_lines import TitleLines, lines_of
from gongwen.text import CharacterFormat, ParagraphFormat


def title_form(title: str) -> ParagraphFormat:
    """Return how a title stands; one of a single line, or broken by hand, runs as it will."""
    lines = _lines(title)
    if lines is None:
        return TITLE_LINE
    return replace(TITLE_LINE, left=lines.indent, right=lines.indent, first_line=lines.first_line)


def title_stretches(title: str) -> Iterator[tuple[int, int, CharacterFormat]]:
    """Yield how the characters of a title look, a stretch for each line that is spaced by itself."""
    lines = _lines(title)
    if lines is None:
        yield 0, len(title), TITLE
        return
    for start, end, spacing in lines.stretches(title):
        yield start, end, replace(TITLE, spacing=spacing)


def _lines(title: str) -> TitleLines | None:
    """Return the lines of a title; one that begins with blanks was placed by hand."""
    return None if title[:1].isspace() else lines_of(title)
