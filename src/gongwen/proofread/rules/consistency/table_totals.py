"""Totals in tables: the row and the column that add up the others."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from gongwen.rulebook import Hit
from gongwen.text import Document

_TOTAL = frozenset({"合计", "总计", "共计", "总和", "合计数"})
_SUBTOTAL = frozenset({"小计", "其中"})
_NOT_ADDED = re.compile(
    r"单价|均|率|比|%|％|序号|编号|年份|年度|日期|电话|排名|名次|标准|号|增幅|指数|得分|规格|型号"
)
_NUMBER = re.compile(r"[-－]?\d{1,3}(?:,\d{3})+(?:\.\d+)?|[-－]?\d+(?:\.\d+)?")
_UNIT = re.compile(r"(?:万元|亿元|元|人|名|个|家|户|台|套|项|件|亩|公顷|平方米|吨)$")

Grid = dict[int, dict[int, tuple[int, str]]]


def table_hits(document: Document) -> Iterator[Hit]:
    """Yield the cells of total rows and total columns that do not hold the sum."""
    if not document.tables:
        return
    for grid in _grids(document).values():
        yield from _rows(grid)
        yield from _columns(grid)


def _grids(document: Document) -> dict[int, Grid]:
    """Return for each table its rows of cells: offset and text of the first paragraph of each."""
    grids: dict[int, Grid] = {}
    for start, block in zip(document.starts, document.blocks, strict=True):
        if block.cell is None:
            continue
        row = grids.setdefault(block.cell.table, {}).setdefault(block.cell.row, {})
        row.setdefault(block.cell.column, (start, block.text))
    return grids


def _value(cell: tuple[int, str] | None) -> Decimal | None:
    """Return the number a cell holds, ``None`` for words and blanks."""
    if cell is None:
        return None
    text = _UNIT.sub("", re.sub(r"\s", "", cell[1]))
    if not _NUMBER.fullmatch(text):
        return None
    return Decimal(text.replace(",", "").replace("－", "-"))


def _label(row: dict[int, tuple[int, str]]) -> str:
    """Return the first words of a row without spaces."""
    first = next((cell[1] for _, cell in sorted(row.items()) if cell[1].strip()), "")
    return re.sub(r"[\s：:]", "", first)


def _slack(values: list[Decimal]) -> Decimal:
    """Return how far rounding may part a sum of ``values``: half a last digit each if broken."""
    decimals = max(-int(value.as_tuple().exponent) for value in values)
    return Decimal(0) if decimals <= 0 else Decimal(len(values)) / 2 * Decimal(1).scaleb(-decimals)


def _rows(grid: Grid) -> Iterator[Hit]:
    """Yield wrong cells of the one total row."""
    totals = [index for index, row in grid.items() if _label(row) in _TOTAL]
    if len(totals) != 1:
        return
    header = grid[min(grid)]
    items = [index for index in grid if index not in totals and index != min(grid)]
    added = [index for index in items if _label(grid[index]) not in _SUBTOTAL]
    subtotals = [index for index in items if _label(grid[index]) in _SUBTOTAL]
    for column, cell in sorted(grid[totals[0]].items()):
        total = _value(cell)
        title = header.get(column, (0, ""))[1]
        values = [v for index in added if (v := _value(grid[index].get(column))) is not None]
        if total is None or len(values) < 2 or _NOT_ADDED.search(title):  # noqa: PLR2004 - two make a sum
            continue
        halves = [v for index in subtotals if (v := _value(grid[index].get(column))) is not None]
        if any(
            abs(sum(some) - total) <= _slack([*some, total]) for some in (values, halves) if some
        ):
            continue
        yield _hit(cell, sum(values, Decimal(0)), total)


def _columns(grid: Grid) -> Iterator[Hit]:
    """Yield wrong cells of a total column, where most other rows prove that it adds up its row."""
    header = grid[min(grid)]
    columns = [
        c
        for c, cell in header.items()
        if re.sub(r"[\s（(].*", "", cell[1].replace(" ", "")) in _TOTAL
    ]
    if len(columns) != 1:
        return
    column = columns[0]
    parts = [c for c, cell in header.items() if c != column and not _NOT_ADDED.search(cell[1])]
    fitting = 0
    faulty: list[Hit] = []
    for index in sorted(grid):
        total = _value(grid[index].get(column))
        values = [v for c in parts if (v := _value(grid[index].get(c))) is not None]
        if index == min(grid) or total is None or len(values) < 2:  # noqa: PLR2004 - two make a sum
            continue
        if abs(sum(values) - total) <= _slack([*values, total]):
            fitting += 1
        else:
            faulty.append(_hit(grid[index][column], sum(values, Decimal(0)), total))
    if fitting > len(faulty):
        yield from faulty


def _hit(cell: tuple[int, str], added: Decimal, total: Decimal) -> Hit:
    return Hit(
        cell[0],
        cell[0] + len(cell[1]),
        message=f"表中合计写作{total}，而各项相加为{added}",
        advice="请核对合计与各分项，改正算错或写错的一处",
    )
