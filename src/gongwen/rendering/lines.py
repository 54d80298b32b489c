"""Lines of a page: characters that follow each other on one baseline."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from gongwen.rendering.glyph import Glyph
from gongwen.text import PageLine

_RAISED = 0.4  # of the type size: what superscripts and subscripts differ by
_BACK = 1.0  # type sizes a character may stand before the one it follows: squeezed marks
_APART = 3.0  # type sizes of white space beyond which another cell or column begins


@dataclass(frozen=True, slots=True)
class RawLine:
    """The characters of a line, not yet found in the document."""

    glyphs: tuple[Glyph, ...]

    @property
    def text(self) -> str:
        """Return the characters."""
        return "".join(glyph.character for glyph in self.glyphs)


def lines_of(glyphs: Iterable[Glyph]) -> Iterator[RawLine]:
    """Yield the lines in the order of drawing; cells of one row are lines of their own."""
    gathered: list[Glyph] = []
    for glyph in glyphs:
        if gathered and not _follows(gathered[-1], glyph):
            yield RawLine(tuple(gathered))
            gathered = []
        gathered.append(glyph)
    if gathered:
        yield RawLine(tuple(gathered))


def _follows(last: Glyph, glyph: Glyph) -> bool:
    size = max(last.size, glyph.size)
    return (
        abs(glyph.baseline - last.baseline) <= _RAISED * size
        and glyph.left > last.left - _BACK * size
        and glyph.left - last.right <= _APART * size
    )


def page_line(line: RawLine, start: int | None, end: int | None) -> PageLine:
    """Return ``line`` with its measures, standing at ``start`` to ``end`` of the text."""
    glyphs = line.glyphs
    inked = [glyph for glyph in glyphs if glyph.bottom > glyph.top] or list(glyphs)
    return PageLine(
        text=line.text,
        top=min(glyph.top for glyph in inked),
        bottom=max(glyph.bottom for glyph in inked),
        baseline=_most(glyph.baseline for glyph in glyphs),
        left=min(glyph.left for glyph in glyphs),
        right=max(glyph.right for glyph in glyphs),
        size=_most(glyph.size for glyph in glyphs),
        color=Counter(glyph.color for glyph in glyphs).most_common(1)[0][0],
        start=start,
        end=end,
        lefts=tuple(round(glyph.left, 2) for glyph in glyphs),
        tops=tuple(round(glyph.top, 2) for glyph in glyphs),
    )


def _most(values: Iterable[float]) -> float:
    return Counter(round(value, 2) for value in values).most_common(1)[0][0]
