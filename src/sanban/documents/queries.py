"""A sheet as the page shows it: the text cut at its findings, the findings with their decisions."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime
from itertools import groupby
from urllib.parse import urlencode

from gongwen import Severity
from sanban.documents.desk import Sheet
from sanban.documents.domain.examination import Paragraph, PlacedFinding
from sanban.documents.domain.marked_text import Span, Stretch, stretches
from sanban.documents.vocabulary import TONES, Decision

_WIDE = 16  # characters: filling more than that with colour would drown the marks on single words
_RUNNING_PARTS = {"header": "页眉", "footer": "页脚", "footnote": "脚注", "endnote": "尾注"}


@dataclass(frozen=True, slots=True)
class Selection:
    """What the reader wants to see: one severity, one group; empty means all."""

    severity: str = ""
    group: str = ""

    def holds(self, finding: PlacedFinding) -> bool:
        """Tell whether ``finding`` is to be shown."""
        return self.severity in {"", finding.severity} and self.group in {"", finding.group}

    def query(self, **changed: str) -> str:
        """Return the query string of this selection with ``changed`` parts."""
        wanted = {"severity": self.severity, "group": self.group} | changed
        kept = {key: value for key, value in wanted.items() if value}
        return f"?{urlencode(kept)}" if kept else "?"


@dataclass(frozen=True, slots=True)
class Choice:
    """A chip of the filter bar."""

    value: str
    label: str
    count: int
    query: str
    is_chosen: bool
    tone: str = "faint"


@dataclass(frozen=True, slots=True)
class Bar:
    """A part of the tally: where it begins and how wide it is, in percent of all findings."""

    tone: str
    from_x: float
    width: float


@dataclass(frozen=True, slots=True)
class ShownFinding:
    """A finding with its decision and the tone of its severity."""

    finding: PlacedFinding
    decision: Decision
    tone: str
    is_shown: bool
    where: str

    @property
    def is_wide(self) -> bool:
        """Tell whether it is about a whole stretch, which is then marked lightly."""
        return self.finding.end - self.finding.start > _WIDE


@dataclass(frozen=True, slots=True)
class ShownStretch:
    """A stretch of text; ``finding`` is the one a click leads to, ``others`` begin here too."""

    text: str
    finding: ShownFinding | None = None
    begins: bool = False
    others: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Line:
    """A paragraph of the sheet, or the rows of a table."""

    paragraph: Paragraph | None
    stretches: tuple[ShownStretch, ...] = ()
    rows: tuple[tuple[tuple[Line, ...], ...], ...] = ()
    part_label: str = ""


@dataclass(frozen=True, slots=True)
class Page:
    """All that the sheet's page shows."""

    token: str
    name: str
    kept_until: datetime | None
    document_type: str
    characters: int
    notes: tuple[str, ...]
    unchecked: tuple[str, ...]
    lines: tuple[Line, ...]
    findings: tuple[ShownFinding, ...]
    severities: tuple[Choice, ...]
    groups: tuple[Choice, ...]
    bars: tuple[Bar, ...]
    selection: Selection
    everything: str
    accepted: int
    dismissed: int
    open: int
    safe_open: int


def lay_out(sheet: Sheet, selection: Selection) -> Page:
    """Return the page of ``sheet``, narrowed to ``selection``."""
    examination = sheet.examination
    shown = tuple(_shown(sheet, finding, selection) for finding in examination.findings)
    decided = Counter(item.decision for item in shown)
    return Page(
        token=sheet.token,
        name=examination.name,
        kept_until=sheet.kept_until,
        document_type=examination.document_type,
        characters=examination.characters,
        notes=examination.notes,
        unchecked=examination.unchecked,
        lines=tuple(lines_of(examination.paragraphs, shown)),
        findings=shown,
        severities=_severities(examination.findings, selection),
        groups=_groups(examination.findings, selection),
        bars=_bars(examination.findings),
        selection=selection,
        everything=selection.query(severity="", group=""),
        accepted=decided[Decision.ACCEPTED],
        dismissed=decided[Decision.DISMISSED],
        open=decided[Decision.OPEN],
        safe_open=sum(s.finding.safe and s.decision is Decision.OPEN for s in shown),
    )


