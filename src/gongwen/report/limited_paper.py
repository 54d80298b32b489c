"""Read the pages LibreOffice set, in a limited child: measures beside the standard's, and pictures.

See :mod:`gongwen.report.child` for what the child may do.
"""

from __future__ import annotations

import base64
import json
import sys
from datetime import date
from typing import TYPE_CHECKING, NamedTuple, TypedDict, cast

from gongwen.formats.errors import Refusal, UnreadableFile
from gongwen.report.child import (
    TOO_SLOW,
    ErrorRecord,
    ask,
    asked,
    error_record,
    refuse,
)
from gongwen.report.pages import MeasureRecord

if TYPE_CHECKING:
    from gongwen.rulebook import Draft

TIMEOUT_SECONDS = 60
_CPU_SECONDS = 45  # three hundred pages take 8
_MODULE = "gongwen.report.limited_paper"
_NO_READER = "没有安装读取版面的组件（pip install 'sanban[render]'），未在版面上核实。"


class PaperRecord(TypedDict):
    """What was found on the pages: how many, the measures, faults of form, and sentences."""

    pages: int
    measures: list[MeasureRecord]
    faults: list[str]
    notes: list[str]


class _Request(TypedDict):
    """What the child is to do with a Word file and its pages, or with the pages alone."""

    file_size: int  # the bytes of the Word file, which precede those of the PDF; 0 for none
    today: str
    pictures: list[int]  # the numbers of the pages wanted as pictures
    width: int


class _Answer(TypedDict):
    error: ErrorRecord | None
    paper: PaperRecord | None
    pictures: list[str]
    count: int


def measure_limited(file: bytes, pdf: bytes, *, today: date) -> PaperRecord:
    """Return what a limited child measured of the Word file ``file`` on its pages ``pdf``."""
    request: _Request = {
        "file_size": len(file),
        "today": today.isoformat(),
        "pictures": [],
        "width": 0,
    }
    paper = _asked(request, file + pdf)["paper"]
    if paper is None:
        raise UnreadableFile(TOO_SLOW, Refusal.TIMEOUT)
    return paper


class DrawnPages(NamedTuple):
    """Some pages of a PDF as PNG files, and how many pages there are in all."""

    total: int
    pictures: list[bytes]


def pictures_limited(pdf: bytes, numbers: list[int], *, width: int) -> DrawnPages:
    """Return pages of ``pdf``, counted from one, as a limited child drew them."""
    request: _Request = {"file_size": 0, "today": "", "pictures": numbers, "width": width}
    answer = _asked(request, pdf)
    return DrawnPages(answer["count"], [base64.b64decode(one) for one in answer["pictures"]])


def _asked(request: _Request, data: bytes) -> _Answer:
    output = ask(_MODULE, cast("dict[str, object]", request), data, seconds=TIMEOUT_SECONDS)
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

    try:
        # Behind the fence no library could be loaded any more.
        import gongwen.rendering.pdf  # noqa: F401, PLC0415 -- an extra
    except ImportError:
        problem = UnreadableFile(_NO_READER, Refusal.NO_CONVERTER)
        _tell(_refusal(problem))
        return
    fence.limit(_CPU_SECONDS)
    request, data = asked()
    _tell(_served(cast("_Request", request), data))


def _tell(answer: _Answer) -> None:
    sys.stdout.write(json.dumps(answer, ensure_ascii=False))
    sys.stdout.flush()


def _served(request: _Request, data: bytes) -> _Answer:
    try:
        if request["pictures"]:
            return _drawn(data, request["pictures"], request["width"])
        size = request["file_size"]
        paper = _paper(data[:size], data[size:], date.fromisoformat(request["today"]))
    except Exception as error:  # noqa: BLE001 -- whatever a hostile file breaks, people get one sentence
        return _refusal(error)
    return {"error": None, "paper": paper, "pictures": [], "count": paper["pages"]}


def _refusal(error: Exception) -> _Answer:
    return {"error": error_record(error), "paper": None, "pictures": [], "count": 0}


def _drawn(pdf: bytes, numbers: list[int], width: int) -> _Answer:
    from gongwen.rendering.pictures import count_pages, pictures  # noqa: PLC0415 -- only where wanted

    made = [base64.b64encode(one).decode("ascii") for one in pictures(pdf, numbers, width=width)]
    return {"error": None, "paper": None, "pictures": made, "count": count_pages(pdf)}


def _paper(file: bytes, pdf: bytes, today: date) -> PaperRecord:
    from gongwen.anatomy import recognise  # noqa: PLC0415 -- the parent needs none of the engine
    from gongwen.formats.open import read  # noqa: PLC0415 -- as above
    from gongwen.rendering.pdf import read_pdf  # noqa: PLC0415 -- as above
    from gongwen.rendering.render import font_notes, placed  # noqa: PLC0415 -- as above
    from gongwen.report.pages import measure_records  # noqa: PLC0415 -- as above
    from gongwen.rulebook import Draft  # noqa: PLC0415 -- as above

    document = read(file, "文稿.docx")
    pages = placed(document, read_pdf(pdf))
    draft = Draft(document, recognise(document), today, rendered=pages)
    return {
        "pages": len(pages.pages),
        "measures": measure_records(draft),
        "faults": _faults(draft),
        "notes": font_notes(pages.substituted),
    }


def _faults(draft: Draft) -> list[str]:
    """Return what the rules of layout find on the pages, a sentence each."""
    from gongwen.checking.engine import catalogue, layout_codes, strike  # noqa: PLC0415 -- as above
    from gongwen.checking.merge import merged  # noqa: PLC0415 -- as above

    others = frozenset(rule.code for rule in catalogue()) - layout_codes()
    struck = merged(list(strike(draft, others, [])), draft.text, layout_codes())
    return [one.hit.message or one.rule.message for one in struck]


if __name__ == "__main__":
    main()
