"""A text cut into stretches that each bear the same findings, so that overlaps can be shown."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Span:
    """Characters ``start`` to ``end`` of one paragraph, and the number of the finding on them."""

    start: int
    end: int
    number: int


@dataclass(frozen=True, slots=True)
class Stretch:
    """Characters that bear the same findings; the first number is the one a click leads to.

    ``begins`` are the findings whose place starts here: each is anchored exactly once.
    """

    text: str
    numbers: tuple[int, ...] = ()
    begins: tuple[int, ...] = ()


def stretches(text: str, spans: Iterable[Span]) -> Iterator[Stretch]:
    """Yield ``text`` as stretches, in order; joined they are ``text`` again.

    A span without width (something is missing here) yields an empty stretch at its place.
    """
    clipped = [
        Span(min(max(s.start, 0), len(text)), min(max(s.end, 0), len(text)), s.number)
        for s in spans
    ]
    cuts = sorted({0, len(text), *(s.start for s in clipped), *(s.end for s in clipped)})
    points = {s.start for s in clipped if s.start >= s.end}
    for start, end in zip(cuts, [*cuts[1:], len(text)], strict=True):
        if start in points:
            numbers = tuple(s.number for s in clipped if s.start == start >= s.end)
            yield Stretch("", numbers, numbers)
        if start < end:
            here = [s for s in clipped if s.start <= start and end <= s.end]
            here.sort(key=lambda s: (s.end - s.start, s.number))
            yield Stretch(
                text[start:end],
                tuple(s.number for s in here),
                tuple(s.number for s in here if s.start == start),
            )
