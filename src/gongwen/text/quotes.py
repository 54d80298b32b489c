"""Quotation marks: which belong together, within a paragraph and across paragraphs.

A quotation of several paragraphs is written in two ways: every paragraph opens with 「“」 and only
the last one closes (GB/T 15834—2011 4.8.3.5), or, in amendments of laws, 「修改为：“」 opens once and
「”」 closes some paragraphs later.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field

# A quotation across paragraphs that does not close within so many of them is a forgotten mark.
_FARTHEST_PARAGRAPHS = 60

_MARK = re.compile("[“”]")
_STRAIGHT = re.compile('"')
_INTRODUCED = re.compile(r"(?:[：:为即]|^)[ \u3000]*$")


@dataclass(frozen=True, slots=True)
class Quotes:
    """What pairs there are (offset of 「“」, offset after 「”」) and which marks stand alone."""

    pairs: tuple[tuple[int, int], ...]
    lone: tuple[int, ...]


@dataclass(slots=True)
class _Reader:
    """Pairs the marks of one paragraph after the other."""

    text: str
    pairs: list[tuple[int, int]] = field(default_factory=list)
    lone: list[int] = field(default_factory=list)
    open_at: int | None = None  # a quotation that runs on into the next paragraph
    waiting: list[int] = field(default_factory=list)  # marks that repeat the opening
    paragraphs: int = 0

    def read(self, start: int, end: int) -> None:
        """Pair the marks between ``start`` and ``end``, one paragraph."""
        if self.open_at is not None and self.text[start:end].strip():
            self.paragraphs += 1
        stack: list[int] = []
        for mark in _MARK.finditer(self.text, start, end):
            at = mark.start()
            if mark.group() == "“":
                if self._continues(start, at):
                    self.waiting.append(at)
                else:
                    stack.append(at)
            elif stack:
                self.pairs.append((stack.pop(), at + 1))
            elif self.open_at is not None:
                self.pairs.append((self.open_at, at + 1))
                self.open_at, self.waiting = None, []
            else:
                self.lone.append(at)
        self._end_paragraph(start, stack)

    def _continues(self, start: int, at: int) -> bool:
        return self.open_at is not None and not self.text[start:at].strip()

    def _end_paragraph(self, start: int, stack: list[int]) -> None:
        if self.open_at is not None and self.paragraphs > _FARTHEST_PARAGRAPHS:
            self.give_up()
        if not stack:
            return
        if self.open_at is None and _INTRODUCED.search(self.text[start : stack[0]]):
            self.open_at, self.paragraphs = stack.pop(0), 0
        self.lone += stack

    def give_up(self) -> None:
        """Declare the quotation that runs on, and all that repeats its opening, unclosed."""
        if self.open_at is not None:
            self.lone += [self.open_at, *self.waiting]
        self.open_at, self.waiting = None, []


def pair_quotes(text: str) -> Quotes:
    """Return the pairs of curved double quotation marks in ``text`` and the marks without partner."""
    reader = _Reader(text)
    start = 0
    for end in (*(found.start() for found in re.finditer("\n", text)), len(text)):
        if reader.open_at is not None or _MARK.search(text, start, end):
            reader.read(start, end)
        start = end + 1
    reader.give_up()
    return Quotes(tuple(sorted(reader.pairs)), tuple(sorted(reader.lone)))


def pair_straight_quotes(text: str) -> Quotes:
    """Return the pairs of straight double marks: by turns, where their number in the line is even."""
    pairs: list[tuple[int, int]] = []
    lone: list[int] = []
    line: list[int] = []
    line_end = -1
    for mark in _STRAIGHT.finditer(text):
        at = mark.start()
        if at > line_end:
            _close_line(line, pairs, lone)
            line, line_end = [], (text.find("\n", at) + 1 or len(text) + 1) - 1
        line.append(at)
    _close_line(line, pairs, lone)
    return Quotes(tuple(pairs), tuple(lone))


def _close_line(line: list[int], pairs: list[tuple[int, int]], lone: list[int]) -> None:
    if len(line) % 2:
        lone += line
    else:
        pairs += [(start, end + 1) for start, end in zip(line[::2], line[1::2], strict=True)]
