"""Typeset a sheet, and set the result in pages behind the scenes."""

from __future__ import annotations

from contextlib import suppress
from dataclasses import replace
from datetime import datetime
from threading import BoundedSemaphore, Thread

from sanban.documents import galleys
from sanban.documents.actions.draw import FIRST_PAGES, draw
from sanban.documents.desk import Sheet
from sanban.documents.domain.galley import Galley, Options, Paper, PaperState, Side
from sanban.documents.engine import Refused
from sanban.documents.galleys import GalleyFolder
from sanban.documents.typesetter import (
    NO_OFFICE,
    as_measures,
    can_set_pages,
    measures_of,
    pages_of,
    typeset_of,
)
from sanban.kernel.errors import DomainError

_AT_A_TIME = BoundedSemaphore(1)  # LibreOffice takes a whole core and some 300 MB
_FAILED = "排出版面时出错，未在版面上核实；排版稿和改动照样可用。"


class UnableToTypeset(DomainError):  # noqa: N818 - the name says what happened
    """Raised when a draft cannot be typeset; an earlier galley stays as it is."""

    def __init__(self, message: str, *, too_large: bool = False) -> None:
        super().__init__(message)
        self.too_large = too_large


def typeset(sheet: Sheet, options: Options, *, at: datetime) -> Galley:
    """Typeset ``sheet``, lay the galley down with it, and begin to set its pages."""
    run = galleys.new_run()
    try:
        galley, files = typeset_of(sheet.original, sheet.examination.name, options, run=run)
    except Refused as refused:
        raise UnableToTypeset(refused.message, too_large=refused.too_large) from refused
    folder = galleys.put(sheet, galley, files, Paper(PaperState.WORKING, at.isoformat()))
    set_pages(folder, at=at)
    return galley


def set_pages(folder: GalleyFolder, *, at: datetime) -> None:
    """Begin to set the pages of a galley; how far they are is in its :class:`Paper`."""
    if not can_set_pages():
        folder.put_paper(Paper(PaperState.FAILED, at.isoformat(), NO_OFFICE))
        return
    folder.put_paper(Paper(PaperState.WORKING, at.isoformat()))
    Thread(target=_set_pages, args=(folder, at), daemon=True).start()


def _set_pages(folder: GalleyFolder, at: datetime) -> None:
    paper = Paper(PaperState.WORKING, at.isoformat())
    # The folder is gone where the sheet was cleared or typeset anew meanwhile.
    with suppress(FileNotFoundError), _AT_A_TIME:
        try:
            paper = _set_source(folder, _set_typeset(folder, paper, at))
        except Refused as refused:
            paper = replace(
                _with_pdf(folder, paper), state=PaperState.FAILED, sentence=refused.message
            )
        except FileNotFoundError:
            raise
        except Exception:
            folder.put_paper(replace(paper, state=PaperState.FAILED, sentence=_FAILED))
            raise
        folder.put_paper(paper)


def _set_typeset(folder: GalleyFolder, paper: Paper, at: datetime) -> Paper:
    pdf = pages_of(folder.paper_copy(Side.TYPESET))
    folder.put_pdf(Side.TYPESET, pdf)
    measured = measures_of(folder.typeset, pdf, today=at.date())
    draw(folder, Side.TYPESET, FIRST_PAGES)
    return replace(
        paper,
        state=PaperState.READY,
        pages=measured["pages"],
        has_pdf=True,
        measures=as_measures(measured),
        faults=tuple(measured["faults"]),
        notes=tuple(measured["notes"]),
    )


def _set_source(folder: GalleyFolder, paper: Paper) -> Paper:
    """Set the draft's own pages; where that fails, the typeset ones are shown alone."""
    source = folder.paper_copy(Side.SOURCE)
    if not source:
        return paper
    try:
        folder.put_pdf(Side.SOURCE, pages_of(source))
        return replace(paper, source_pages=draw(folder, Side.SOURCE, FIRST_PAGES))
    except Refused as refused:
        return replace(paper, source_sentence=refused.message)


def _with_pdf(folder: GalleyFolder, paper: Paper) -> Paper:
    return replace(paper, has_pdf=bool(folder.pdf(Side.TYPESET)))
