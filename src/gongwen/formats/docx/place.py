"""Put paragraphs into a Word file and set others anew; nothing else of the file is touched."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from lxml import etree

from gongwen.formats.docx.furniture import paragraph_of
from gongwen.formats.docx.inline import BREAK, RUN, RUN_PROPERTIES
from gongwen.formats.docx.names import w
from gongwen.formats.docx.order import child_of, drop, put
from gongwen.formats.docx.package import Package
from gongwen.formats.docx.read import Reader, guarded
from gongwen.formats.docx.relook import Relook
from gongwen.formats.docx.restyle import looked_runs, top_of
from gongwen.formats.docx.story import RawBlock
from gongwen.formats.docx.unnumbered import leave_unnumbered
from gongwen.text import Block

_PPR, _SECTION, _SECTION_TYPE = w("pPr"), w("sectPr"), w("type")
_SAID = frozenset(w(name) for name in ("t", "tab", "sym", "drawing", "pict", "object"))


@dataclass(frozen=True)
class Placing:
    """What is put into a file, by the numbers of its blocks.

    ``added`` are new paragraphs with the block each stands behind, -1 for none; several behind one
    block stand in their order. ``set_anew`` are blocks of the file, their text the same, as they
    should look; ``removed`` are blank ones. ``has_blank_page`` leaves the page before the imprint
    without a number.
    """

    added: tuple[tuple[int, Block], ...] = ()
    set_anew: Mapping[int, Block] = field(default_factory=dict)
    removed: frozenset[int] = frozenset()
    has_blank_page: bool = False


def place(parts: Mapping[str, bytes], wanted: Placing) -> tuple[dict[str, bytes], tuple[int, ...]]:
    """Return the parts of the file with ``wanted`` in its place, and the numbers of what was added."""
    package = Package(parts)
    with guarded():
        reader = Reader(package)
        raw = reader.story.blocks
        _set_anew(reader, wanted.set_anew)
        new = [(behind, paragraph_of(block)) for behind, block in wanted.added]
        for behind in sorted({at for at, _ in new}):
            _put_behind(raw, behind, [made for at, made in new if at == behind])
        for index in wanted.removed:
            raw[index].element.getparent().remove(raw[index].element)
        if wanted.added or wanted.set_anew or wanted.removed:
            package.change(package.main)
            for index in wanted.set_anew:
                package.change(raw[index].where.name)
        if wanted.has_blank_page:
            leave_unnumbered(package)
        return package.parts(), _numbers(package, [made for _, made in new])


def _numbers(package: Package, made: list[etree._Element]) -> tuple[int, ...]:
    if not made:
        return ()
    blocks = Reader(package).story.blocks
    known = {block.element: index for index, block in enumerate(blocks)}
    return tuple(known[one] for one in made)


def _set_anew(reader: Reader, wanted: Mapping[int, Block]) -> None:
    relook = Relook(reader.styles)
    for index, block in wanted.items():
        raw = reader.story.blocks[index]
        table = reader.table_look(raw)
        look = relook.paragraph(raw.element, table, block.format, frames=False)
        for run, character in looked_runs(raw.pieces, raw.text, block):
            relook.run(run, look, table, character)


def _put_behind(raw: list[RawBlock], behind: int, made: list[etree._Element]) -> None:
    last = None if behind < 0 else _carrier(raw[behind])
    if last is None:
        first = next(top for top in map(top_of, raw) if top is not None)
        for new in made:
            first.addprevious(new)
        return
    for new in reversed(made):
        last.addnext(new)
    if last.tag == w("p"):
        _hand_over(last, made[-1])


def _carrier(block: RawBlock) -> etree._Element | None:
    """Return the child of the body a block stands in; none for what stands in a margin."""
    at: etree._Element | None = block.element
    while at is not None and (at.getparent() is None or at.getparent().tag != w("body")):
        at = at.getparent()
    return at


def _hand_over(last: etree._Element, new: etree._Element) -> None:
    """Let ``new`` end the section or the page that ``last`` ended."""
    properties = last.find(_PPR)
    section = None if properties is None else properties.find(_SECTION)
    if properties is not None and section is not None:
        drop(properties, _SECTION)
        put(child_of(new, _PPR), section)
    found = _last_break(last)
    if found is not None:
        run = found.getparent()
        run.remove(found)
        if not any(child.tag != RUN_PROPERTIES for child in run):
            run.getparent().remove(run)
        etree.SubElement(new, RUN).append(found)


def _last_break(paragraph: etree._Element) -> etree._Element | None:
    """Return the break of a page a paragraph ends in, if nothing it shows follows."""
    for node in reversed(list(paragraph.iter(BREAK, *_SAID))):
        if node.tag != BREAK:
            return None
        if node.get(_SECTION_TYPE) == "page":
            found: etree._Element = node
            return found
    return None
