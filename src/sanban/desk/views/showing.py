"""A list as its template shows it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from urllib.parse import urlencode

from sanban.desk.lists import AnyList
from sanban.desk.lists.work_list import Cell, Sheet

_AROUND = 2  # pages shown on either side of the one that is open


@dataclass(frozen=True, slots=True)
class Heading:
    """The head of a column; ``query`` sorts by it, where it can be."""

    label: str
    query: str
    sorted_how: str


@dataclass(frozen=True, slots=True)
class ShownCell:
    """A cell with the label it bears where rows become cards."""

    label: str
    cell: Cell


@dataclass(frozen=True, slots=True)
class PageLink:
    """A page that can be turned to; without a number it stands for those left out."""

    number: int | None
    query: str
    is_here: bool


def headings(work_list: AnyList, query: Mapping[str, str], sort: str) -> tuple[Heading, ...]:
    """Return the heads of the columns; one that is sorted by leads to the other way round."""
    found = []
    for column in work_list.columns:
        how = {column.code: "ascending", f"-{column.code}": "descending"}.get(sort, "")
        following = f"-{column.code}" if how == "ascending" else column.code
        link = urlencode({**query, "sort": following}) if column.order else ""
        found.append(Heading(column.label, link, how))
    return tuple(found)


def shown_rows(work_list: AnyList, sheet: Sheet) -> tuple[tuple[ShownCell, ...], ...]:
    """Return the cells of every row with their labels."""
    labels = [column.label for column in work_list.columns]
    return tuple(
        tuple(ShownCell(label, cell) for label, cell in zip(labels, row, strict=True))
        for row in sheet.rows
    )


def paging(sheet: Sheet, query: Mapping[str, str], sort: str) -> tuple[PageLink, ...]:
    """Return the pages that can be turned to: the ends, and those around the open one."""
    if sheet.pages == 1:
        return ()
    kept = {**query, **({"sort": sort} if sort else {})}
    return tuple(
        PageLink(number, urlencode({**kept, "page": number or 1}), number == sheet.page)
        for number in _numbers(sheet)
    )


def _numbers(sheet: Sheet) -> Iterator[int | None]:
    before = 0
    for number in range(1, sheet.pages + 1):
        if number in {1, sheet.pages} or abs(number - sheet.page) <= _AROUND:
            if number - before > 1:
                yield None
            yield number
            before = number
