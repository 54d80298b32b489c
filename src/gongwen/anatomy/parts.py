"""Larger parts of a document: its body, the entries of its annex note, its annexes."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from gongwen.anatomy.elements import Anatomy, Element, ElementKind

_NOTE = re.compile(r"\s*附\s*件?\s*(?P<number>\d{0,2})\s*[：:]\s*")
_ENTRY = re.compile(r"\s*(?:附\s*件\s*)?(?P<number>\d{1,2})\s*[.．、：:]\s*(?!\d)")
_DIGITS = re.compile(r"\d+")
_BODY_KINDS = frozenset(
    {
        ElementKind.BODY,
        ElementKind.HEADING_1,
        ElementKind.HEADING_2,
        ElementKind.HEADING_3,
        ElementKind.HEADING_4,
    }
)


@dataclass(frozen=True, slots=True)
class AnnexEntry:
    """One annex as the annex note 「附件说明」 names it; ``number`` is ``None`` for a single annex.

    ``start`` and ``end`` are the place of the name in the document's text.
    """

    number: int | None
    name: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Annex:
    """One annex behind the main document; ``title`` is ``None`` where none was recognised."""

    mark: Element | None
    title: Element | None
    number: int | None
    start: int
    end: int


def annex_entries(text: str, anatomy: Anatomy) -> tuple[AnnexEntry, ...]:
    """Return the annexes the annex note of the document names, in its order."""
    note = anatomy.first(ElementKind.ANNEX_NOTE)
    return () if note is None else tuple(_entries(text, note))


def _entries(text: str, note: Element) -> Iterator[AnnexEntry]:
    number: int | None = None
    start = end = -1
    name = ""
    offset = note.start
    for line in text[note.start : note.end].split("\n"):
        cut = 0
        opening = _NOTE.match(line) if offset == note.start else None
        if opening is not None:
            cut = opening.end()
            number = int(opening["number"]) if opening["number"] else None
        entry = _ENTRY.match(line, cut)
        if entry is not None:
            if name:
                yield AnnexEntry(number, name, start, end)
            number, name, cut = int(entry["number"]), "", entry.end()
        piece = line[cut:].strip()
        if piece:
            begin = offset + line.index(piece, cut)
            start = begin if not name else start
            end = begin + len(piece)
            name += piece
        offset += len(line) + 1
    if name:
        yield AnnexEntry(number, name, start, end)


def annexes(text: str, anatomy: Anatomy) -> tuple[Annex, ...]:
    """Return what stands behind the main document: annexes with a mark, and issued documents."""
    kinds = {ElementKind.ANNEX_MARK, ElementKind.ANNEX_TITLE, ElementKind.ANNEX_BODY}
    first = next((i for i, e in enumerate(anatomy.elements) if e.kind in kinds), None)
    if first is None:
        return ()
    found: list[tuple[Element | None, Element | None, int, int]] = []
    for element in anatomy.elements[first:]:
        if element.kind in _BEHIND_ANNEXES:
            break
        begins_titled = element.kind is ElementKind.ANNEX_TITLE and not (
            found and found[-1][1] is None
        )
        if element.kind is ElementKind.ANNEX_MARK:
            found.append((element, None, element.start, element.end))
        elif begins_titled or not found:
            title = element if element.kind is ElementKind.ANNEX_TITLE else None
            found.append((None, title, element.start, element.end))
        else:
            mark, title, start, _ = found[-1]
            if element.kind is ElementKind.ANNEX_TITLE:
                title = element
            found[-1] = (mark, title, start, element.end)
    return tuple(
        Annex(mark, title, _number(text, mark), start, end) for mark, title, start, end in found
    )


_BEHIND_ANNEXES = frozenset(
    {
        ElementKind.COPY_RECIPIENTS,
        ElementKind.PRINTING,
        ElementKind.MAIN_RECIPIENTS_IMPRINT,
        ElementKind.RUNNING,
        ElementKind.PAGE_NUMBER,
        ElementKind.NOTE,
    }
)


def _number(text: str, mark: Element | None) -> int | None:
    digits = None if mark is None else _DIGITS.search(text, mark.start, mark.end)
    return int(digits.group()) if digits else None


def body_span(anatomy: Anatomy) -> tuple[int, int]:
    """Return start and end of the body of the main document; equal where there is none."""
    limit = next(
        (e.start for e in anatomy.all(ElementKind.ANNEX_MARK, ElementKind.ANNEX_TITLE)), None
    )
    inside = [e for e in anatomy.all(*_BODY_KINDS) if limit is None or e.start < limit]
    return (inside[0].start, inside[-1].end) if inside else (0, 0)


def body_paragraphs(anatomy: Anatomy) -> tuple[tuple[int, int], ...]:
    """Return start and end of every paragraph of the body; a run-in heading belongs to its own."""
    start, end = body_span(anatomy)
    spans: dict[int, tuple[int, int]] = {}
    for element in anatomy.all(*_BODY_KINDS):
        if start <= element.start < end:
            begin, _ = spans.get(element.first, (element.start, 0))
            spans[element.first] = (begin, element.end)
    return tuple(spans.values())


@dataclass(frozen=True, slots=True)
class FlatTitle:
    """The title without its line breaks; ``offsets`` maps its characters back to the text."""

    text: str
    offsets: tuple[int, ...]

    def span(self, start: int, end: int) -> tuple[int, int]:
        """Return where the characters ``start`` to ``end`` of the title stand in the document."""
        return self.offsets[start], self.offsets[max(end - 1, start)] + 1


def flat_title(text: str, anatomy: Anatomy) -> FlatTitle | None:
    """Return the title of the document on one line, ``None`` where it has none."""
    title = anatomy.first(ElementKind.TITLE)
    if title is None:
        return None
    kept = [at for at in range(title.start, title.end) if not text[at].isspace()]
    return FlatTitle("".join(text[at] for at in kept), tuple(kept))


def closing_paragraph(anatomy: Anatomy) -> tuple[int, int]:
    """Return the last paragraph of the body that is no annex note; empty where there is none."""
    paragraphs = body_paragraphs(anatomy)
    return paragraphs[-1] if paragraphs else (0, 0)
