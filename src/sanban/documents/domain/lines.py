"""The lines of a text: which element each is, and which of them a finding is about."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from sanban.documents.domain.examination import Paragraph, PlacedFinding
from sanban.documents.domain.text import DocumentText, annex_note
from sanban.documents.domain.versions import Place

_TITLE = "title"


def kinds(text: DocumentText) -> tuple[str, ...]:
    """Return which element each of the lines of a text is, as pages set them."""
    return tuple(_kinds(text))


def _kinds(text: DocumentText) -> Iterator[str]:
    notes = annex_note([annex.title for annex in text.annexes])
    yield from _once(_TITLE, text.title)
    yield from _once("main-recipients", text.main_recipients)
    yield from ("body" for line in text.body if line)
    yield from ("annex-note" for _ in notes)
    yield from _once("issuer", text.issuer_line)
    yield from _once("remark", text.remark)
    for annex in text.annexes:
        if annex.paragraphs:
            yield "annex-mark"
            yield from _once("annex-title", annex.title)
            yield from ("annex-body" for line in annex.paragraphs if line)
    yield from _once("copy-recipients", text.copy_recipients)


def _once(kind: str, line: str) -> Iterator[str]:
    if line:
        yield kind


def place_of_finding(
    finding: PlacedFinding, paragraphs: Sequence[Paragraph], lines: Sequence[str]
) -> Place | None:
    """Return where the words of a finding stand among the lines of the text.

    ``None`` where it is about something that is no part of the text, or that stands there more often
    than the file shows it.
    """
    shown = [one for one in paragraphs if one.part == finding.part == "body" and one.text.strip()]
    own = next((one for one in shown if one.number == finding.paragraph), None)
    if own is None:
        return None
    said = own.text.strip()
    alike = [one for one in shown if one.text.strip() == said]
    found = [number for number, line in enumerate(lines) if line == said]
    if len(found) != len(alike):
        found = [number for number, line in enumerate(lines) if line.count(said) == 1]
    if len(found) != len(alike):
        return None
    number = found[alike.index(own)]
    shift = lines[number].index(said) - (len(own.text) - len(own.text.lstrip()))
    start, end = (max(finding.start + shift, 0), max(finding.end + shift, 0))
    return Place(number, start, end).within(tuple(lines))
