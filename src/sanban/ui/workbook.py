"""Tables as Excel workbooks; no cell is ever taken for a formula."""

from __future__ import annotations

import io
from collections.abc import Iterable, Sequence
from datetime import datetime

import openpyxl
from django.utils import timezone
from openpyxl.cell import WriteOnlyCell
from openpyxl.cell.cell import ILLEGAL_CHARACTERS_RE
from openpyxl.styles import Font
from openpyxl.utils import get_column_letter
from openpyxl.worksheet._write_only import WriteOnlyWorksheet

# What a spreadsheet would take for a formula, also after it was saved as text and opened again.
_LIKE_FORMULAS = ("=", "+", "-", "@", "\t", "\r", "\n")
_LONGEST = 32_767  # of one cell, by the format


def write(
    label: str,
    columns: Sequence[tuple[str, int]],
    lines: Iterable[Sequence[str | datetime]],
    above: str = "",
) -> bytes:
    """Return a workbook with one sheet: columns by heading and width in characters, then lines.

    Moments stay moments, so that they can be sorted. ``above`` is a sentence over the headings.
    """
    book = openpyxl.Workbook(write_only=True)
    sheet = book.create_sheet(label)
    for place, (_, width) in enumerate(columns, 1):
        sheet.column_dimensions[get_column_letter(place)].width = width
    if above:
        sheet.append([_text(sheet, above)])
    sheet.freeze_panes = "A3" if above else "A2"
    sheet.append([_heading(sheet, heading) for heading, _ in columns])
    for line in lines:
        sheet.append([_cell(sheet, value) for value in line])
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def _heading(sheet: WriteOnlyWorksheet, heading: str) -> WriteOnlyCell:
    cell = _text(sheet, heading)
    cell.font = Font(bold=True)
    return cell


def _cell(sheet: WriteOnlyWorksheet, value: str | datetime) -> WriteOnlyCell | str:
    if isinstance(value, datetime):
        return _moment(sheet, value)
    # A cell object for each plain word would double the time a long list takes.
    is_plain = (
        value.isprintable() and not value.startswith(_LIKE_FORMULAS) and len(value) <= _LONGEST
    )
    return value if is_plain else _text(sheet, value)


def _moment(sheet: WriteOnlyWorksheet, at: datetime) -> WriteOnlyCell:
    cell = WriteOnlyCell(sheet, timezone.localtime(at).replace(tzinfo=None))
    cell.number_format = "yyyy-mm-dd hh:mm"
    return cell


def _text(sheet: WriteOnlyWorksheet, text: str) -> WriteOnlyCell:
    cell = WriteOnlyCell(sheet, "")
    cell.value = ILLEGAL_CHARACTERS_RE.sub("", text)[:_LONGEST]
    cell.data_type = "s"
    cell.quotePrefix = text.startswith(_LIKE_FORMULAS)
    return cell
