"""Complete a file nobody vouches for, or tell what its signature binds, in a limited child.

See :mod:`gongwen.report.child` for what the child may do.
"""

from __future__ import annotations

import base64
import datetime as dt
import json
import sys
from typing import TYPE_CHECKING, TypedDict, cast

from gongwen.formats.errors import Refusal, UnreadableFile
from gongwen.report.child import TOO_SLOW, ErrorRecord, ask, asked, error_record, refuse
from gongwen.report.limited import converted

if TYPE_CHECKING:
    from gongwen.typesetting.imposition import Imposition

TIMEOUT_SECONDS = 20
_CPU_SECONDS = 15
_MODULE = "gongwen.typesetting.limited_completion"


class CompletedRecord(TypedDict):
    """A completed file and its copy for paper in base64, and lines that say what was placed where."""

    file: str
    paper: str
    told: list[str]


class BoundRecord(TypedDict):
    """What a signature binds, as :class:`gongwen.typesetting.BoundText`."""

    paragraphs: list[str]
    media: list[str]
    digest: str


class _Request(TypedDict):
    """What the child is to do; the bytes of the file follow, then those of the seal's picture."""

    name: str
    kind: str | None
    file_size: int
    values: dict[str, str] | None  # of the imposition; none where only the bound text is wanted
    seal_width: float | None


class _Answer(TypedDict):
    error: ErrorRecord | None
    completed: CompletedRecord | None
    bound: BoundRecord | None


def complete_limited(
    data: bytes, imposition: Imposition, *, kind: str | None = None
) -> CompletedRecord:
    """Return what a limited child made of the signed file ``data``; as ``complete``.

    Raise :class:`UnreadableFile` for what is refused, and for a child that took longer than
    :data:`TIMEOUT_SECONDS` or died.
    """
    request: _Request = {
        "name": "",
        "kind": kind,
        "file_size": len(data),
        "values": _values(imposition),
        "seal_width": imposition.seal_width,
    }
    # An empty picture is a fault to be told of, so it must not read as none.
    made = _asked(request, data + (imposition.seal or b""))["completed"]
    if made is None:
        raise UnreadableFile(TOO_SLOW, Refusal.TIMEOUT)
    return made


def bound_text_limited(data: bytes, name: str = "文稿.docx") -> BoundRecord:
    """Return what a signature under the file ``data`` binds, as a limited child read it."""
    data = converted(data)
    request: _Request = {
        "name": name,
        "kind": None,
        "file_size": len(data),
        "values": None,
        "seal_width": None,
    }
    made = _asked(request, data)["bound"]
    if made is None:
        raise UnreadableFile(TOO_SLOW, Refusal.TIMEOUT)
    return made


def _values(imposition: Imposition) -> dict[str, str]:
    return {
        "number": imposition.number,
        "date": _day(imposition.date),
        "copy_number": imposition.copy_number,
        "masthead": imposition.masthead,
        "printed_on": _day(imposition.printed_on),
        "printing_office": imposition.printing_office,
        "has_seal": "yes" if imposition.seal is not None else "",
    }


def _day(day: dt.date | None) -> str:
    return "" if day is None else day.isoformat()


def _asked(request: _Request, data: bytes) -> _Answer:
    told = cast("dict[str, object]", request)
    output = ask(_MODULE, told, data, seconds=TIMEOUT_SECONDS)
    try:
        answer = cast("_Answer", json.loads(output))
    except ValueError as error:  # killed half-way: by its limits, or by the system
        raise UnreadableFile(TOO_SLOW, Refusal.TIMEOUT) from error
    if answer["error"] is not None:
        refuse(answer["error"])
    return answer


def main() -> None:
    """Serve one request as the limited child."""
    from gongwen.report import fence  # noqa: PLC0415 -- only the child may be fenced in

    fence.limit(_CPU_SECONDS)
    request, data = asked()
    sys.stdout.write(json.dumps(_served(cast("_Request", request), data), ensure_ascii=False))
    sys.stdout.flush()


def _served(request: _Request, data: bytes) -> _Answer:
    size, values = request["file_size"], request["values"]
    try:
        if values is None:
            return {"error": None, "completed": None, "bound": _bound(data, request["name"])}
        made = _completed(data[:size], data[size:], values, request)
    except Exception as error:  # noqa: BLE001 -- whatever a hostile file breaks, people get one sentence
        return {"error": error_record(error), "completed": None, "bound": None}
    return {"error": None, "completed": made, "bound": None}


def _completed(
    data: bytes, seal: bytes, values: dict[str, str], request: _Request
) -> CompletedRecord:
    from gongwen.typesetting import Imposition, complete  # noqa: PLC0415 -- the parent needs none of it

    made = complete(
        data,
        Imposition(
            number=values["number"],
            date=_read_day(values["date"]),
            copy_number=values["copy_number"],
            masthead=values["masthead"],
            seal=seal if values["has_seal"] else None,
            seal_width=request["seal_width"],
            printed_on=_read_day(values["printed_on"]),
            printing_office=values["printing_office"],
        ),
        kind=request["kind"],
    )
    return {"file": _packed(made.file), "paper": _packed(made.paper), "told": list(made.told)}


def _read_day(text: str) -> dt.date | None:
    return dt.date.fromisoformat(text) if text else None


def _bound(data: bytes, name: str) -> BoundRecord:
    from gongwen.typesetting import bound_text  # noqa: PLC0415 -- as above

    made = bound_text(data, name)
    return {
        "paragraphs": list(made.paragraphs),
        "media": list(made.media),
        "digest": made.digest,
    }


def _packed(data: bytes) -> str:
    return base64.b64encode(data).decode("ascii")


if __name__ == "__main__":
    main()
