"""A document as it comes out on paper: pages, their lines, drawn lines, and where the text stands.

All lengths are in points, measured from the upper left corner of the paper. Tops and bottoms are
those of the ink, not of the line's box; ``left`` and ``right`` are those of the characters' own
widths, so that indents come out in whole characters.
"""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise

_SAME_LINE = 2.0  # points by which baselines of one line may differ: raised and lowered characters
_ASCENT = 0.85  # of the type size: ink above the baseline
_DESCENT = 0.1
_FLAT = 1.0  # a stroke not higher than this, for its length, is horizontal


@dataclass(frozen=True, slots=True)
class PageLine:
    """A line of characters; ``start`` and ``end`` are where they stand in the document's text.

    Both are ``None`` where the line is not found in the text: a page number, a repeated header.
    ``lefts`` and ``tops`` are where each character begins, and where its ink does.
    """

    text: str
    top: float
    bottom: float
    baseline: float
    left: float
    right: float
    size: float
    color: str | None = None
    start: int | None = None
    end: int | None = None
    lefts: tuple[float, ...] = ()
    tops: tuple[float, ...] = ()


def line_at(
    text: str, start: int | None, baseline: float, left: float = 0.0, size: float = 16.0
) -> PageLine:
    """Return a line of characters as wide as they are high, standing at ``start`` of the text."""
    top = baseline - _ASCENT * size
    return PageLine(
        text,
        top=top,
        bottom=baseline + _DESCENT * size,
        baseline=baseline,
        left=left,
        right=left + len(text) * size,
        size=size,
        start=start,
        end=None if start is None else start + len(text),
        lefts=tuple(left + number * size for number in range(len(text))),
        tops=tuple(top for _ in text),
    )


@dataclass(frozen=True, slots=True)
class Stroke:
    """A drawn line; its ends are those of the line itself, without its thickness."""

    left: float
    top: float
    right: float
    bottom: float
    weight: float = 0.0
    color: str | None = None

    @property
    def is_horizontal(self) -> bool:
        """Tell whether the stroke runs across the page."""
        return self.bottom - self.top <= _FLAT < self.right - self.left

    @property
    def width(self) -> float:
        """Return how far the stroke reaches across the page."""
        return self.right - self.left


@dataclass(frozen=True, slots=True)
class Page:
    """One side of paper; lines are in the order in which the file draws them."""

    number: int
    width: float
    height: float
    lines: tuple[PageLine, ...] = ()
    strokes: tuple[Stroke, ...] = ()

    def baselines(self, top: float, bottom: float) -> tuple[float, ...]:
        """Return the distinct baselines between two heights, from the top."""
        found: list[float] = []
        for line in sorted(self.lines, key=lambda line: line.baseline):
            inside = top <= line.baseline <= bottom
            if inside and (not found or line.baseline - found[-1] > _SAME_LINE):
                found.append(line.baseline)
        return tuple(found)


@dataclass(frozen=True, slots=True)
class FontChange:
    """A font the document asks for, and the one it was set in instead."""

    wanted: str
    used: str


@dataclass(frozen=True)
class RenderedPages:
    """The pages of a document, and the fonts that had to stand in for others."""

    pages: tuple[Page, ...]
    substituted: tuple[FontChange, ...] = ()

    @cached_property
    def _placed(self) -> tuple[tuple[int, int, Page, PageLine], ...]:
        """Return the lines found in the text, in the order of the text."""
        placed = [
            (line.start, line.end or line.start, page, line)
            for page in self.pages
            for line in page.lines
            if line.start is not None
        ]
        return tuple(sorted(placed, key=lambda one: one[:2]))

    @cached_property
    def _starts(self) -> tuple[int, ...]:
        return tuple(start for start, *_ in self._placed)

    @cached_property
    def breaks(self) -> tuple[int, ...]:
        """Return the offsets at which the page, not the author, begins a new line."""
        return tuple(
            start
            for (_, before, _, above), (start, _, _, below) in pairwise(self._placed)
            if before == start and above.baseline != below.baseline
        )

    def at(self, offset: int) -> tuple[Page, PageLine] | None:
        """Return the page and line at which a character of the text stands.

        What shows nowhere, such as a blank paragraph, stands where the text before it does.
        """
        if not self._placed:
            return None
        index = max(bisect_right(self._starts, offset) - 1, 0)
        _, _, page, line = self._placed[index]
        return page, line

    def within(self, start: int, end: int) -> tuple[tuple[Page, PageLine], ...]:
        """Return the lines on which characters ``start`` to ``end`` of the text stand."""
        first = max(bisect_right(self._starts, start) - 1, 0)
        found: list[tuple[Page, PageLine]] = []
        for begin, until, page, line in self._placed[first:]:
            if begin >= end:
                break
            if until > start:
                found.append((page, line))
        return tuple(found)

    def number_of(self, offset: int) -> tuple[int, int] | None:
        """Return page and line of a character, both counted from 1; lines as the eye counts them."""
        place = self.at(offset)
        if place is None:
            return None
        page, line = place
        above = page.baselines(0.0, line.baseline - _SAME_LINE)
        return page.number, len(above) + 1
