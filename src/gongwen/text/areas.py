"""Protected areas 「保护区」: stretches in which ordinary rules must not strike."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from gongwen.text.document import Document
from gongwen.text.quotes import pair_quotes


class Area(StrEnum):
    """Why a stretch is protected."""

    QUOTATION = "quotation"  # “……”
    TITLE = "title"  # 《……》
    ADDRESS = "address"  # URL, mail address
    DOCUMENT_NUMBER = "document-number"  # 国办发〔2018〕37号
    CASE_NUMBER = "case-number"  # （2020）京01民终123号
    STANDARD = "standard"  # GB/T 9704—2012
    TABLE = "table"
    NAME = "name"  # of persons and organs, and the words a house allows; found by who knows them
    NUMBER = "number"  # 三百二十


ALL_AREAS = frozenset(Area)
CITED = frozenset({Area.QUOTATION, Area.TITLE})
CODES = frozenset({Area.ADDRESS, Area.DOCUMENT_NUMBER, Area.CASE_NUMBER, Area.STANDARD})

# One private-use character stands for each protected one, so that offsets do not move and no
# pattern about Chinese characters, digits or punctuation can match across or into an area.
MASK = "\ue000"
_VISIBLE = re.compile("[^\n]")

_OPEN = r"[〔\[（(【﹝［]"
_CLOSE = r"[〕\])）】﹞］]"
_PATTERNS: tuple[tuple[Area, re.Pattern[str]], ...] = (
    (Area.TITLE, re.compile(r"《[^《》\n]{1,120}(?:《[^《》\n]{1,120}》[^《》\n]{0,60}){0,3}》")),
    (Area.ADDRESS, re.compile(r"(?:https?://|ftp://|www\.)[\w./?=&%#:~+\-,;!@]+", re.ASCII)),
    (
        Area.CASE_NUMBER,
        re.compile(r"[（(〔\[]\d{4}[）)〕\]][\u4e00-\u9fff]{1,4}\d{0,4}[\u4e00-\u9fff]{1,6}\d+号"),
    ),
    (
        Area.STANDARD,
        re.compile(
            r"(?:GB|DA|DB|GA|HG|HJ|JB|JG[JT]?|JT|LD|NY|QB|SB|SL|SY|TB|YY|YD|WS|ISO|IEC|CJJ?|DL|MZ)"
            r"\d{0,2}(?:/[TZ])?[ \u00a0]?\d+(?:\.\d+)*(?:[—\-－–]\d{2,4})?"
        ),
    ),
)
_MAIL = re.compile(r"[\w.+\-]{1,64}@[\w\-]+(?:\.[\w\-]+)+", re.ASCII)
_YEAR_AND_SERIAL = re.compile(rf"{_OPEN}\d{{4}}{_CLOSE}第?[\d\-]+号")
_ORGAN_CODE = re.compile(r"[\u4e00-\u9fff]{1,12}$")
_LONGEST_ORGAN_CODE = 12


@dataclass(frozen=True, slots=True)
class Protected:
    """Characters ``start`` to ``end`` of a document, and why they are protected."""

    start: int
    end: int
    area: Area


def protected(document: Document) -> tuple[Protected, ...]:
    """Return every protected stretch of ``document``, first to last; stretches may nest."""
    text = document.text
    found = [
        Protected(match.start(), match.end(), area)
        for area, pattern in _PATTERNS
        for match in pattern.finditer(text)
    ]
    if "@" in text:
        found += [Protected(*match.span(), Area.ADDRESS) for match in _MAIL.finditer(text)]
    found += _quotations(text)
    found += _document_numbers(text)
    found += [
        Protected(start, start + len(block.text), Area.TABLE)
        for start, block in zip(document.starts, document.blocks, strict=True)
        if block.cell is not None and block.text
    ]
    return tuple(sorted(found, key=lambda stretch: (stretch.start, stretch.end)))


def _quotations(text: str) -> list[Protected]:
    """Return the quotations, however long and over however many paragraphs."""
    return [
        Protected(start, end, Area.QUOTATION)
        for start, end in pair_quotes(text).pairs
        if end - start > len("“”")
    ]


def _document_numbers(text: str) -> list[Protected]:
    """Return the document numbers; the organ code is sought backwards, which is far quicker."""
    found: list[Protected] = []
    for match in _YEAR_AND_SERIAL.finditer(text):
        start = match.start()
        code = _ORGAN_CODE.search(text[max(start - _LONGEST_ORGAN_CODE, 0) : start])
        if code:
            found.append(Protected(start - len(code.group()), match.end(), Area.DOCUMENT_NUMBER))
    return found


def masked(text: str, stretches: Iterable[Protected], areas: frozenset[Area]) -> str:
    """Return ``text`` with every character inside one of ``areas`` replaced by :data:`MASK`.

    The marks of quotations and titles themselves stay, so that rules about them still see them;
    line feeds stay, so that no pattern reaches into another block.
    """
    pieces: list[str] = []
    done = 0
    for stretch in stretches:
        if stretch.area not in areas:
            continue
        inset = 1 if stretch.area in CITED else 0
        start, end = max(stretch.start + inset, done), stretch.end - inset
        if start >= end:
            continue
        pieces.append(text[done:start])
        pieces.append(_VISIBLE.sub(MASK, text[start:end]))
        done = end
    pieces.append(text[done:])
    return "".join(pieces)


def covering(stretches: tuple[Protected, ...], start: int, end: int) -> frozenset[Area]:
    """Return the areas that hold any of the characters ``start`` to ``end``."""
    last = bisect_right(stretches, end, key=lambda stretch: stretch.start)
    return frozenset(
        s.area for s in stretches[:last] if s.end > start and s.start < max(end, start + 1)
    )
