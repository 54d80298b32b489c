"""Protected areas 「保护区」: stretches in which ordinary rules must not strike."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from gongwen.text.document import Document


class Area(StrEnum):
    """Why a stretch is protected."""

    QUOTATION = "quotation"  # “……”
    TITLE = "title"  # 《……》
    ADDRESS = "address"  # URL, mail address
    DOCUMENT_NUMBER = "document-number"  # 国办发〔2018〕37号
    CASE_NUMBER = "case-number"  # （2020）京01民终123号
    STANDARD = "standard"  # GB/T 9704—2012
    TABLE = "table"


ALL_AREAS = frozenset(Area)
CITED = frozenset({Area.QUOTATION, Area.TITLE})
CODES = frozenset({Area.ADDRESS, Area.DOCUMENT_NUMBER, Area.CASE_NUMBER, Area.STANDARD})

# One private-use character stands for each protected one, so that offsets do not move and no
# pattern about Chinese characters, digits or punctuation can match across or into an area.
MASK = "\ue000"

_PATTERNS: tuple[tuple[Area, re.Pattern[str]], ...] = (
    (Area.QUOTATION, re.compile(r"“[^“”\n]{1,300}”")),
    (Area.TITLE, re.compile(r"《[^《》\n]{1,120}(?:《[^《》\n]{1,120}》[^《》\n]{0,60})?》")),
    (
        Area.ADDRESS,
        re.compile(
            r"(?:https?://|ftp://|www\.)[\w./?=&%#:~+\-]+|[\w.+\-]+@[\w\-]+(?:\.[\w\-]+)+",
            re.ASCII,
        ),
    ),
    (
        Area.CASE_NUMBER,
        re.compile(r"[（(〔]\d{4}[）)〕][\u4e00-\u9fff]{1,4}\d{0,4}[\u4e00-\u9fff]{1,6}\d+号"),
    ),
    (
        Area.DOCUMENT_NUMBER,
        re.compile(r"[\u4e00-\u9fff]{1,12}[〔\[（(【﹝［]\d{4}[〕\])）】﹞］]第?[\d\-]+号"),
    ),
    (
        Area.STANDARD,
        re.compile(
            r"\b(?:GB|DA|DB|GA|HG|HJ|JB|JGJ|JT|LD|NY|SB|SY|YY|YD|WS|ISO|IEC)"
            r"(?:/[TZ])?\s?\d+(?:\.\d+)*(?:[—\-－–]\d{2,4})?"
        ),
    ),
)


@dataclass(frozen=True, slots=True)
class Protected:
    """Characters ``start`` to ``end`` of a document, and why they are protected."""

    start: int
    end: int
    area: Area


def protected(document: Document) -> tuple[Protected, ...]:
    """Return every protected stretch of ``document``, first to last; stretches may nest."""
    found = [
        Protected(match.start(), match.end(), area)
        for area, pattern in _PATTERNS
        for match in pattern.finditer(document.text)
    ]
    found += [
        Protected(start, start + len(block.text), Area.TABLE)
        for start, block in zip(document.starts, document.blocks, strict=True)
        if block.cell is not None and block.text
    ]
    return tuple(sorted(found, key=lambda stretch: (stretch.start, stretch.end)))


def masked(text: str, stretches: Iterable[Protected], areas: frozenset[Area]) -> str:
    """Return ``text`` with every character inside one of ``areas`` replaced by :data:`MASK`.

    The marks of quotations and titles themselves stay, so that rules about them still see them;
    line feeds stay, so that no pattern reaches into another block.
    """
    characters = list(text)
    for stretch in stretches:
        if stretch.area not in areas:
            continue
        inset = 1 if stretch.area in CITED else 0
        for index in range(stretch.start + inset, stretch.end - inset):
            if characters[index] != "\n":
                characters[index] = MASK
    return "".join(characters)


def covering(stretches: tuple[Protected, ...], start: int, end: int) -> frozenset[Area]:
    """Return the areas that hold any of the characters ``start`` to ``end``."""
    last = bisect_right(stretches, end, key=lambda stretch: stretch.start)
    return frozenset(
        s.area for s in stretches[:last] if s.end > start and s.start < max(end, start + 1)
    )
