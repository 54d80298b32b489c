"""The whole document: header, main part, annexes, imprint, page numbers on the standard's page."""

from __future__ import annotations

from gongwen.layout import spec
from gongwen.layout.compose.even_page import turned, turns_of
from gongwen.layout.compose.header import header
from gongwen.layout.compose.imprint import imprint, page_numbers
from gongwen.layout.compose.main_part import annex, main_part
from gongwen.layout.content import Content, DocumentFormat, Paragraph, TableContent
from gongwen.text import Block, Document, Grid, Section, Table


def compose(content: Content) -> Document:
    """Return ``content`` as a document that complies with GB/T 9704—2012."""
    blocks: list[Block] = [*header(content), *main_part(content)]
    tables = _tables(content.body)
    for number, part in enumerate(content.annexes, start=1):
        blocks += annex(content, number, part, len(tables))
        tables += _tables(part.parts)
    blocks += imprint(content)
    section = page(content.kind)
    if content.kind is not DocumentFormat.LETTER:  # whose imprint ends its last page, whichever
        blocks = [made for _, made in turned(blocks, turns_of(blocks, [section]).count)]
    blocks += page_numbers(content.kind)
    return Document(
        tuple(blocks),
        sections=(section,),
        tables=tuple(tables),
        has_layout=True,
        even_and_odd=True,
    )


def page(kind: DocumentFormat) -> Section:
    """Return the page of the standard; a letter has a first page of its own."""
    bottom = spec.PAPER_HEIGHT.points - spec.TOP_MARGIN.points - spec.TYPE_HEIGHT.points
    return Section(
        width=spec.twips(spec.PAPER_WIDTH.points),
        height=spec.twips(spec.PAPER_HEIGHT.points),
        top=spec.twips(spec.TOP_MARGIN.points),
        bottom=spec.twips(bottom),
        left=spec.twips(spec.LEFT_MARGIN.points),
        right=spec.twips(spec.RIGHT_MARGIN.points),
        footer_distance=spec.twips(spec.FOOTER_DISTANCE.points),
        title_page=kind is DocumentFormat.LETTER,
        grid=Grid("lines", spec.GRID_PITCH),
    )


def _tables(parts: tuple[Paragraph | TableContent, ...]) -> list[Table]:
    """Return the frames of the tables among ``parts``, each as wide as the type area."""
    return [
        Table(
            width=spec.twips(spec.TYPE_WIDTH.points),
            rows=len(part.rows),
            columns=max(len(row) for row in part.rows),
            repeats_header=True,
            rows_may_break=False,
        )
        for part in parts
        if isinstance(part, TableContent)
    ]
