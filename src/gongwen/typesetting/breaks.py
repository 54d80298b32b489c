"""Where pages begin: the first page shows text of the body, wide tables alone stand on turned ones."""

from __future__ import annotations

from gongwen.anatomy import Anatomy, ElementKind
from gongwen.layout.view import HEADINGS, shows_a_table
from gongwen.text import Document, Section

_FIRST_PAGE = frozenset(
    {
        ElementKind.COPY_NUMBER,
        ElementKind.URGENCY,
        ElementKind.MASTHEAD,
        ElementKind.DOCUMENT_NUMBER,
        ElementKind.SIGNATORY,
        ElementKind.TITLE,
        ElementKind.TITLE_NOTE,
        ElementKind.MAIN_RECIPIENTS,
        ElementKind.BLANK,
    }
)
_ISSUED = (
    ElementKind.MASTHEAD,
    ElementKind.DOCUMENT_NUMBER,
    ElementKind.MAIN_RECIPIENTS,
)


def unbroken(document: Document, anatomy: Anatomy) -> range:
    """Return the blocks no page may begin with: from below the header to the body's first.

    A title alone on its page is the cover of a paper that nobody issues or addresses; it stays.
    """
    title = anatomy.first(ElementKind.TITLE)
    body = anatomy.first(ElementKind.BODY, *HEADINGS)
    if title is None or body is None or anatomy.first(*_ISSUED) is None:
        return range(0)
    head = anatomy.first(ElementKind.MASTHEAD)
    top = title.last if head is None or head.first > title.first else head.first
    between = range(top + 1, body.first)
    is_plain = all(
        document.blocks[index].cell is None
        and {element.kind for element in anatomy.by_block.get(index, ())} <= _FIRST_PAGE
        for index in between
    )
    return range(top + 1, body.first + 1) if is_plain else range(0)


def is_turned(document: Document, own: Section) -> bool:
    """Tell whether a section stays landscape; the first one only for the table it shows."""
    if not own.is_landscape or own is not document.sections[0]:
        return own.is_landscape
    return shows_a_table(document, own)
