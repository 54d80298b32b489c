"""Give a Word file another look in place: what it says, holds and remembers stays as it is."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace

from lxml import etree

from gongwen.formats.docx.drawings import take_out
from gongwen.formats.docx.fitting import fit, frame_rows, innermost_room
from gongwen.formats.docx.furniture import (
    paragraph_of,
    set_defaults,
    set_even_and_odd,
    set_footers,
    set_page,
)
from gongwen.formats.docx.inline import RUN, Piece
from gongwen.formats.docx.joining import join_pages
from gongwen.formats.docx.levels import calm_numbers
from gongwen.formats.docx.names import MATH, w
from gongwen.formats.docx.order import child_of, drop, put
from gongwen.formats.docx.package import Package
from gongwen.formats.docx.pictures import fit_pictures
from gongwen.formats.docx.read import Reader, guarded
from gongwen.formats.docx.relook import Relook, element
from gongwen.formats.docx.revise import nodes
from gongwen.formats.docx.split import atoms, part_before
from gongwen.formats.docx.story import RawBlock
from gongwen.formats.docx.tables import RawTable
from gongwen.formats.docx.turned import turn_footers
from gongwen.formats.docx.unnumbered import leave_unnumbered
from gongwen.text import Block, CharacterFormat, LineRule, Part, Run, Section

_PPR = w("pPr")
_RPR = w("rPr")
_BODY = w("body")
_THINGS = (
    w("drawing"),
    w("pict"),
    w("object"),
    f"{{{MATH}}}oMath",
    f"{{{MATH}}}oMathPara",
)
_FLOATING = "{*}anchor"
_FURNITURE = frozenset({Part.HEADER, Part.FOOTER})


@dataclass(frozen=True)
class Restyling:
    """How a document should look.

    ``blocks`` are the blocks of the file as they should look, each with its index in the file, or
    ``None`` for one that is added; those left out are removed. ``sections`` stand for the
    sections of the file in their order. ``formatted`` are the blocks recognised for what they
    are, from which odd frames and shading go, too. No page begins with one of ``unbroken``.
    ``has_blank_page`` tells that a page is left blank before the imprint. ``undrawn`` are the
    drawings of the file that go, by their numbers in it.
    """

    blocks: tuple[tuple[int | None, Block], ...]
    sections: tuple[Section, ...]
    footers: tuple[Block, ...]
    base: CharacterFormat
    formatted: frozenset[int] = frozenset()
    has_text_numbers: bool = False
    sets_footers: bool = True
    unbroken: range = range(0)
    has_blank_page: bool = False
    undrawn: frozenset[int] = frozenset()


def restyle(source: Package | Mapping[str, bytes], wanted: Restyling) -> dict[str, bytes]:
    """Return the parts of the file with the look of ``wanted``; its text is the same, character for character.

    A package is changed where it is, so that it need not be read twice.
    """
    package = source if isinstance(source, Package) else Package(source)
    with guarded():
        set_defaults(package, wanted.base)
        calm_numbers(package)
        _end_section(package)
        _Restyle(package, wanted).make()
        if wanted.has_blank_page:
            leave_unnumbered(package)
        return package.parts()


def _end_section(package: Package) -> None:
    """Let the body end in the properties of a page, which some programs leave out."""
    body = package.tree(package.main).find(_BODY)
    if body is not None and body.find(w("sectPr")) is None:
        package.change(package.main)
        body.append(body.makeelement(w("sectPr"), {}))


class _Restyle:
    def __init__(self, package: Package, wanted: Restyling) -> None:
        self._package = package
        self._wanted = wanted
        self._reader = Reader(package)
        self._relook = Relook(self._reader.styles)
        self._raw = self._reader.story.blocks

    def make(self) -> None:
        kept = {index for index, _ in self._wanted.blocks if index is not None}
        self._sections()
        self._undraw()
        join_pages(self._reader.story, self._wanted.unbroken)
        for index, block in self._wanted.blocks:
            if index is not None:
                self._block(index, block)
        for table in self._reader.story.tables:
            self._table(table)
        self._add()
        for index, raw in enumerate(self._raw):
            if index not in kept:
                parent = raw.element.getparent()
                if parent is not None:
                    parent.remove(raw.element)
        sections = [raw.element for raw in self._reader.story.sections]
        if self._wanted.sets_footers:
            set_footers(self._package, sections, list(self._wanted.footers))
            set_even_and_odd(self._package)
        turn_footers(self._package, sections, self._wanted.sections, self._wanted.footers)
        for name in {raw.where.name for raw in self._raw} | {self._package.main}:
            self._package.change(name)

    def _sections(self) -> None:
        for raw, page in zip(self._reader.story.sections, self._wanted.sections, strict=False):
            set_page(raw.element, page)

    def _undraw(self) -> None:
        """Remove what is drawn and not wanted; of things drawn as one, all or none."""
        numbers: dict[etree._Element, list[int]] = {}
        for number, (drawn, _) in enumerate(self._reader.drawings()):
            numbers.setdefault(drawn, []).append(number)
        gone = [one for one, own in numbers.items() if self._wanted.undrawn.issuperset(own)]
        for drawn in gone:
            take_out(drawn)
        for raw in self._raw:
            raw.drawings[:] = [drawn for drawn in raw.drawings if drawn not in gone]

    def _block(self, index: int, block: Block) -> None:
        raw = self._raw[index]
        table = self._reader.table_look(raw)
        if self._wanted.has_text_numbers and block.generated:
            self._spell_number(raw, block)
        form = block.format
        if form.line_rule is LineRule.EXACT and _holds_things(raw.element):
            form = replace(form, line_rule=LineRule.AT_LEAST)  # an exact height would cut them off
        if raw.where.part is Part.BODY and raw.drawings:
            across, down = self._room(index)
            indents = max(form.left, 0) + max(form.right, 0) + max(form.first_line, 0)
            across = innermost_room(raw.element, across) - indents
            fit_pictures(raw.element, across, down)
        frames = index in self._wanted.formatted
        look = self._relook.paragraph(raw.element, table, form, frames=frames)
        for run, character in looked_runs(raw.pieces, raw.text, block):
            self._relook.run(run, look, table, character)
        properties = raw.element.find(_PPR)
        if frames and block.runs:
            if properties is None:
                properties = child_of(raw.element, _PPR)
            mark = block.runs[0 if block.generated else -1].format
            self._relook.run(properties, look, table, replace(mark, hidden=False, strike=False))
            if len(properties) == 0:
                raw.element.remove(properties)

    def _spell_number(self, raw: RawBlock, block: Block) -> None:
        """Write an automatic number out as text in front of its paragraph."""
        run = etree.Element(RUN)
        run.extend(nodes(block.text[: block.generated]))
        properties = child_of(raw.element, _PPR)
        properties.addnext(run)
        number = element("numPr")
        number.append(element("numId", val=0))
        drop(properties, w("numPr"))
        put(properties, number)
        look = self._reader.look(raw)
        first = block.runs[0].format if block.runs else CharacterFormat()
        self._relook.run(run, look, self._reader.table_look(raw), first)

    def _table(self, table: RawTable) -> None:
        first = self._raw[table.block : table.block + 1]
        if not first or first[0].where.part is not Part.BODY or table.element.getparent() is None:
            return
        room, _ = self._room(table.block)
        fit(table, room)
        frame_rows(table)

    def _room(self, block: int) -> tuple[float, float]:
        """Return how wide and high the type area is where a block stands."""
        pages = [page for page in self._wanted.sections if page.first_block <= block]
        page = pages[-1] if pages else self._wanted.sections[0]
        across = page.width - page.left - page.right - page.gutter
        return across, page.height - page.top - page.bottom

    def _add(self) -> None:
        """Put the blocks that are new before the next of the body, or behind the last."""
        last: etree._Element | None = None
        waiting: list[Block] = []
        for index, block in self._wanted.blocks:
            if index is None:
                waiting.append(block)
                continue
            top = top_of(self._raw[index])
            if top is not None:
                for new in waiting:
                    top.addprevious(paragraph_of(new))
                waiting = []
                last = top
            elif waiting and last is not None:
                self._behind(last, waiting)
                waiting = []
        if waiting and last is not None:
            self._behind(last, waiting)

    def _behind(self, last: etree._Element, waiting: list[Block]) -> None:
        for new in reversed(waiting):
            last.addnext(paragraph_of(new))


def top_of(raw: RawBlock) -> etree._Element | None:
    """Return the child of the body in which a block stands, for blocks of the body itself."""
    if raw.where.part is not Part.BODY:
        return None
    at: etree._Element = raw.element
    parent = at.getparent()
    while parent is not None and parent.tag != _BODY:
        at, parent = parent, parent.getparent()
    return at if parent is not None else None


def _holds_things(paragraph: etree._Element) -> bool:
    """Tell whether something in the line may be higher than text: a picture or a formula."""
    return any(
        thing.tag != w("drawing") or thing.find(_FLOATING) is None
        for thing in paragraph.iter(*_THINGS)
    )


def looked_runs(
    found: Iterable[Piece], text: str, block: Block
) -> Iterable[tuple[etree._Element, CharacterFormat]]:
    """Return every run of a paragraph that bears text with its look, cut where looks change."""
    shift = block.generated
    pieces = [piece for piece in found if piece.run.tag == RUN and piece.start < piece.end]
    cuts = [edge - shift for run in block.runs for edge in (run.start, run.end)]
    made: dict[etree._Element, CharacterFormat] = {}
    if _needs_cut(pieces, cuts):
        found_atoms = atoms(pieces, text, cuts)
        for atom in found_atoms:
            if atom.start in cuts:
                part_before(atom.node)
        # Cutting moves nodes into new runs: only now is it known where each stands.
        starts = [(atom.start, atom.run) for atom in found_atoms]
    else:
        starts = [(piece.start, piece.run) for piece in pieces]
    for start, run in starts:
        character = _look_at(block.runs, start + shift)
        if run not in made and character is not None and run.tag == RUN:
            made[run] = character
    return made.items()


def _needs_cut(pieces: list[Piece], cuts: list[int]) -> bool:
    edges: set[int] = set()
    run: etree._Element | None = None
    for piece in pieces:
        if piece.run is not run:
            edges.add(piece.start)
            run = piece.run
    inside = {cut for cut in cuts if pieces and pieces[0].start < cut < pieces[-1].end}
    return not inside <= edges


def _look_at(runs: tuple[Run, ...], offset: int) -> CharacterFormat | None:
    return next((run.format for run in runs if run.start <= offset < run.end), None)


def spare(source: Package | Mapping[str, bytes]) -> dict[int, bool]:
    """Return the blank paragraphs of the body that may go; the value tells which break a page.

    Nothing is in them: no picture, note, bookmark, comment, field or end of a section; and no
    table needs them to stand apart from the next.
    """
    package = source if isinstance(source, Package) else Package(source)
    with guarded():
        blocks = Reader(package).story.blocks
        found: dict[int, bool] = {}
        for index, raw in enumerate(blocks):
            paragraph = raw.element
            parent = paragraph.getparent()
            if (
                not raw.text.strip()
                and raw.where.part is Part.BODY
                and raw.where.cell is None
                and parent is not None
                and parent.tag == _BODY
                and _holds_nothing(paragraph)
                and not _parts_tables(paragraph)
            ):
                breaks = paragraph.iter(w("br"))
                found[index] = any(one.get(w("type")) == "page" for one in breaks)
        return found


_NOTHING = frozenset(
    w(name)
    for name in (
        *("p", "pPr", "r", "rPr", "t", "br", "tab", "lastRenderedPageBreak", "proofErr"),
        *("softHyphen", "noBreakHyphen"),
    )
)


def _holds_nothing(paragraph: etree._Element) -> bool:
    """Tell whether there is no more in a paragraph than looks, blanks and breaks of a page."""
    for child in paragraph.iter():
        inside = child.getparent().tag if child is not paragraph else ""
        if child.tag in {w("sectPr"), w("numPr")}:
            return False
        if inside in {_PPR, _RPR} or _within_properties(child, paragraph):
            continue
        if child.tag not in _NOTHING:
            return False
    return True


def _within_properties(child: etree._Element, paragraph: etree._Element) -> bool:
    for ancestor in child.iterancestors():
        if ancestor is paragraph:
            return False
        if ancestor.tag in {_PPR, _RPR}:
            return True
    return False


def _parts_tables(paragraph: etree._Element) -> bool:
    """Tell whether a paragraph stands between a table and another, or the end of the text."""
    before, after = paragraph.getprevious(), paragraph.getnext()
    ends = after is None or after.tag in {w("tbl"), w("sectPr")}
    return before is not None and before.tag == w("tbl") and ends
