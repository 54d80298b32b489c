"""What stands outside the flow: headers, footers, notes, and blank paragraphs."""

from __future__ import annotations

from collections.abc import Iterator

from gongwen.anatomy.elements import Element, ElementKind
from gongwen.anatomy.line import is_page_number
from gongwen.anatomy.patterns import PAGE_NUMBER
from gongwen.text import Block, Document, Part


def marginal(document: Document) -> Iterator[Element]:
    """Yield an element for every blank block, header, footer and note of ``document``."""
    for index, (block, start) in enumerate(zip(document.blocks, document.starts, strict=True)):
        found = _kind_of(block)
        if found is not None:
            kind, phrase = found
            yield Element(kind, start, start + len(block.text), index, index, 1.0, (phrase,))


def _kind_of(block: Block) -> tuple[ElementKind, str] | None:
    if block.part in {Part.HEADER, Part.FOOTER}:
        if _is_page_number(block):
            return ElementKind.PAGE_NUMBER, "页眉页脚里的页码"
        return (
            (ElementKind.BLANK, "空段") if block.is_blank else (ElementKind.RUNNING, "在页眉页脚里")
        )
    if block.part in {Part.FOOTNOTE, Part.ENDNOTE}:
        return ElementKind.NOTE, "脚注或尾注"
    if block.is_blank:
        return ElementKind.BLANK, "空段"
    if is_page_number(block.text.strip()):
        return ElementKind.PAGE_NUMBER, "正文里的页码"
    return None


def _is_page_number(block: Block) -> bool:
    if any(field.instruction.split()[:1] == ["PAGE"] for field in block.fields):
        return True
    text = block.text.strip()
    return bool(text) and PAGE_NUMBER.fullmatch(text) is not None
