"""The door to typesetting: drafts go through limited processes, pages through LibreOffice's own."""

from __future__ import annotations

import base64
from datetime import date

from gongwen import Refusal, UnreadableFile, typeset_limited
from gongwen.formats.convert import office, to_pdf
from gongwen.rendering.fonts import font_settings
from gongwen.report.limited_paper import DrawnPages, PaperRecord, measure_limited, pictures_limited
from sanban.documents.domain.galley import Doubt, Galley, Measure, Options
from sanban.documents.engine import Refused
from sanban.documents.galleys import Files

NO_OFFICE = "本机没有 LibreOffice，未在版面上核实；排版稿和改动照样可用。"


def typeset_of(content: bytes, name: str, options: Options, *, run: str) -> tuple[Galley, Files]:
    """Return ``content`` typeset as ``options`` ask."""
    try:
        record = typeset_limited(
            content,
            name,
            kind=options.kind or None,
            masthead=options.masthead,
            fix=options.fix,
            answers=options.answers,
            explicit_numbers=options.explicit_numbers,
        )
    except UnreadableFile as error:
        raise _refused(error) from error
    files = Files(*map(base64.b64decode, (record["file"], record["paper"], record["source_paper"])))
    galley = Galley(
        run=run,
        options=options,
        kind=record["kind"],
        told=tuple(record["told"]),
        kept=tuple(record["kept"]),
        notes=tuple(record["notes"]),
        doubts=tuple(
            Doubt(
                one["key"],
                one["text"],
                tuple((value, label) for value, label in one["candidates"]),
                one["answer"],
            )
            for one in record["doubts"]
        ),
        has_source_pages=bool(files.source_paper),
    )
    return galley, files


def can_set_pages() -> bool:
    """Tell whether there is a program that sets pages."""
    return office() is not None


def pages_of(paper_copy: bytes) -> bytes:
    """Return the pages of a Word file as PDF, set by LibreOffice within its limit."""
    try:
        return to_pdf(paper_copy, font_settings(None))
    except UnreadableFile as error:
        raise _refused(error) from error


def measures_of(typeset: bytes, pdf: bytes, *, today: date) -> PaperRecord:
    """Return what was measured of a typeset file on its pages."""
    try:
        return measure_limited(typeset, pdf, today=today)
    except UnreadableFile as error:
        raise _refused(error) from error


def as_measures(record: PaperRecord) -> tuple[Measure, ...]:
    """Return the measures of a record as our values."""
    return tuple(Measure(**one) for one in record["measures"])


def pictures_of(pdf: bytes, numbers: list[int], *, width: int) -> DrawnPages:
    """Return pages of a PDF, counted from one, as pictures, and how many pages there are."""
    try:
        return pictures_limited(pdf, numbers, width=width)
    except UnreadableFile as error:
        raise _refused(error) from error


def _refused(error: UnreadableFile) -> Refused:
    return Refused(error.message, too_large=error.kind is Refusal.TOO_LARGE)
