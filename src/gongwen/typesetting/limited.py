"""Typeset a file nobody vouches for in a limited child (see :mod:`gongwen.report.child`).

Only the child opens the file; what comes back is one JSON object, a :class:`TypesetRecord`.
"""

from __future__ import annotations

import base64
import json
import sys
from collections.abc import Mapping
from dataclasses import asdict
from typing import TYPE_CHECKING, TypedDict, cast

from gongwen.formats.errors import Refusal, UnreadableFile
from gongwen.report.child import TOO_SLOW, ErrorRecord, ask, asked, error_record, refuse
from gongwen.report.limited import converted

if TYPE_CHECKING:
    from gongwen.rulebook import House
    from gongwen.typesetting import TypesetResult

TIMEOUT_SECONDS = 20
_CPU_SECONDS = 15
_MODULE = "gongwen.typesetting.limited"


class DoubtRecord(TypedDict):
    """An element recognition was not sure of: its candidates are pairs of value and label."""

    key: str
    text: str
    candidates: list[tuple[str, str]]
    answer: str


class ChangeRecord(TypedDict):
    """A change of typesetting, as :class:`gongwen.typesetting.Change`."""

    kind: str
    label: str
    aspect: str
    before: str
    after: str
    count: int
    first: int | None


class TypesetRecord(TypedDict):
    """All that comes back of a typeset file; files are in base64.

    ``paper`` is a copy fit to be set by LibreOffice; ``source_paper`` is that of the source, empty
    where the source was text without a page. ``told`` are the changes as lines to read.
    """

    kind: str
    file: str
    paper: str
    source_paper: str
    doubts: list[DoubtRecord]
    changes: list[ChangeRecord]
    told: list[str]
    kept: list[str]
    notes: list[str]


class _Request(TypedDict):
    name: str
    kind: str | None
    masthead: str
    house: dict[str, object] | None
    fix: bool
    answers: dict[str, str]
    explicit_numbers: bool


class _Answer(TypedDict):
    error: ErrorRecord | None
    record: TypesetRecord | None


def typeset_limited(  # noqa: PLR0913 -- as `typeset`: all but the file told by name
    data: bytes,
    name: str,
    *,
    kind: str | None = None,
    masthead: str = "",
    house: House | None = None,
    fix: bool = False,
    answers: Mapping[str, str] | None = None,
    explicit_numbers: bool = False,
) -> TypesetRecord:
    """Return what a limited child made of the file ``data``; the arguments are those of ``typeset``.

    Raise :class:`UnreadableFile` for a refused file and for a child that took longer than
    :data:`TIMEOUT_SECONDS` or died.
    """
    request: _Request = {
        "name": name,
        "kind": kind,
        "masthead": masthead,
        "house": asdict(house) if house else None,
        "fix": fix,
        "answers": dict(answers or {}),
        "explicit_numbers": explicit_numbers,
    }
    told = cast("dict[str, object]", request)
    output = ask(_MODULE, told, converted(data), seconds=TIMEOUT_SECONDS)
    try:
        answer = cast("_Answer", json.loads(output))
    except ValueError as error:  # killed half-way: by its limits, or by the system
        raise UnreadableFile(TOO_SLOW, Refusal.TIMEOUT) from error
    if answer["error"] is not None:
        refuse(answer["error"])
    if answer["record"] is None:
        raise UnreadableFile(TOO_SLOW, Refusal.TIMEOUT)
    return answer["record"]


def main() -> None:
    """Serve one request as the limited child."""
    from gongwen.report import fence  # noqa: PLC0415 -- only the child may be fenced in

    fence.limit(_CPU_SECONDS)
    request, data = asked()
    sys.stdout.write(json.dumps(_served(cast("_Request", request), data), ensure_ascii=False))
    sys.stdout.flush()


def _served(request: _Request, data: bytes) -> _Answer:
    from gongwen.checking.house import house_from  # noqa: PLC0415 -- the parent needs none of it
    from gongwen.typesetting import typeset  # noqa: PLC0415 -- as above

    try:
        made = typeset(
            data,
            name=request["name"],
            kind=request["kind"],
            masthead=request["masthead"],
            house=house_from(request["house"]),
            fix=request["fix"],
            answers=request["answers"],
            explicit_numbers=request["explicit_numbers"],
        )
        return {"error": None, "record": _record(made, data, request["answers"])}
    except Exception as error:  # noqa: BLE001 -- whatever a hostile file breaks, people get one sentence
        return {"error": error_record(error), "record": None}


def _record(made: TypesetResult, source: bytes, answers: Mapping[str, str]) -> TypesetRecord:
    from gongwen.typesetting import told  # noqa: PLC0415 -- as above

    return {
        "kind": made.kind,
        "file": _packed(made.data),
        "paper": _packed(_paper(made.data)),
        "source_paper": _packed(_paper(source)),
        "doubts": [
            {
                "key": doubt.key,
                "text": doubt.text,
                "candidates": [(kind.value, kind.label) for kind in doubt.candidates],
                "answer": answers.get(doubt.key, ""),
            }
            for doubt in made.doubts
        ],
        "changes": [cast("ChangeRecord", asdict(change)) for change in made.changes],
        "told": told(made.changes),
        "kept": [str(one) for one in made.kept],
        "notes": list(made.notes),
    }


def _paper(data: bytes) -> bytes:
    """Return the copy of a Word file that LibreOffice sets like Word; nothing for mere text."""
    from gongwen.formats.docx.proof import proof_copy  # noqa: PLC0415 -- as above
    from gongwen.formats.open import as_docx  # noqa: PLC0415 -- as above

    parts = as_docx(data) if b"OFD.xml" not in data[:4096] else None
    return proof_copy(parts)[0] if parts is not None else b""


def _packed(data: bytes) -> str:
    return base64.b64encode(data).decode("ascii")


if __name__ == "__main__":
    main()
