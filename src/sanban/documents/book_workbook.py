"""The book of numbers as an Excel workbook."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime

from sanban.documents.book import Entry
from sanban.ui import workbook

_COLUMNS = (
    ("发文字号", 24), ("状态", 8), ("标题", 50), ("拟稿单位", 16), ("份数", 8), ("分送范围", 40),
    ("登记人", 10), ("登记时间", 18), ("说明", 40),
)  # fmt: skip


def write_book(entries: Iterable[Entry]) -> bytes:
    """Return the workbook."""
    return workbook.write("发文登记簿", _COLUMNS, map(_values, entries))


def _values(one: Entry) -> tuple[str | datetime, ...]:
    return (
        one.value, one.state, one.title, one.unit, one.copies, one.distribution, one.by,
        one.at or "", one.remark,
    )  # fmt: skip
