"""The door to the engine: drafts go through a limited process, what comes back becomes our values."""

from __future__ import annotations

import base64
from datetime import date

from gongwen import Refusal, Severity, Strength, UnreadableFile
from gongwen.report.json import FindingRecord
from gongwen.report.limited import BlockRecord, LimitedRecord, Wanted, check_limited
from gongwen.rulebook.groups import Group
from sanban.documents.domain.examination import Examination, Paragraph, PlacedFinding
from sanban.kernel.errors import DomainError

_SHAPELESS = "blank"


class Refused(DomainError):  # noqa: N818 - the name says what happened
    """A draft the engine does not read; ``message`` is one Chinese sentence."""

    def __init__(self, message: str, *, too_large: bool) -> None:
        super().__init__(message)
        self.too_large = too_large


def examination_of(content: bytes, name: str, *, today: date) -> Examination:
    """Return what the engine finds in ``content``, judged on ``today``."""
    record = _ask(content, name, today)
    kinds = _kinds(record)
    return Examination(
        name=name,
        paragraphs=tuple(_paragraph(block, kinds) for block in record["blocks"]),
        findings=tuple(
            _finding(number, found) for number, found in enumerate(record["findings"], start=1)
        ),
        notes=tuple(note for note in record["notes"] if note not in record["unchecked"]),
        unchecked=tuple(record["unchecked"]),
        document_type=record["document_type"] or "",
        characters=sum(len(block["text"]) for block in record["blocks"]),
    )


def copy_of(content: bytes, name: str, *, today: date, wanted: Wanted, chosen: list[int]) -> bytes:
    """Return the annotated or corrected copy of ``content``; ``chosen`` are finding numbers."""
    indexes = [number - 1 for number in chosen]
    record = _ask(content, name, today, wanted, indexes)
    return base64.b64decode(record["file"] or "")


def _ask(
    content: bytes,
    name: str,
    today: date,
    wanted: Wanted = Wanted.FINDINGS,
    chosen: list[int] | None = None,
) -> LimitedRecord:
    try:
        return check_limited(content, name, today=today, wanted=wanted, chosen=chosen)
    except UnreadableFile as error:
        raise Refused(error.message, too_large=error.kind is Refusal.TOO_LARGE) from error


def _kinds(record: LimitedRecord) -> dict[int, tuple[str, str]]:
    """Return kind and label of the first element in each paragraph."""
    kinds: dict[int, tuple[str, str]] = {}
    for element in record["outline"]:
        for number in range(element["first"], element["last"] + 1):
            kinds.setdefault(number, (element["kind"], element["label"]))
    return kinds


def _paragraph(block: BlockRecord, kinds: dict[int, tuple[str, str]]) -> Paragraph:
    kind, label = kinds.get(block["number"], (_SHAPELESS, ""))
    table, row, column = block["cell"] or (None, 0, 0)
    return Paragraph(block["number"], block["text"], block["part"], kind, label, table, row, column)


def _finding(number: int, found: FindingRecord) -> PlacedFinding:
    return PlacedFinding(
        number=number,
        code=found["code"],
        name=found["name"],
        group=found["group"],
        group_label=Group(found["group"]).label,
        severity=found["severity"],
        severity_label=Severity(found["severity"]).label,
        strength_label=Strength(found["strength"]).label,
        clause=tuple(found["clause"]),
        part=found["part"],
        paragraph=found["paragraph"],
        start=found["start"],
        end=found["end"],
        quote=found["quote"],
        message=found["message"],
        why=found["why"],
        suggestion=found["suggestion"],
        advice=found["advice"],
        safe=found["safe"],
        count=found["count"],
    )
