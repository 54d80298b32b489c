"""What rendered pages tell of a typeset document that reckoning could not be sure of."""

from __future__ import annotations

from gongwen.layout.compose.even_page import own_turns
from gongwen.layout.compose.imprint import FOOT
from gongwen.text import Document, Part, RenderedPages
from gongwen.typesetting.typeset import TypesetResult


def turns_on_paper(result: TypesetResult, pages: RenderedPages) -> int | None:
    """Return how many pages to turn for the imprint to land on an even page, or ``None`` if it does.

    ``pages`` are those of ``result``; typesetting once more with the answer as ``turns`` mends it.
    """
    document = result.document
    if result.kind == "letter":  # whose imprint ends its last page, whichever
        return None
    own = own_turns(document.blocks)
    text, imprint = _last_page(document, pages, foot=False), _last_page(document, pages, foot=True)
    if own is None or text is None or imprint is None:
        return None
    if text % 2:
        wanted = 1
    elif own == 0:
        wanted = 0 if imprint == text else 2
    else:
        # An imprint turned to an even page was reckoned to find no room; one on an odd page is wrong.
        wanted = 0 if imprint % 2 or own == 1 else own
    return None if wanted == own else wanted


def _last_page(document: Document, pages: RenderedPages, *, foot: bool) -> int | None:
    """Return the last page with text of the imprint, or of everything above it."""
    found: int | None = None
    for page in pages.pages:
        for line in page.lines:
            if line.start is None:
                continue
            block = document.blocks[document.locate(line.start)[0]]
            if block.part is Part.BODY and (block.format.frame == FOOT) is foot:
                found = page.number
    return found
