"""Lists as Excel workbooks."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import datetime

from sanban.desk.lists.work_list import Cell
from sanban.ui import workbook

_WIDTHS = {"标题": 48, "期限": 22}
_WIDTH = 18


def write(label: str, headings: Sequence[str], lines: Iterable[Sequence[Cell]], cut: str) -> bytes:
    """Return a workbook with one sheet; ``cut`` is the sentence above it where rows were left out."""
    columns = [(heading, _WIDTHS.get(heading, _WIDTH)) for heading in headings]
    return workbook.write(label, columns, ([_value(cell) for cell in line] for line in lines), cut)


def _value(shown: Cell) -> str | datetime:
    if shown.moment is not None:
        return shown.moment
    return f"{shown.text}（{shown.note}）" if shown.note else shown.text
