"""The page of a typeset sheet: what was asked, what was changed, and the pages side by side."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from sanban.documents.desk import Sheet
from sanban.documents.domain.examination import Paragraph
from sanban.documents.domain.galley import (
    Galley,
    Options,
    Paper,
    PaperState,
    Side,
    Verified,
    verified,
)
from sanban.documents.forms.desk import KINDS

PAGES_SHOWN = 10
_LONGEST_WAIT = timedelta(minutes=5)
_GIVEN_UP = "版面没有排完，请点“重新排出版面”。"


@dataclass(frozen=True, slots=True)
class Pair:
    """One page of the draft beside the typeset page of the same number; ``False`` where none is."""

    number: int
    has_source: bool
    has_typeset: bool


@dataclass(frozen=True, slots=True)
class Stretch:
    """Pages that are shown together: ``first`` to ``last``."""

    first: int
    last: int
    is_shown: bool


@dataclass(frozen=True, slots=True)
class ToldChange:
    """A line of the list of changes: what was changed, and how."""

    what: str
    how: str


@dataclass(frozen=True, slots=True)
class GalleyPage:
    """All that the page of a typeset sheet shows; ``galley`` is ``None`` before the first time."""

    token: str
    name: str
    options: Options
    kind_label: str
    galley: Galley | None
    paper: Paper | None
    verified: tuple[Verified, ...]
    changes: tuple[ToldChange, ...]
    pairs: tuple[Pair, ...]
    stretches: tuple[Stretch, ...]
    paragraphs: tuple[Paragraph, ...]
    seconds: int

    @property
    def is_working(self) -> bool:
        """Tell whether the pages are still being set."""
        return self.paper is not None and self.paper.state is PaperState.WORKING

    @property
    def is_ready(self) -> bool:
        """Tell whether the pages are there."""
        return self.paper is not None and self.paper.state is PaperState.READY


def before_typesetting(sheet: Sheet, options: Options) -> GalleyPage:
    """Return the page of ``sheet`` where it was not typeset yet."""
    return GalleyPage(
        sheet.token, sheet.examination.name, options, "", None, None, (), (), (), (), (), 0
    )


def lay_out_galley(
    sheet: Sheet, galley: Galley, paper: Paper, *, first: int, at: datetime
) -> GalleyPage:
    """Return the page of ``galley``, with the pages from about number ``first`` on."""
    since = datetime.fromisoformat(paper.since) if paper.since else at
    if paper.state is PaperState.WORKING and at - since > _LONGEST_WAIT:
        paper = replace(paper, state=PaperState.FAILED, sentence=_GIVEN_UP)
    is_ready = paper.state is PaperState.READY
    stretches = tuple(_stretches(max(paper.pages, paper.source_pages), first))
    shown = next((one for one in stretches if one.is_shown), Stretch(1, 0, is_shown=True))
    return GalleyPage(
        token=sheet.token,
        name=sheet.examination.name,
        options=galley.options,
        kind_label=dict(KINDS).get(galley.kind, ""),
        galley=galley,
        paper=paper,
        verified=verified(paper) if is_ready else (),
        changes=tuple(_change(line) for line in galley.told),
        pairs=tuple(
            Pair(
                number,
                number <= paper.pages_of(Side.SOURCE),
                number <= paper.pages_of(Side.TYPESET),
            )
            for number in range(shown.first, shown.last + 1)
        ),
        stretches=stretches if len(stretches) > 1 else (),
        paragraphs=() if galley.has_source_pages else sheet.examination.paragraphs,
        seconds=max(int((at - since).total_seconds()), 0),
    )


def _change(line: str) -> ToldChange:
    what, _, how = line.partition("：")
    return ToldChange(what, how)


def _stretches(pages: int, first: int) -> Iterator[Stretch]:
    last_start = max((pages - 1) // PAGES_SHOWN * PAGES_SHOWN + 1, 1)
    wanted = min(max((first - 1) // PAGES_SHOWN * PAGES_SHOWN + 1, 1), last_start)
    for start in range(1, pages + 1, PAGES_SHOWN):
        yield Stretch(start, min(start + PAGES_SHOWN - 1, pages), is_shown=start == wanted)
