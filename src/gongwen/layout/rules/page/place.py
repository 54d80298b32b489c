"""Where a finding about a page is shown: at the first words on it."""

from __future__ import annotations

from collections.abc import Iterator

from gongwen.layout.view import first_visible, span
from gongwen.rulebook import Draft, Hit
from gongwen.text import Section


def sections(draft: Draft) -> Iterator[tuple[int, Section]]:
    """Yield number and page of every section; nothing where the source knows no layout."""
    if draft.document.has_layout:
        yield from enumerate(draft.document.sections)


def hit_on_page(draft: Draft, page: Section, message: str, count: int = 1) -> Hit:
    """Return a hit at the first words of the section of ``page``."""
    document = draft.document
    index = first_visible(document, page.first_block)
    start, end = (0, 0) if index is None else span(document, index)
    return Hit(start, end, message=message, count=count)