def _shown(sheet: Sheet, finding: PlacedFinding, selection: Selection) -> ShownFinding:
    return ShownFinding(
        finding,
        sheet.decision(finding.number),
        TONES[finding.severity],
        selection.holds(finding),
        place_of(finding),
    )


def place_of(finding: PlacedFinding) -> str:
    """Return where a finding is, in words."""
    return _RUNNING_PARTS.get(finding.part) or f"第 {finding.paragraph} 段"


def _severities(findings: Iterable[PlacedFinding], selection: Selection) -> tuple[Choice, ...]:
    counts = Counter(f.severity for f in findings if selection.group in {"", f.group})
    return tuple(
        Choice(
            value=severity,
            label=severity.label,
            count=counts[severity],
            query=selection.query(severity="" if selection.severity == severity else severity),
            is_chosen=selection.severity == severity,
            tone=TONES[severity],
        )
        for severity in Severity
        if counts[severity]
    )


def _bars(findings: tuple[PlacedFinding, ...]) -> tuple[Bar, ...]:
    counts = Counter(finding.severity for finding in findings)
    bars: list[Bar] = []
    reached = 0.0
    for severity in Severity:
        width = 100 * counts[severity] / len(findings) if findings else 0.0
        if width:
            bars.append(Bar(TONES[severity], round(reached, 2), round(width, 2)))
            reached += width
    return tuple(bars)


def _groups(findings: Iterable[PlacedFinding], selection: Selection) -> tuple[Choice, ...]:
    chosen = [f for f in findings if selection.severity in {"", f.severity}]
    counts = Counter((f.group, f.group_label) for f in chosen)
    return tuple(
        Choice(
            value=group,
            label=label,
            count=count,
            query=selection.query(group="" if selection.group == group else group),
            is_chosen=selection.group == group,
        )
        for (group, label), count in counts.most_common()
    )


def lines_of(paragraphs: tuple[Paragraph, ...], shown: tuple[ShownFinding, ...]) -> Iterator[Line]:
    """Yield the paragraphs cut at the findings that are shown in them."""
    by_paragraph: dict[int, list[ShownFinding]] = {}
    for item in shown:
        by_paragraph.setdefault(item.finding.paragraph, []).append(item)
    for table, group in groupby(paragraphs, key=lambda paragraph: paragraph.table):
        lines = [_line(p, by_paragraph.get(p.number, [])) for p in group]
        if table is None:
            yield from lines
        else:
            yield Line(None, rows=_rows(lines))


def _rows(lines: list[Line]) -> tuple[tuple[tuple[Line, ...], ...], ...]:
    cells: dict[int, dict[int, list[Line]]] = {}
    for line in lines:
        if line.paragraph is not None:
            row = cells.setdefault(line.paragraph.row, {})
            row.setdefault(line.paragraph.column, []).append(line)
    return tuple(
        tuple(tuple(row[column]) for column in sorted(row)) for _, row in sorted(cells.items())
    )


def _line(paragraph: Paragraph, found: list[ShownFinding]) -> Line:
    numbered = {item.finding.number: item for item in found if item.is_shown}
    spans = [
        Span(item.finding.start, item.finding.end, number) for number, item in numbered.items()
    ]
    return Line(
        paragraph,
        tuple(_stretch(cut, numbered) for cut in stretches(paragraph.text, spans)),
        part_label=_RUNNING_PARTS.get(paragraph.part, ""),
    )


def _stretch(cut: Stretch, numbered: dict[int, ShownFinding]) -> ShownStretch:
    if not cut.numbers:
        return ShownStretch(cut.text)
    first = cut.numbers[0]
    others = tuple(number for number in cut.begins if number != first)
    return ShownStretch(cut.text, numbered[first], first in cut.begins, others)
