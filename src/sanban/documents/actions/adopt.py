"""采纳: corrections that the engine proposed are made in the text."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import datetime

from django.db import transaction
from django.utils import timezone

from gongwen.report.limited import Wanted
from sanban.documents import manuscript as manuscripts
from sanban.documents.actions.decide import put_down
from sanban.documents.actions.revise import revise
from sanban.documents.changes import locked
from sanban.documents.domain.examination import Paragraph, PlacedFinding
from sanban.documents.domain.finding_key import keyed
from sanban.documents.domain.text_edit import Edit, edited
from sanban.documents.engine import copy_of
from sanban.documents.errors import DocumentChanged, UnableToHandleDocument
from sanban.documents.in_type import rewritten
from sanban.documents.manuscript import Manuscript, long_date
from sanban.documents.models import OutgoingDocument, Version
from sanban.documents.vocabulary import Decision, Origin
from sanban.files.store import store
from sanban.org.actor import Actor

_NOT_EXACT = "这条意见没有可以直接采纳的改法，请自己修改文稿，或者写明理由不采纳。"
_GONE = "您看到的核稿意见已随文稿变化，请看过现在的意见再处理。"


def adopt(
    document: OutgoingDocument,
    keys: Sequence[str],
    *,
    actor: Actor,
    at: datetime,
    seen_edition: int | None,
) -> Version:
    """Make the proposed corrections of the findings ``keys`` and keep who adopted them."""
    version = document.present
    wanted = set(keys)
    chosen = {key: one for key, one in keyed(version.proof.read()) if key in wanted}
    if len(chosen) < len(wanted):
        raise DocumentChanged(_GONE)
    if not chosen or any(finding.suggestion is None for finding in chosen.values()):
        raise UnableToHandleDocument(_NOT_EXACT)
    # The engine takes a second, so it is asked before anything is locked.
    corrected = _corrected(document, version, list(chosen.values()), at)
    with transaction.atomic():
        document = locked(document, seen_edition)
        put_down(document, version, chosen, Decision.ACCEPTED, actor=actor, at=at)
        return revise(document, corrected, Origin.CORRECTED, actor=actor, at=at, seen_edition=None)


def _corrected(
    document: OutgoingDocument, version: Version, findings: list[PlacedFinding], at: datetime
) -> Manuscript:
    today = timezone.localdate(at)
    if version.is_written:
        dated = long_date(timezone.localdate(version.at))
        text = edited(version.read(), list(_edits(version, findings, dated)), dated)
        return rewritten(document, text, today=today)
    content = copy_of(
        store().get(version.file),
        version.file_name,
        today=timezone.localdate(version.at),
        wanted=Wanted.CORRECTED,
        chosen=[finding.number for finding in findings],
    )
    return manuscripts.handed_in(content, version.file_name, today=today)


def _edits(version: Version, findings: list[PlacedFinding], dated: str) -> Iterator[Edit]:
    """Yield the corrections by the lines of the text; its file may have paragraphs besides them."""
    lines = version.read().lines(dated)
    paragraphs = version.proof.read().paragraphs
    for finding in findings:
        line = _line_of(paragraphs[finding.paragraph - 1], paragraphs, lines)
        if not line:
            raise UnableToHandleDocument(_NOT_EXACT)
        yield Edit(line, finding.start, finding.end, finding.suggestion or "")


def _line_of(wanted: Paragraph, paragraphs: Sequence[Paragraph], lines: Sequence[str]) -> int:
    """Return which line a paragraph is, counted from one; 0 where it is none."""
    turn = sum(one.text == wanted.text for one in paragraphs if one.number < wanted.number)
    same = [number for number, line in enumerate(lines, start=1) if line == wanted.text]
    return same[turn] if turn < len(same) else 0
