"""The versions of a document's text, and who let which of them pass: what comparisons are made of."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True, slots=True)
class VersionText:
    """A version 「版本」 as text: number, digest, who made it in which post and when.

    ``person`` is the public id of who made it; versions of one document differ in ``number``.
    """

    number: int
    digest: str
    person: str
    name: str
    post: str
    at: datetime
    paragraphs: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Passing:
    """Somebody let a text pass 「审核上报」: reviewed, concurred, signed; ``sequence`` is the event's.

    ``digest`` is that of the text he had before him, ``step`` and ``verb`` are their labels.
    """

    person: str
    name: str
    post: str
    step: str
    verb: str
    at: datetime
    digest: str
    sequence: int


@dataclass(frozen=True, slots=True, order=True)
class Place:
    """Characters ``start`` to ``end`` of a paragraph; all three count from 0."""

    paragraph: int
    start: int
    end: int

    def within(self, paragraphs: tuple[str, ...]) -> Place:
        """Return the place cut to what there is; empty where there is nothing."""
        if not 0 <= self.paragraph < len(paragraphs):
            return Place(max(self.paragraph, 0), 0, 0)
        length = len(paragraphs[self.paragraph])
        start = min(max(self.start, 0), length)
        return Place(self.paragraph, start, min(max(self.end, start), length))

    def cut(self, paragraphs: tuple[str, ...]) -> str:
        """Return the characters at this place."""
        if not 0 <= self.paragraph < len(paragraphs):
            return ""
        return paragraphs[self.paragraph][self.start : self.end]
