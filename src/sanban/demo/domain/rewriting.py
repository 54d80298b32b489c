"""Texts in which names, moments, hashes and titles are exchanged, and nothing else is touched.

Events are kept in their canonical form; exchanging values of equal kind in it keeps the form, so that
the hash of the new text is the digest of the new event.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Protocol

_MOMENT = r"\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(?:\.\d+)?\+\d{2}:\d{2}"
_LONG_DATE = r"\d{4}年\d{1,2}月\d{1,2}日"
_NUMBERS = re.compile(r"\d+")


class Shift(Protocol):
    """How far a copy lies from its original."""

    def moment(self, moment: datetime) -> datetime:
        """Return the moment of the copy."""

    def day(self, day: date) -> date:
        """Return the day of the copy."""


@dataclass(frozen=True, slots=True)
class Text:
    """A text cut at everything that is to be exchanged: every second piece is."""

    pieces: tuple[str, ...]

    @property
    def is_fixed(self) -> bool:
        """Tell whether nothing in it is exchanged."""
        return len(self.pieces) == 1

    def written(self, words: Mapping[str, str], shift: Shift) -> str:
        """Return the text with other words and moments."""
        pieces = list(self.pieces)
        for place in range(1, len(pieces), 2):
            old = pieces[place]
            new = words.get(old)
            pieces[place] = moved(old, shift) if new is None else new
        return "".join(pieces)


class Cutter:
    """Cuts texts at known words, moments and dates."""

    def __init__(self, words: Iterable[str]) -> None:
        # The longest first: a title contains the topic that it is about.
        known = sorted({word for word in words if word}, key=lambda word: (-len(word), word))
        wanted = "|".join([*map(re.escape, known), _MOMENT, _LONG_DATE])
        self._wanted = re.compile(f"({wanted})")

    def cut(self, text: str) -> Text:
        """Return the text in pieces."""
        return Text(tuple(self._wanted.split(text)))


def moved(written: str, shift: Shift) -> str:
    """Return a written moment, or a date in words, as far away as the copy lies; all else stays."""
    if written[-1] == "日":
        day = shift.day(date(*map(int, _NUMBERS.findall(written))))
        return f"{day.year}年{day.month}月{day.day}日"
    if "T" not in written:
        return written
    return shift.moment(datetime.fromisoformat(written)).isoformat()
