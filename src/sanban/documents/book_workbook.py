"""The book of numbers as an Excel workbook; every cell is typed, so that none is taken for a formula."""

from __future__ import annotations

import io
from collections.abc import Iterable

import openpyxl
from django.utils import timezone
from openpyxl.cell import WriteOnlyCell
from openpyxl.cell.cell import ILLEGAL_CHARACTERS_RE
from openpyxl.styles import Font
from openpyxl.utils import get_column_letter

from sanban.documents.book import Entry

_COLUMNS = (
    ("发文字号", 24), ("状态", 8), ("标题", 50), ("拟稿单位", 16), ("份数", 8), ("分送范围", 40),
    ("登记人", 10), ("登记时间", 18), ("说明", 40),
)  # fmt: skip
_LIKE_FORMULAS = ("=", "+", "-", "@", "\t", "\r", "\n")


def write_book(entries: Iterable[Entry]) -> bytes:
    """Return the workbook."""
    book = openpyxl.Workbook(write_only=True)
    sheet = book.create_sheet("发文登记簿")
    for place, (_, width) in enumerate(_COLUMNS, 1):
        sheet.column_dimensions[get_column_letter(place)].width = width
    sheet.freeze_panes = "A2"

    def cell(text: str) -> WriteOnlyCell:
        made = WriteOnlyCell(sheet, ILLEGAL_CHARACTERS_RE.sub("", text))
        made.data_type = "s"
        made.quotePrefix = text.startswith(_LIKE_FORMULAS)
        return made

    headings = [cell(name) for name, _ in _COLUMNS]
    for heading in headings:
        heading.font = Font(bold=True)
    sheet.append(headings)
    for one in entries:
        sheet.append([cell(text) for text in _texts(one)])
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def _texts(one: Entry) -> tuple[str, ...]:
    at = f"{timezone.localtime(one.at):%Y-%m-%d %H:%M}" if one.at else ""
    return (
        one.value, one.state, one.title, one.unit, one.copies, one.distribution, one.by, at,
        one.remark,
    )  # fmt: skip
