"""The main part 「主体」: from the title to the last annex."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from gongwen.layout import spec
from gongwen.layout.compose.pieces import (
    BODY,
    CENTRED,
    HEI,
    KAI,
    LINE,
    block,
    from_right,
    held_together,
    indented,
    lines_before,
    width_of,
)
from gongwen.layout.compose.title import title_form, title_stretches
from gongwen.layout.content import AnnexContent, Content, DocumentFormat, Paragraph, TableContent
from gongwen.text import Block, Cell, ParagraphFormat

HEADING_LOOKS = {1: HEI, 2: KAI}
FIRST_LINE = indented(spec.FIRST_LINE_INDENT)


def main_part(content: Content) -> Iterator[Block]:
    """Yield the blocks of the main part of ``content``, annexes excepted."""
    yield from _title(content)
    if content.recipients:
        yield block([(content.recipients + "：", BODY)], lines_before(LINE, 1))
    body = list(paragraphs(content.body))
    if body and not content.recipients:
        gap = 2 if content.kind is DocumentFormat.ORDER else 1
        body[0] = replace(body[0], format=lines_before(body[0].format, gap))
    yield from _signed(body, list(_annex_note(content.annex_note)), list(_signature(content)))
    if content.remark:
        yield block([(_bracketed(content.remark), BODY)], FIRST_LINE)
    for index, (label, names) in enumerate(content.attendance):
        yield _attendance(label, names, is_first=index == 0)


def _signed(body: list[Block], note: list[Block], signature: list[Block]) -> list[Block]:
    """Return text, annex note and signature, which never stands on a page without text."""
    if not signature:
        return [*body, *note]
    at = len(body) - (1 if body and body[-1].cell is None else 0)
    return [*body[:at], *held_together([*body[at:], *note, *signature])]


def paragraphs(parts: Iterable[Paragraph | TableContent], first_table: int = 0) -> Iterator[Block]:
    """Yield the blocks of running text, headings and tables."""
    for part in parts:
        if isinstance(part, TableContent):
            yield from _cells(part, first_table)
            first_table += 1
        else:
            pieces = [(part.text, HEADING_LOOKS.get(part.level, BODY)), (part.run_on, BODY)]
            yield block(pieces, FIRST_LINE)


def annex(content: Content, number: int, part: AnnexContent, first_table: int) -> Iterator[Block]:
    """Yield annex ``number`` (from 1), beginning on a page of its own."""
    mark = "附件" if len(content.annexes) == 1 else f"附件{number}"
    yield replace(block([(mark, HEI)], replace(LINE, page_break_before=True)), page_break=True)
    yield _title_line(part.title, spec.ANNEX_TITLE_LINE - 2)
    body = list(paragraphs(part.parts, first_table))
    if body and body[0].cell is None:
        body[0] = replace(body[0], format=lines_before(body[0].format, 1))
    yield from body


def _bracketed(text: str) -> str:
    """Return ``text`` in round brackets, once."""
    return text if text.startswith("（") else f"（{text}）"


def _title(content: Content) -> Iterator[Block]:
    """Yield the title, a block a line, two lines below the header, and its note."""
    gap = spec.TITLE_LINES_ABOVE if content.masthead else 0
    for index, line in enumerate(content.title):
        yield _title_line(line, 0 if index else gap)
    if content.title_note:
        yield block([(_bracketed(content.title_note), KAI)], CENTRED)


def _title_line(title: str, gap: int) -> Block:
    """Return a title that turns where the sense allows, ``gap`` lines below what is above."""
    form = title_form(title)
    pieces = [(title[start:end], look) for start, end, look in title_stretches(title)]
    return block(pieces, lines_before(form, gap) if gap else form)


def _annex_note(names: tuple[str, ...]) -> Iterator[Block]:
    """Yield the annex note."""
    for index, name in enumerate(names):
        label = "附件：" if index == 0 else ""
        number = f"{index + 1}." if len(names) > 1 else ""
        form = annex_note_form(is_first=index == 0, is_only=len(names) == 1)
        yield block([(f"{label}{number}{name}", BODY)], form)


def annex_note_form(*, is_first: bool, is_only: bool) -> ParagraphFormat:
    """Return how a line of the annex note stands; what runs over stands below the name."""
    if is_only:
        return lines_before(indented(-3.0, left=5.0), 1)
    return lines_before(indented(-4.0, left=6.0), 1) if is_first else indented(-1.0, left=6.0)


def _signature(content: Content) -> Iterator[Block]:
    """Yield issuers and date where a sealed, an unsealed or a hand-stamped document has them."""
    if content.position:
        names = "　".join(content.issuers)
        yield block([(content.position + "　　" + names, BODY)], STAMPED)
        yield block([(content.date, BODY)], DATE_BELOW_STAMP)
        return
    for index, name in enumerate(content.issuers):
        form = issuer_place(name, content.date, is_sealed=content.is_sealed)
        yield block([(name, BODY)], lines_before(form, 2) if index == 0 else form)
    if content.date and content.issuers:
        place = date_place(content.issuers[-1], content.date, is_sealed=content.is_sealed)
        yield block([(content.date, BODY)], place)


STAMPED = lines_before(from_right(spec.STAMP_INDENT), 2)
DATE_BELOW_STAMP = lines_before(from_right(spec.STAMP_INDENT), 1)


def issuer_place(name: str, date: str, *, is_sealed: bool) -> ParagraphFormat:
    """Return where the issuer stands: centred over a sealed date, else two characters in."""
    if not is_sealed:
        return from_right(spec.UNSEALED_ISSUER_INDENT)
    overhang = (width_of(date) - width_of(name)) / 2
    return from_right(max(spec.SEALED_DATE_INDENT + overhang, 0.0))


def date_place(issuer: str, date: str, *, is_sealed: bool) -> ParagraphFormat:
    """Return where the date stands (7.3.5.1, 7.3.5.2)."""
    if is_sealed:
        return from_right(spec.SEALED_DATE_INDENT)
    shifted = (
        spec.UNSEALED_ISSUER_INDENT + width_of(issuer) - spec.UNSEALED_DATE_SHIFT - width_of(date)
    )
    return from_right(max(shifted, spec.UNSEALED_ISSUER_INDENT))


def _attendance(label: str, names: str, *, is_first: bool) -> Block:
    """Return a line of those present; further lines stand below the first name."""
    pieces = [(label, HEI), ("：" + names, BODY)]
    return block(pieces, attendance_form(label, is_first=is_first))


def attendance_form(label: str, *, is_first: bool) -> ParagraphFormat:
    """Return how a line of those present stands: what runs over, below the first name."""
    hang = width_of(label) + 1
    form = indented(-hang, left=spec.FIRST_LINE_INDENT + hang)
    return lines_before(form, 1) if is_first else form


def _cells(table: TableContent, index: int) -> Iterator[Block]:
    """Yield the cells of table number ``index``, row by row."""
    for row, cells in enumerate(table.rows):
        for column, text in enumerate(cells):
            cell = block([(text, BODY)], CENTRED)
            yield replace(cell, cell=Cell(index, row, column))
