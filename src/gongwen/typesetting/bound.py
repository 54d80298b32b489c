"""What a signature binds: every character that was signed, and every thing the file holds.

What is placed after signature is left out, so that the file signed and the file printed can be
compared character by character.
"""

from __future__ import annotations

import hashlib
import json
from dataclasses import dataclass

from gongwen.anatomy import Anatomy, ElementKind
from gongwen.formats.docx.media import media
from gongwen.formats.open import read_with_parts
from gongwen.text import Document, Part
from gongwen.typesetting.places import Place, places_of, read_anatomy

_MARGINS = frozenset({Part.HEADER, Part.FOOTER})


@dataclass(frozen=True)
class BoundText:
    """The text of a file without what is placed after signature.

    ``paragraphs`` are without copy number, masthead, document number, date, page numbers, the line
    of printing office and date, blank paragraphs, and blanks around a paragraph. ``media`` are
    the SHA-256 of pictures and objects in their order, the seal left out; none for mere text.
    """

    paragraphs: tuple[str, ...]
    media: tuple[str, ...] = ()

    @property
    def digest(self) -> str:
        """Return the SHA-256 of all of it: equal texts and things, equal digests."""
        written = json.dumps([self.paragraphs, self.media], ensure_ascii=False)
        return hashlib.sha256(written.encode("utf-8", "surrogatepass")).hexdigest()


def bound_text(data: bytes, name: str = "文稿.docx") -> BoundText:
    """Return what a signature under the file ``data`` binds; it may be a Word file or mere text.

    Raise :class:`gongwen.UnreadableFile` for what cannot or must not be read.
    """
    document, parts = read_with_parts(data, name)
    return bound(document, read_anatomy(document), {} if parts is None else parts)


def bound(document: Document, anatomy: Anatomy, parts: dict[str, bytes]) -> BoundText:
    """Return what a signature under a file that was read binds."""
    left_out: dict[int, list[Place]] = {}
    for place in places_of(document, anatomy).left_out:
        left_out.setdefault(place.block, []).append(place)
    paragraphs = []
    for index, block in enumerate(document.blocks):
        kinds = {one.kind for one in anatomy.by_block.get(index, ())}
        if block.part in _MARGINS and ElementKind.PAGE_NUMBER in kinds:
            continue
        text = block.text
        for place in sorted(left_out.get(index, ()), key=lambda one: one.start, reverse=True):
            text = text[: place.start] + text[place.end :]
        if text.strip():
            paragraphs.append(text.strip())
    return BoundText(tuple(paragraphs), media(parts) if parts else ())
