"""Comparison of several documents: figures of one name that differ between them (rule CS-20)."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal

from gongwen.proofread.facts.quantities import Quantity, is_approximate, quantities
from gongwen.text import Document

_LABEL = re.compile(r"([\u4e00-\u9fffA-Za-z]{2,16})$")
_VERBS = re.compile(r"(?:共有|共计|合计|总计|约为|达到|预计|计划|为|是|有|共|计|达|约)+$")
_LEADS = re.compile(
    r"^(?:截至目前|目前|其中|全市|全县|全区|我市|我县|我区|我局|本次|本年度?|今年|现有|现|该|本|全|经统计|据统计|实有|上报|报送)+"
)
_CELL_NUMBER = re.compile(r"[0-9][0-9,]*(?:\.[0-9]+)?")
_CELL_UNIT = re.compile(r"[（(]([^（）()]{1,4})[）)]")
_LEAST = 2


@dataclass(frozen=True, slots=True)
class Place:
    """Where a document states a figure: its characters, and the figure as written there."""

    document: str
    start: int
    end: int
    written: str


@dataclass(frozen=True, slots=True)
class Difference:
    """One name for which documents state different figures; ``places`` has one place a document."""

    name: str
    unit: str
    places: tuple[Place, ...]

    @property
    def message(self) -> str:
        """Return what differs, as a Chinese clause."""
        stated = "，".join(f"《{place.document}》写作{place.written}" for place in self.places)
        return f"“{self.name}”在各文件中不一致：{stated}"


def compare(documents: Mapping[str, Document]) -> tuple[Difference, ...]:
    """Return the named figures that differ between ``documents``, keyed by what people call them.

    Only a name that stands with a single figure in each document is compared: where a document
    itself gives several, it speaks of several things.
    """
    stated: dict[tuple[str, str], dict[str, tuple[Decimal, Place]]] = {}
    for title, document in documents.items():
        for key, figures in _figures(title, document).items():
            if len({value for value, _ in figures}) == 1:
                stated.setdefault(key, {})[title] = figures[0]
    return tuple(
        Difference(name, unit, tuple(place for _, place in by_document.values()))
        for (name, unit), by_document in stated.items()
        if len({value for value, _ in by_document.values()}) > 1
    )


def _figures(title: str, document: Document) -> dict[tuple[str, str], list[tuple[Decimal, Place]]]:
    """Return the figures of one document by name and unit, from its sentences and its tables."""
    found: dict[tuple[str, str], list[tuple[Decimal, Place]]] = {}
    text = document.text
    for quantity in quantities(text):
        name = _name(text, quantity)
        if name and not is_approximate(text, quantity):
            place = Place(title, quantity.start, quantity.end, quantity.written)
            found.setdefault((name, quantity.unit), []).append((quantity.value, place))
    for name, unit, value, place in _cells(title, document):
        found.setdefault((name, unit), []).append((value, place))
    return found


def _name(text: str, quantity: Quantity) -> str:
    """Return what the words before ``quantity`` say it is, without verbs and introductions."""
    lead = re.split(
        r"[，。；：、（）\n\d]", text[max(quantity.start - 24, 0) : quantity.start].rstrip("：: 　")
    )[-1]
    match = _LABEL.search(_VERBS.sub("", lead))
    name = _LEADS.sub("", match[1]) if match else ""
    return name if len(name) >= _LEAST else ""


def _cells(title: str, document: Document) -> list[tuple[str, str, Decimal, Place]]:
    """Return the figures of two-column tables: the name in one cell, 「人员总数（人）」, its figure in the next."""
    cells = {
        (block.cell.table, block.cell.row, block.cell.column): (start, block.text.strip())
        for start, block in zip(document.starts, document.blocks, strict=True)
        if block.cell is not None
    }
    found = []
    for (table, row, column), (start, words) in cells.items():
        label = cells.get((table, row, column - 1), (0, ""))[1]
        unit = _CELL_UNIT.search(label)
        if not unit or not _CELL_NUMBER.fullmatch(words):
            continue
        stated = quantities(f"{words}{unit[1]}")
        if stated:
            name = _LEADS.sub("", _CELL_UNIT.sub("", label))
            place = Place(title, start, start + len(words), words + unit[1])
            found.append((name, stated[0].unit, stated[0].value, place))
    return found
