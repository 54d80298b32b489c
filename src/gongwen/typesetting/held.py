"""What stays on one page: the signature never stands alone, without a line of the text."""

from __future__ import annotations

from gongwen.anatomy import Anatomy, ElementKind
from gongwen.layout.view import HEADINGS
from gongwen.text import Document, Part

_TEXT = frozenset({ElementKind.BODY, *HEADINGS})
_BETWEEN = frozenset({ElementKind.ANNEX_NOTE, ElementKind.ISSUER, ElementKind.DATE})


def held_with_next(document: Document, anatomy: Anatomy) -> frozenset[int]:
    """Return the blocks after which no page ends: from the last of the text to the date."""
    signature = list(anatomy.all(ElementKind.ISSUER, ElementKind.DATE))
    text = [
        one
        for one in anatomy.all(*_TEXT)
        if signature and one.first < signature[0].first and _is_plain(document, one.first)
    ]
    if not text:
        return frozenset()
    first = text[-1].last
    last = first
    for index in range(first + 1, len(document.blocks)):
        kinds = {one.kind for one in anatomy.by_block.get(index, ())}
        if document.blocks[index].is_blank:
            continue
        if not kinds & _BETWEEN or not _is_plain(document, index):
            break
        last = index
    return frozenset(range(first, last))


def _is_plain(document: Document, index: int) -> bool:
    block = document.blocks[index]
    return block.part is Part.BODY and block.cell is None
