"""Page numbers as the file holds them: in footers, headers, or text boxes within them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from gongwen.anatomy import ElementKind
from gongwen.layout.view import first_visible, is_issued, span
from gongwen.rulebook import Draft, Hit
from gongwen.text import Block, Part

_PAGE_LIKE = re.compile(
    r"[ \u3000]*(?:第?[ \u3000]*|[—–\-－―─━~·．. \u3000]*)(?:\d+|[０-９]+)[ \u3000]*"
    r"(?:页|[—–\-－―─━~·．. \u3000]*)(?:[ \u3000]*[/／共，,]?[ \u3000]*共?[ \u3000]*\d+[ \u3000]*页?)?[ \u3000]*"
)
_PAGE_FIELD = re.compile(r"\bPAGE\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class PageNumber:
    """A block that shows the page number; ``is_computed`` where a PAGE field makes it."""

    index: int
    block: Block
    start: int
    end: int
    is_computed: bool

    @property
    def kind(self) -> str:
        """Return which pages it stands on: default, first or even."""
        return self.block.page_kind or "default"


def page_numbers(draft: Draft) -> Iterator[PageNumber]:
    """Yield the page numbers of a document with layout."""
    document = draft.document
    if not document.has_layout:
        return
    for index, block in enumerate(document.blocks):
        computed = any(_PAGE_FIELD.search(field.instruction) for field in block.fields)
        running = block.part in {Part.FOOTER, Part.HEADER} or bool(block.page_kind)
        if computed or (running and _is_page_like(block)):
            start, end = span(document, index)
            yield PageNumber(index, block, start, end, computed)


def _is_page_like(block: Block) -> bool:
    return not block.is_blank and bool(_PAGE_LIKE.fullmatch(block.text.strip()))


def is_formal(draft: Draft) -> bool:
    """Tell whether the document must bear page numbers of the standard: it is an issued one."""
    return is_issued(draft) and draft.anatomy.document_format != "plain"


def hit(number: PageNumber, message: str, advice: str | None = None, count: int = 1) -> Hit:
    """Return a hit at a page number."""
    return Hit(number.start, number.end, message=message, advice=advice, count=count)


def place_of_missing(draft: Draft) -> tuple[int, int]:
    """Return where to report that there is no page number: at the title."""
    title = draft.anatomy.first(ElementKind.TITLE)
    if title is not None:
        return title.start, title.end
    index = first_visible(draft.document)
    return (0, 0) if index is None else span(draft.document, index)
