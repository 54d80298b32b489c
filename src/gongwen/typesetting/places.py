"""Where in a document stand the things that are placed after signature.

Placing them and comparing texts without them look here alike, so that what one replaces is what
the other leaves out.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from gongwen.anatomy import Anatomy, Element, ElementKind, recognise
from gongwen.anatomy.patterns import DATE, SIGNATORY
from gongwen.layout.view import ANNEX, HEADINGS, IMPRINT
from gongwen.text import Block, Document, Part
from gongwen.typesetting.calm import calmed

_GAP = r"[\d×xX〇○*＊_＿ \u3000]"
_OPEN_NUMBER = re.compile(
    rf"[\u4e00-\u9fffA-Za-z×]{{0,16}}\s*[〔\[（(【]{_GAP}{{0,8}}[〕\])）】]\s*第?{_GAP}{{0,8}}号"
)
_OPEN_COPY_NUMBER = re.compile(r"(?:№|No\.?)\s*[×xX_＿\d]{0,7}|[×xX_＿]{4,8}")
_OFFICE = r"[^\n。，；：:]{0,40}?"
_OPEN_DAY = rf"{_GAP}{{0,8}}年{_GAP}{{0,6}}月{_GAP}{{0,6}}日"
_PRINTED = re.compile(
    rf"{_OFFICE}[ \u3000\t]*(?P<date>{DATE.pattern}|{_OPEN_DAY})(?:\s*印\s*[发制])?。?"
)
_OPEN_DATE = re.compile(rf"(?:^|(?<=[ \u3000])){_OPEN_DAY}$")
_PRINTED_OPEN = re.compile(rf"{_OFFICE}{_OPEN_DAY}\s*印\s*[发制]")
_BODY = (ElementKind.MAIN_RECIPIENTS, ElementKind.BODY, *HEADINGS)
_LAST_LINES = 6


@dataclass(frozen=True, slots=True)
class Place:
    """Characters ``start`` to ``end`` of block number ``block``."""

    block: int
    start: int
    end: int

    def of(self, document: Document) -> str:
        """Return the characters that stand here."""
        return document.blocks[self.block].text[self.start : self.end]


@dataclass(frozen=True, slots=True)
class Places:
    """The places found; of ``dates`` and ``numbers`` a document should have one at most.

    ``printing`` is the whole line of the imprint that tells who printed when, ``printed`` the date
    in it.
    """

    copy_number: Place | None = None
    masthead: tuple[Place, ...] = ()
    numbers: tuple[Place, ...] = ()
    dates: tuple[Place, ...] = ()
    printing: Place | None = None
    printed: Place | None = None

    @property
    def left_out(self) -> tuple[Place, ...]:
        """Return all that is no part of the text that was signed."""
        alone = (self.copy_number, *self.numbers[:1], *self.dates[-1:], self.printing)
        return (*self.masthead, *(one for one in alone if one is not None))


def read_anatomy(document: Document) -> Anatomy:
    """Return the elements of ``document`` as typesetting reads them."""
    return recognise(calmed(document))


def places_of(document: Document, anatomy: Anatomy) -> Places:
    """Return where in ``document`` the things stand that are placed after signature."""
    printing, printed = _printing(document, anatomy)
    return Places(
        copy_number=_copy_number(document, anatomy),
        masthead=tuple(_masthead(document, anatomy)),
        numbers=tuple(_numbers(document, anatomy)),
        dates=tuple(_dates(document, anatomy, printing)),
        printing=printing,
        printed=printed,
    )


def _place(document: Document, element: Element) -> Place:
    start = document.starts[element.first]
    text = document.blocks[element.first].text
    first, last = element.start - start, min(element.end - start, len(text))
    return Place(element.first, first, last)


def _whole(block: Block, index: int) -> Place:
    leading = len(block.text) - len(block.text.lstrip())
    return Place(index, leading, leading + len(block.text.strip()))


def _lines(document: Document, first: int, end: int) -> Iterator[tuple[int, Block]]:
    """Yield the plain paragraphs that say something between two blocks."""
    for index in range(first, end):
        block = document.blocks[index]
        if block.part is Part.BODY and block.cell is None and not block.is_blank:
            yield index, block


def _title_at(anatomy: Anatomy) -> int | None:
    title = anatomy.first(ElementKind.TITLE)
    return None if title is None else title.first


def _copy_number(document: Document, anatomy: Anatomy) -> Place | None:
    found = anatomy.first(ElementKind.COPY_NUMBER)
    if found is not None:
        return _place(document, found)
    for index, block in _lines(document, 0, _title_at(anatomy) or 0):
        is_open = _OPEN_COPY_NUMBER.fullmatch(block.text.strip())
        return _whole(block, index) if is_open else None
    return None


def _masthead(document: Document, anatomy: Anatomy) -> Iterator[Place]:
    """Yield the lines of the masthead; a title in red is none."""
    for element in anatomy.all(ElementKind.MASTHEAD):
        if "关于" not in document.text[element.start : element.end]:
            yield _place(document, element)


def _numbers(document: Document, anatomy: Anatomy) -> Iterator[Place]:
    found = list(anatomy.all(ElementKind.DOCUMENT_NUMBER))
    if found:
        yield from (_place(document, element) for element in found)
        return
    for index, block in _lines(document, 0, _title_at(anatomy) or 0):
        signatory = SIGNATORY.search(block.text)
        text = block.text if signatory is None else block.text[: signatory.start()]
        if _OPEN_NUMBER.fullmatch(text.strip()):
            start = len(text) - len(text.lstrip())
            yield Place(index, start, start + len(text.strip()))


def main_end(document: Document, anatomy: Anatomy) -> int:
    """Return the block at which annexes, the imprint or the end of the document begin."""
    behind = anatomy.first(*ANNEX, *IMPRINT)
    body = (i for i, block in enumerate(document.blocks) if block.part is not Part.BODY)
    after = next((i for i in body if _is_furniture(document.blocks[i])), len(document.blocks))
    return after if behind is None else min(behind.first, after)


def _is_furniture(block: Block) -> bool:
    return block.part in {Part.HEADER, Part.FOOTER, Part.FOOTNOTE, Part.ENDNOTE}


def _dates(document: Document, anatomy: Anatomy, printing: Place | None) -> Iterator[Place]:
    found = [_place(document, element) for element in anatomy.all(ElementKind.DATE)]
    if found:
        beside = {index for place in found for index in _neighbours(document, place.block)}
        found += [
            _whole(document.blocks[index], index)
            for index in sorted(beside)
            if DATE.fullmatch(document.blocks[index].text.strip())
        ]
        yield from sorted(set(found), key=lambda place: (place.block, place.start))
        return
    title, body = _title_at(anatomy), anatomy.first(*_BODY)
    first = body.first if body is not None else (title or 0) + 1
    lines = list(_lines(document, first, main_end(document, anatomy)))[-_LAST_LINES:]
    for index, block in lines:
        if printing is not None and index == printing.block:
            continue
        match = _OPEN_DATE.search(block.text.rstrip())
        if match is not None:
            yield Place(index, match.start() + _blanks_ahead(match[0]), match.end())


def _neighbours(document: Document, index: int) -> Iterator[int]:
    """Yield the next paragraphs that say something on either side of a block."""
    before: Iterable[int] = range(index - 1, -1, -1)
    after: Iterable[int] = range(index + 1, len(document.blocks))
    for way in (before, after):
        found = next((i for i in way if not document.blocks[i].is_blank), None)
        if found is not None and document.blocks[found].part is Part.BODY:
            yield found


def _printing(document: Document, anatomy: Anatomy) -> tuple[Place | None, Place | None]:
    """Return the line that tells who printed when, and the date in it."""
    lines = [element.first for element in anatomy.all(ElementKind.PRINTING)]
    if not lines:
        text = anatomy.all(ElementKind.IMPRINT_OTHER, ElementKind.BODY, ElementKind.ANNEX_BODY)
        last = [one.first for one in text if document.blocks[one.first].part is Part.BODY]
        lines = [
            index
            for index in last[-_LAST_LINES:]
            if _PRINTED_OPEN.fullmatch(document.blocks[index].text.strip())
        ]
    for index in reversed(lines):
        block = document.blocks[index]
        whole = _whole(block, index)
        match = _PRINTED.fullmatch(whole.of(document))
        if match is not None:
            start, end = (whole.start + edge for edge in match.span("date"))
            return whole, Place(index, start + _blanks_ahead(match["date"]), end)
    return None, None


def _blanks_ahead(day: str) -> int:
    """Return how many blanks stand before an open date; those that stand for its year are its own."""
    said = day.lstrip()
    return 0 if said.startswith("年") else len(day) - len(said)
