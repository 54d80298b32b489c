"""Lists as Excel workbooks."""

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

from sanban.desk.lists.work_list import Cell

# What a spreadsheet would take for a formula, also after it was saved as text and opened again.
_LIKE_FORMULAS = ("=", "+", "-", "@", "\t", "\r", "\n")
_LONGEST = 32_767  # of one cell, by the format
_WIDTHS = {"标题": 48, "期限": 22}
_WIDTH = 18


def write(label: str, headings: Sequence[str], lines: Iterable[Sequence[Cell]], cut: str) -> bytes:
    """Return a workbook with one sheet; ``cut`` is the sentence above it where rows were left out."""
    book = openpyxl.Workbook(write_only=True)
    sheet = book.create_sheet(label)
    for place, heading in enumerate(headings, 1):
        sheet.column_dimensions[get_column_letter(place)].width = _WIDTHS.get(heading, _WIDTH)
    if cut:
        sheet.append([_text(sheet, cut)])
    sheet.freeze_panes = "A3" if cut else "A2"
    sheet.append([_heading(sheet, heading) for heading in headings])
    for line in lines:
        sheet.append([_cell(sheet, cell) for cell in line])
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def _heading(sheet: WriteOnlyWorksheet, heading: str) -> WriteOnlyCell:
    cell = _text(sheet, heading)
    cell.font = Font(bold=True)
    return cell


def _cell(sheet: WriteOnlyWorksheet, shown: Cell) -> WriteOnlyCell | str:
    """Return a cell: moments as moments, so that they can be sorted, everything else as text."""
    if shown.moment is not None:
        return _moment(sheet, shown.moment)
    text = f"{shown.text}（{shown.note}）" if shown.note else shown.text
    # A cell object for each plain word would double the time a long list takes.
    is_plain = text.isprintable() and not text.startswith(_LIKE_FORMULAS) and len(text) <= _LONGEST
    return text if is_plain else _text(sheet, text)


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
