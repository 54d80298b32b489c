"""Draw pages as pictures, some at a time, when somebody looks at them."""

from __future__ import annotations

from threading import Lock

from sanban.documents.domain.galley import Side
from sanban.documents.galleys import GalleyFolder
from sanban.documents.typesetter import pictures_of

FIRST_PAGES = (1, 2, 3, 4, 5)
_WIDTH = 952  # pixels: twice a column of the page, sharp also on a fine screen
_AT_A_TIME = Lock()


def draw(folder: GalleyFolder, side: Side, numbers: tuple[int, ...]) -> int:
    """Draw the pages ``numbers`` and keep them; return how many pages there are."""
    drawn = pictures_of(folder.pdf(side), list(numbers), width=_WIDTH)
    folder.put_pictures(side, zip(numbers, drawn.pictures, strict=False))
    return drawn.total


def picture(folder: GalleyFolder, side: Side, number: int) -> bytes:
    """Return page ``number`` as a picture, drawing it and its neighbours where nobody has yet.

    One child draws at a time: a browser asks for a whole screen of pages at once.
    """
    found = folder.picture(side, number)
    if found or not folder.pdf(side):
        return found
    with _AT_A_TIME:
        found = folder.picture(side, number)
        if found:
            return found
        first = (number - 1) // len(FIRST_PAGES) * len(FIRST_PAGES)
        draw(folder, side, tuple(first + step for step in FIRST_PAGES))
        return folder.picture(side, number)
