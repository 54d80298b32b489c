"""Blocks with layout for the tests of recognition, as the reader of Word files makes them."""

from __future__ import annotations

from gongwen.text import (
    Alignment,
    Block,
    Cell,
    CharacterFormat,
    Document,
    ParagraphFormat,
    Part,
    Run,
)

RED = "FF0000"


def block(  # noqa: PLR0913  # each is one trait of a paragraph, and all but the text have defaults
    text: str,
    *,
    alignment: Alignment = Alignment.JUSTIFY,
    size: float = 16.0,
    font: str = "仿宋_GB2312",
    color: str | None = None,
    part: Part = Part.BODY,
    cell: Cell | None = None,
    first_line: float = 0.0,
    page_break: bool = False,
) -> Block:
    """Return a block whose text is one run."""
    look = CharacterFormat(east_asian_font=font, size=size, color=color)
    runs = (Run(0, len(text), look),) if text else ()
    form = ParagraphFormat(alignment=alignment, first_line=first_line)
    return Block(text, part, form, runs, cell=cell, page_break=page_break)


def paragraph(text: str) -> Block:
    """Return a paragraph of the body."""
    return block(text, first_line=32.0)


def title(text: str) -> Block:
    """Return a line of a title."""
    return block(text, alignment=Alignment.CENTER, size=22.0, font="方正小标宋简体")


def document(*blocks: Block) -> Document:
    """Return a document with layout made of ``blocks``."""
    return Document(blocks, has_layout=True)
