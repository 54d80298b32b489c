"""Findings as JSON: the documented exchange format of the engine."""

from __future__ import annotations

import json
from collections.abc import Iterable
from typing import TypedDict

from gongwen.checking.corpus import Checked
from gongwen.rulebook import Finding
from gongwen.rulebook.groups import group_of


class FindingRecord(TypedDict):
    """One finding; the fields mean what :class:`gongwen.Finding` says."""

    code: str
    name: str
    group: str
    severity: str
    strength: str
    clause: list[str]
    part: str
    paragraph: int
    start: int
    end: int
    offset: int
    quote: str
    message: str
    why: str
    suggestion: str | None
    advice: str | None
    safe: bool
    count: int
    page: int | None
    line: int | None
    reason: str
    source: str
    probability: float | None
    cause: str
    model: str


class FileRecord(TypedDict):
    """One file: its findings, or in ``error`` why it was not read."""

    file: str
    error: str | None
    error_kind: str | None
    counts: dict[str, int]
    findings: list[FindingRecord]
    notes: list[str]
    unchecked: list[str]
    elapsed: float


class CheckRecord(TypedDict):
    """A whole run; ``version`` is of this format."""

    version: int
    files: list[FileRecord]


def render_json(checked: Iterable[Checked]) -> str:
    """Return ``checked`` as a JSON text."""
    record: CheckRecord = {"version": 1, "files": [file_record(one) for one in checked]}
    return json.dumps(record, ensure_ascii=False, indent=2) + "\n"


def file_record(checked: Checked) -> FileRecord:
    """Return one checked file as plain values."""
    result = checked.result
    return {
        "file": str(checked.path),
        "error": checked.error or None,
        "error_kind": checked.kind.value if checked.kind else None,
        "counts": {level.value: count for level, count in result.counts.items()} if result else {},
        "findings": [finding_record(one) for one in result.findings] if result else [],
        "notes": list(result.notes) if result else [],
        "unchecked": list(result.unchecked) if result else [],
        "elapsed": round(result.elapsed, 4) if result else 0.0,
    }


def finding_record(finding: Finding) -> FindingRecord:
    """Return ``finding`` as plain values."""
    opinion = finding.opinion
    return {
        "code": finding.code,
        "name": finding.name,
        "group": group_of(finding.code).value,
        "severity": finding.severity.value,
        "strength": finding.strength.value,
        "clause": list(finding.clause),
        "part": finding.part.value,
        "paragraph": finding.paragraph,
        "start": finding.start,
        "end": finding.end,
        "offset": finding.offset,
        "quote": finding.quote,
        "message": finding.message,
        "why": finding.why,
        "suggestion": finding.suggestion,
        "advice": finding.advice,
        "safe": finding.safe,
        "count": finding.count,
        "page": finding.page,
        "line": finding.line,
        "reason": finding.reason,
        "source": "model" if opinion else "rule",
        "probability": opinion.probability if opinion else None,
        "cause": opinion.cause if opinion else "",
        "model": opinion.model if opinion else "",
    }
