"""Pages joined: breaks between blocks that must stand on one page are taken away."""

from __future__ import annotations

from collections.abc import Iterator

from lxml import etree

from gongwen.formats.docx.names import w
from gongwen.formats.docx.order import put
from gongwen.formats.docx.story import RawBlock, Story

_BREAK = w("br")
_TYPE = w("type")


def join_pages(story: Story, blocks: range) -> None:
    """Let none of ``blocks`` begin a page; breaks within a paragraph's text are part of it."""
    for index in blocks:
        above, here = story.blocks[index - 1] if index else None, story.blocks[index]
        found = [*_breaks(here, is_leading=True)]
        found += _breaks(above, is_leading=False) if above is not None else ()
        for one in found:
            one.getparent().remove(one)
    for section in story.sections[1:]:
        if section.first_block in blocks:
            kind = section.element.makeelement(_TYPE, {w("val"): "continuous"})
            put(section.element, kind)


def _breaks(raw: RawBlock, *, is_leading: bool) -> Iterator[etree._Element]:
    """Yield the page breaks before, or behind, all that a paragraph says."""
    said = {id(piece.node) for piece in raw.pieces}
    found: list[etree._Element] = []
    for node in raw.element.iter():
        if id(node) in said:
            if is_leading:
                break
            found = []
        elif node.tag == _BREAK and node.get(_TYPE) == "page":
            found.append(node)
    yield from found
