"""Check a file nobody vouches for in a process of its own that can do no harm.

The caller starts ``python -m gongwen.report.limited`` through :func:`check_limited`; the child gets
the file on standard input, has little memory and time, may not write, connect or start anything,
and answers with one JSON object, a :class:`LimitedRecord`, on standard output.
"""

from __future__ import annotations

import base64
import json
import sys
from dataclasses import asdict
from datetime import date
from enum import StrEnum
from typing import TYPE_CHECKING, TypedDict, cast

from gongwen.formats.errors import Refusal, UnreadableFile
from gongwen.report.child import ErrorRecord, ask, asked, error_record, refuse
from gongwen.report.json import FindingRecord, finding_record
from gongwen.report.outline import ElementRecord, element_records

if TYPE_CHECKING:
    from gongwen.checking.result import CheckResult
    from gongwen.rulebook import House

TIMEOUT_SECONDS = 15  # goal G-D5 of the security reference page
_SPELLING_SECONDS = 5  # of the ten the child may compute; the rest takes three at most
_TOO_SLOW = "文件过大或过于复杂，未能在规定时间内查完，请拆分后再试。"


class Wanted(StrEnum):
    """What else the caller wants back."""

    FINDINGS = "findings"
    ANNOTATED = "annotated"  # the Word file with comments and tracked changes
    CORRECTED = "corrected"  # the file with the corrections made


class BlockRecord(TypedDict):
    """One paragraph to show beside the findings.

    ``number`` counts from 1, as ``paragraph`` of a finding does; ``offset`` is where it begins in
    the whole text; ``kinds`` are the labels of the elements in it; ``cell`` is table, row, column.
    """

    number: int
    offset: int
    part: str
    text: str
    kinds: list[str]
    cell: list[int] | None


class LimitedRecord(TypedDict):
    """All that comes back. With an ``error`` the rest is empty.

    ``file`` is the annotated or corrected file in base64, if one was wanted.
    """

    error: ErrorRecord | None
    title: str
    document_type: str | None
    has_layout: bool
    counts: dict[str, int]
    findings: list[FindingRecord]
    blocks: list[BlockRecord]
    outline: list[ElementRecord]
    notes: list[str]
    unchecked: list[str]
    elapsed: float
    file: str | None


class _Request(TypedDict):
    """The first line the child reads; the bytes of the file follow."""

    name: str
    wanted: str
    today: str | None
    house: dict[str, object] | None
    chosen: list[int] | None


def check_limited(
    data: bytes,
    name: str,
    house: House | None = None,
    *,
    today: date | None = None,
    wanted: Wanted = Wanted.FINDINGS,
    chosen: list[int] | None = None,
) -> LimitedRecord:
    """Return what a limited child found in the file ``data``.

    ``chosen`` are indexes into the findings to annotate or to correct; without it all are
    annotated, and all safe ones corrected. Raise :class:`UnreadableFile` for a refused file and
    for a child that took longer than :data:`TIMEOUT_SECONDS` or died.
    """
    data = converted(data)
    request: _Request = {
        "name": name,
        "wanted": wanted.value,
        "today": today.isoformat() if today else None,
        "house": asdict(house) if house else None,
        "chosen": chosen,
    }
    answer = ask(
        "gongwen.report.limited",
        cast("dict[str, object]", request),
        data,
        seconds=TIMEOUT_SECONDS,
        too_slow=_TOO_SLOW,
    )
    return _answer(answer)


def converted(data: bytes) -> bytes:
    """Return old formats as docx: LibreOffice runs in a process of its own, not in the child."""
    from gongwen.formats import convert  # noqa: PLC0415 -- old formats are rare
    from gongwen.formats.sniff import Content, sniff  # noqa: PLC0415 -- as above

    content = sniff(data)
    if content is Content.COMPOUND:
        convert.refuse_compound(data)
        return convert.to_docx(data, ".doc")
    if content is Content.RTF:
        convert.refuse_rtf(data)
        return convert.to_docx(data, ".rtf")
    return data


def _answer(output: bytes) -> LimitedRecord:
    try:
        record = cast("LimitedRecord", json.loads(output))
    except ValueError as error:  # killed half-way: by its limits, or by the system
        raise UnreadableFile(_TOO_SLOW, Refusal.TIMEOUT) from error
    if record["error"] is not None:
        refuse(record["error"])
    return record


def main() -> None:
    """Serve one request as the limited child."""
    from gongwen.proofread.spelling import preload  # noqa: PLC0415 -- the parent judges nothing
    from gongwen.report import fence  # noqa: PLC0415 -- only the child may be fenced in

    preload(_SPELLING_SECONDS)  # behind the fence no library could be loaded any more
    fence.limit()
    request, data = asked()
    record = _served(cast("_Request", request), data)
    sys.stdout.write(json.dumps(record, ensure_ascii=False))
    sys.stdout.flush()


def _served(request: _Request, data: bytes) -> LimitedRecord:
    from gongwen.checking import check  # noqa: PLC0415 -- the parent needs none of the engine
    from gongwen.checking.house import house_from  # noqa: PLC0415 -- as above

    try:
        today = date.fromisoformat(request["today"]) if request["today"] else None
        result = check(data, name=request["name"], house=house_from(request["house"]), today=today)
        return _record(result, _file(result, data, request))
    except Exception as error:  # noqa: BLE001 -- whatever a hostile file breaks, people get one sentence
        return _refused(error_record(error))


def _file(result: CheckResult, data: bytes, request: _Request) -> str | None:
    wanted, chosen = Wanted(request["wanted"]), request["chosen"]
    if wanted is Wanted.FINDINGS:
        return None
    from gongwen.report.review import annotate, correct  # noqa: PLC0415 -- only where wanted

    findings = result.findings
    if chosen is not None:
        findings = tuple(
            findings[index] for index in sorted(set(chosen)) if 0 <= index < len(findings)
        )
    if wanted is Wanted.ANNOTATED:
        made = annotate(data, request["name"], findings, unchecked=result.unchecked)
    else:
        made = correct(data, request["name"], findings, only_safe=chosen is None)
    return base64.b64encode(made).decode("ascii")


def _record(result: CheckResult, file: str | None) -> LimitedRecord:
    anatomy = result.anatomy
    return {
        "error": None,
        "title": anatomy.title,
        "document_type": anatomy.document_type.label if anatomy.document_type else None,
        "has_layout": result.document.has_layout,
        "counts": {severity.value: count for severity, count in result.counts.items()},
        "findings": [finding_record(one) for one in result.findings],
        "blocks": _blocks(result),
        "outline": element_records(result.document, anatomy),
        "notes": list(result.notes),
        "unchecked": list(result.unchecked),
        "elapsed": round(result.elapsed, 4),
        "file": file,
    }


def _blocks(result: CheckResult) -> list[BlockRecord]:
    document, elements = result.document, result.anatomy.by_block
    return [
        {
            "number": index + 1,
            "offset": start,
            "part": block.part.value,
            "text": block.text,
            "kinds": [element.kind.label for element in elements.get(index, ())],
            "cell": [block.cell.table, block.cell.row, block.cell.column] if block.cell else None,
        }
        for index, (start, block) in enumerate(zip(document.starts, document.blocks, strict=True))
    ]


def _refused(error: ErrorRecord) -> LimitedRecord:
    return {
        "error": error,
        "title": "",
        "document_type": None,
        "has_layout": False,
        "counts": {},
        "findings": [],
        "blocks": [],
        "outline": [],
        "notes": [],
        "unchecked": [],
        "elapsed": 0.0,
        "file": None,
    }


if __name__ == "__main__":
    main()
