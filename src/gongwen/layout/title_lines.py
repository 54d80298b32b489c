"""The lines of a title: where they turn, and how wide they are set so that they turn there.

No character is added. The same indent on both sides leaves just the room in which every line but
the last is full where it should end; where two lines differ by a character, a spacing too slight to
be seen evens them out. So the lines above the last are all but equal, and the last is shorter: a
trapezium, or a lozenge where the second line is the longest.

Where only a short first line keeps a name whole, it is filled up with nothing: an indent before it
and a space behind its last character. Word counts that space when it centres the line, LibreOffice
does not; one part before and two parts behind leave the line equally little off the middle in both.
"""

from __future__ import annotations

import math
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise

from gongwen.layout import spec
from gongwen.layout.compose.pieces import width_of
from gongwen.layout.title_words import LONGEST_NAME, Places

_SIZE = spec.TITLE_SIZE
_WIDTH = spec.TYPE_WIDTH.points
_ROOM = int(_WIDTH / _SIZE)  # characters of 二号 in a line
_THREE = 3
_MORE_LINES = 2  # than needed, where fewer would tear words
_LONGEST = 100.0  # characters; the ways to divide a longer title are too many to try
_APART = 1.0  # lines that differ by less are as long as each other
_FITS = 1.5  # points a line keeps from the edge of its room …
_PUSHED = 4.0  # … and the next character is too wide for it by
_SPACINGS = tuple(tenth / 10 for tenth in range(26))  # points between characters
_QUARTER = 0.25  # of a character: what a page may put between Chinese and other characters, and
# by what a capital is wider than half a character
_MIXED = re.compile(r"(?<=[\u3400-\u9fff])(?=[0-9A-Za-z])|(?<=[0-9A-Za-z%])(?=[\u3400-\u9fff])")
_UNBROKEN = re.compile(r"[《“‘（〔〈]*(?:[0-9A-Za-z][0-9A-Za-z.,%/-]*|.)[、，》”’）〕〉]*")


@dataclass(frozen=True, slots=True)
class TitleLines:
    """How a title is set: where its lines begin, their room in points, what spaces their characters."""

    starts: tuple[int, ...]
    room: float
    spacings: tuple[float, ...]
    gap: float = 0.0  # points with which the first line is filled up

    @property
    def indent(self) -> float:
        """Return by how many points the title is set in on either side."""
        return max(spec.twips((_WIDTH - self.room) / 2), 0.0)

    @property
    def first_line(self) -> float:
        """Return by how many points the first line is set in further."""
        return spec.twips(self.gap / _GAP_PARTS)

    def stretches(self, title: str) -> Iterator[tuple[int, int, float]]:
        """Yield start, end and spacing of stretches of ``title``: lines, and what ends a short one."""
        start = 0
        if self.gap:
            start = len(title[: self.starts[1]].rstrip())
            yield 0, start - 1, self.spacings[0]
            yield start - 1, start, self.spacings[0] + spec.twips(self.gap) - self.first_line
        for end, spacing in zip((*self.starts[1:], len(title)), self.spacings, strict=True):
            if start < end:
                yield start, end, spacing
            start = end


def outline(widths: Sequence[float]) -> str:
    """Return the name of a bad outline of three or more lines; two always make a trapezium."""
    if len(widths) < _THREE:
        return ""
    if max(widths) - min(widths) < _APART:
        return "各行等长的矩形"
    falls = [one - other >= _APART for one, other in pairwise(widths)]
    rises = [other - one >= _APART for one, other in pairwise(widths)]
    turned = any(fall and any(rises[index:]) for index, fall in enumerate(falls))
    return "中间短、两头长的沙漏形" if turned else ""


def fits_one_line(title: str) -> bool:
    """Tell whether a title needs no second line, whatever comes between digits and characters."""
    return _full_width(title.rstrip()) <= _WIDTH


def _full_width(line: str) -> float:
    """Return the greatest width of a line, in points."""
    capitals = sum(mark.isascii() and mark.isupper() for mark in line)
    return (width_of(line) + (len(_MIXED.findall(line)) + capitals) * _QUARTER) * _SIZE


@lru_cache(maxsize=64)
def lines_of(title: str) -> TitleLines | None:
    """Return how ``title`` is set; ``None`` where it fits one line, was broken by hand, or must run on."""
    if "\n" in title or fits_one_line(title) or width_of(title) > _LONGEST:
        return None
    for longest, spacing, gap in _CONCESSIONS:
        found = _best(Places(title, longest), spacing, gap * _SIZE)
        if found is not None:
            return found
    return None


# Names up to so many characters stay whole, characters are set apart by so many points at most, and
# so many characters fill up the first line.
_CONCESSIONS = (
    (LONGEST_NAME, 0.5, 0.0),
    (LONGEST_NAME, 1.2, 3.0),
    (12, 1.2, 3.0),
    (8, 1.2, 3.0),
    (4, 2.5, 3.0),
)
_GAP_PARTS = 3


