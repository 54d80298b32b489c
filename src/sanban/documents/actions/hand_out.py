"""Hand out a copy of a sheet: annotated for review in Word, or corrected as decided."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from pathlib import PurePath

from gongwen.report.limited import Wanted
from sanban.documents.actions.examine import UnableToExamine
from sanban.documents.desk import Sheet
from sanban.documents.engine import Refused, copy_of
from sanban.documents.vocabulary import Decision

WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
_ZIP_MAGIC = b"PK\x03\x04"


@dataclass(frozen=True, slots=True)
class Copy:
    """A file to take away."""

    name: str
    content: bytes
    content_type: str


def annotated_copy(sheet: Sheet, *, at: datetime) -> Copy:
    """Return the draft with a comment for every finding nobody dismissed.

    Each correction is a tracked change that can be accepted or refused on its own.
    """
    chosen = sheet.decided(Decision.OPEN, Decision.ACCEPTED)
    return _copy(sheet, Wanted.ANNOTATED, [finding.number for finding in chosen], "批注稿", at)


def corrected_copy(sheet: Sheet, *, at: datetime) -> Copy:
    """Return the draft with the adopted corrections made, and nothing else changed."""
    chosen = sheet.decided(Decision.ACCEPTED)
    return _copy(sheet, Wanted.CORRECTED, [finding.number for finding in chosen], "修改稿", at)


def _copy(sheet: Sheet, wanted: Wanted, chosen: list[int], label: str, at: datetime) -> Copy:
    name = PurePath(sheet.examination.name)
    try:
        content = copy_of(sheet.original, name.name, today=at.date(), wanted=wanted, chosen=chosen)
    except Refused as refused:
        raise UnableToExamine(refused.message, too_large=refused.too_large) from refused
    is_word = content.startswith(_ZIP_MAGIC)
    suffix = ".docx" if is_word else ".txt"
    return Copy(
        f"{name.stem}（{label}）{suffix}",
        content,
        WORD if is_word else "text/plain; charset=utf-8",
    )
