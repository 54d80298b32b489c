"""What came of examining a draft: its paragraphs, its findings, and the author's decisions."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Paragraph:
    """One paragraph as shown: ``kind`` and ``kind_label`` say which element it is."""

    number: int
    text: str
    part: str = "body"
    kind: str = "body"
    kind_label: str = ""
    table: int | None = None
    row: int = 0
    column: int = 0


@dataclass(frozen=True, slots=True)
class PlacedFinding:
    """A finding as shown on the desk; ``number`` counts from 1 in reading order.

    ``paragraph`` counts from 1, ``start`` and ``end`` within it. ``suggestion`` is the exact
    replacement, ``None`` where only a person can mend it.
    """

    number: int
    code: str
    name: str
    group: str
    group_label: str
    severity: str
    severity_label: str
    strength_label: str
    clause: tuple[str, ...]
    part: str
    paragraph: int
    start: int
    end: int
    quote: str
    message: str
    why: str
    suggestion: str | None
    advice: str | None
    safe: bool
    count: int


@dataclass(frozen=True, slots=True)
class Examination:
    """A draft examined; ``notes`` are sentences about what could not be verified.

    ``unchecked`` are sentences about what should have been checked and was not.
    """

    name: str
    paragraphs: tuple[Paragraph, ...]
    findings: tuple[PlacedFinding, ...]
    notes: tuple[str, ...] = ()
    document_type: str = ""
    characters: int = 0
    unchecked: tuple[str, ...] = ()