def _best(places: Places, spacing: float, gap: float) -> TitleLines | None:
    """Return the best way to set a title."""
    fewest = max(math.ceil(width_of(places.title.rstrip()) / _ROOM), 2)
    best: tuple[float, TitleLines] | None = None
    for count in range(fewest, fewest + _MORE_LINES + 1):
        for starts in _divisions(places, count):
            cost = _cost(places, starts) + (count - fewest) * _LINE
            if best is None or cost < best[0]:
                found = _set(places.title, starts, spacing, gap)
                if found is not None:
                    cost += _strain(found)
                    best = (cost, found) if best is None or cost < best[0] else best
    return None if best is None else best[1]


_SPACED = 4.0  # for each point of spacing
_GAP = 1.5  # for each character that fills up the first line
_LINE = 6.0  # what one more line costs
_EQUAL = 6.0  # lines all as long as each other
_SQUARE = 0.3  # upper lines just as long as each other
_STUB = 16.0  # for the share by which the last line is too short
_STUB_SHARE = 0.5
_BLOCK = 10.0  # for the share by which the last line is nearly as long
_BLOCK_SHARE = 0.9


def _cost(places: Places, starts: tuple[int, ...]) -> float:
    """Return how ill a division is: by its sense and by its outline."""
    widths = [width_of(line) for line in _lines(places.title, starts)]
    share = widths[-1] / max(widths)
    cost = sum(places.costs[at] for at in starts[1:])
    cost += max(_STUB_SHARE - share, 0.0) * _STUB + max(share - _BLOCK_SHARE, 0.0) * _BLOCK
    if max(widths) - min(widths) < _APART:
        cost += _EQUAL
    if len(widths) >= _THREE and widths[0] == widths[1]:
        cost += _SQUARE
    return cost


def _lines(title: str, starts: Sequence[int]) -> list[str]:
    return [title[one:other].rstrip() for one, other in pairwise((*starts, len(title)))]


def _divisions(places: Places, count: int) -> Iterator[tuple[int, ...]]:
    """Yield the starts of ``count`` lines, all but the last about as long as the first."""
    title = places.title

    def more(starts: tuple[int, ...]) -> Iterator[tuple[int, ...]]:
        if len(starts) == count:
            widths = [width_of(line) for line in _lines(title, starts)]
            if starts[-1] != places.last_word and not outline(widths):
                yield starts
            return
        for at in places.costs:
            if at > starts[-1]:
                widths = [width_of(line) for line in _lines(title[:at], (*starts,))]
                if widths[-1] <= _ROOM and _is_near(widths):
                    yield from more((*starts, at))

    return more((0,))


def _is_near(widths: Sequence[float]) -> bool:
    """Tell whether spacing may even out the last line with those above; the first may be shorter."""
    same = widths[1:] or widths
    return abs(widths[-1] - same[0]) <= _NEAR and widths[-1] >= widths[0] - _NEAR


_NEAR = 3.0  # characters that spacing can even out


def _set(
    title: str, starts: tuple[int, ...], most_spacing: float, most_gap: float
) -> TitleLines | None:
    """Return how the page must be set to turn the lines at ``starts``; ``None`` if nothing does."""
    lines = _lines(title, starts)
    bounds = [_bounds(line, after) for line, after in zip(lines, (*lines[1:], None), strict=True)]
    found: list[TitleLines] = []
    for gap in dict.fromkeys((0.0, most_gap)):
        for spacing in (one for one in _SPACINGS if one <= most_spacing):
            gives = [spacing * _gaps(line) for line in lines]
            least = max(low - give for (low, _), give in zip(bounds, gives, strict=True))
            highs = [high + give for (_, high), give in zip(bounds, gives, strict=True)]
            most = min(highs[0] + gap, *highs[1:], _WIDTH)
            if least <= most:
                room = least if gap else (least + most) / 2
                spacings = tuple(
                    _spacing(line, low, high, room, spacing)
                    for line, (low, high) in zip(lines, bounds, strict=True)
                )
                found.append(TitleLines(starts, room, spacings, max(room - highs[0], 0.0)))
                break
    return min(found, key=_strain, default=None)


def _strain(found: TitleLines) -> float:
    """Return what it costs to space characters and to fill up the first line."""
    return _SPACED * max(map(abs, found.spacings)) + _GAP * found.gap / _SIZE


def _bounds(line: str, after: str | None) -> tuple[float, float]:
    """Return the least and the greatest room in which a line ends where it should."""
    following = _UNBROKEN.match(after) if after else None
    pushed = width_of(following.group()) * _SIZE if following else math.inf
    return _full_width(line) + _FITS, width_of(line) * _SIZE + pushed - _PUSHED


def _spacing(line: str, low: float, high: float, room: float, most: float) -> float:
    """Return what must come between the characters of a line for ``room`` to be right for it."""
    if low > room:
        return -_rounded_up((low - room) / _gaps(line))
    return min(_rounded_up((room - high) / _gaps(line)), most) if high < room else 0.0


def _gaps(line: str) -> int:
    """Return how many gaps spacing changes: not every page counts the one behind the line."""
    return max(len(line) - 1, 1)


def _rounded_up(length: float) -> float:
    return math.ceil(length * spec.TWIPS_PER_POINT) / spec.TWIPS_PER_POINT
