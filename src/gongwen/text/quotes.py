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

_MARK = re.compile("[“”]|‘‘|’’")
_ANY_MARK = re.compile('[“”"]|‘‘|’’')
_OPENING = frozenset({"“", "‘‘"})
_INTRODUCED = re.compile(r"(?:[：:为即]|^)[ \u3000]*$")


@dataclass(frozen=True, slots=True)
class Quotes:
    """What pairs there are (offset of 「“」, offset after 「”」) and which marks stand alone.

    Straight marks and doubled single ones, 「‘‘」 and 「’’」, pair like the curved double ones they
    stand for; a straight mark alone is listed only where it opens a Chinese word of a paragraph
    that has curved marks too: elsewhere it may stand for inches or seconds.
    """

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
            if mark.group() in _OPENING:
                if self._continues(start, at):
                    self.waiting.append(at)
                else:
                    stack.append(at)
            elif stack:
                self.pairs.append((stack.pop(), mark.end()))
            elif self.open_at is not None:
                self.pairs.append((self.open_at, mark.end()))
                self.open_at, self.waiting = None, []
            else:
                self.lone.append(at)
        self._end_paragraph(start, stack)

    def read_mixed(self, start: int, end: int) -> None:
        """Pair the marks of a paragraph with straight ones: what is open closes, else it opens."""
        open_at: int | None = None
        for mark in _ANY_MARK.finditer(self.text, start, end):
            at = mark.start()
            if mark.group() in _OPENING:
                self._alone(open_at)
                open_at = at
            elif open_at is not None:
                self.pairs.append((open_at, mark.end()))
                open_at = None
            elif mark.group() != '"':
                self._alone(at)
            elif not self.text[at - 1 : at].isdigit():  # 21" is a length
                open_at = at
        self._alone(open_at)

    def _alone(self, at: int | None) -> None:
        if at is None or (self.text[at] == '"' and not self._is_forgotten(at)):
            return
        self.lone.append(at)

    def _is_forgotten(self, at: int) -> bool:
        """Tell whether the straight mark at ``at`` stands before Chinese, beside curved marks."""
        start = self.text.rfind("\n", 0, at) + 1
        return "“" in self.text[start:at] and "\u4e00" <= self.text[at + 1 : at + 2] <= "\u9fff"

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
    """Return the pairs of double quotation marks in ``text`` and the curved ones without partner."""
    reader = _Reader(text)
    start = 0
    for line in text.split("\n"):
        end = start + len(line)
        if '"' in line:
            reader.read_mixed(start, end)
        elif reader.open_at is not None or _MARK.search(line):
            reader.read(start, end)
        start = end + 1
    reader.give_up()
    return Quotes(tuple(sorted(reader.pairs)), tuple(sorted(reader.lone)))
