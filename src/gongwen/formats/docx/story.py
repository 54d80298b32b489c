"""The walk over a document: every paragraph people read, in the order of the text, once.

Reading and marking up share this walk, so that a character's place means the same to both.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field, replace

from lxml import etree

from gongwen.formats.docx.drawings import ALTERNATE, boxes, chosen
from gongwen.formats.docx.inline import Inline, OpenField, Piece
from gongwen.formats.docx.names import ID, LINKS, has, value, w
from gongwen.formats.docx.package import Package
from gongwen.formats.docx.styles import NO_TABLE, TableLook
from gongwen.formats.docx.tables import RawTable, cells, raw_table
from gongwen.formats.errors import Refusal, UnreadableFile
from gongwen.text import Cell, Field, Part

_PARAGRAPH = w("p")
_TABLE = w("tbl")
_SECTION = w("sectPr")
_CONTROL = w("sdt")
_WRAPPERS = frozenset(w(name) for name in ("customXml", "ins", "moveTo"))
_MARK_DELETIONS = (f"{w('rPr')}/{w('del')}", f"{w('rPr')}/{w('moveFrom')}")
_RELATIONSHIP_ID = f"{{{LINKS}}}id"
_SAME_PAGE = frozenset({"continuous", "nextColumn"})


@dataclass(frozen=True, slots=True)
class Where:
    """In what a paragraph stands.

    ``anchor`` is the paragraph of the body that carries the text box, note, header or footer.
    """

    part: Part
    name: str
    cell: Cell | None = None
    table: TableLook = NO_TABLE
    page_kind: str = ""
    anchor: etree._Element | None = None


@dataclass(slots=True)
class RawBlock:
    """One paragraph as met on the walk: its text, its pieces, and where it stands."""

    element: etree._Element
    where: Where
    text: str
    pieces: list[Piece]
    fields: list[Field]
    drawings: list[etree._Element]
    page_break: bool


@dataclass(slots=True)
class RawSection:
    """The properties of a section and the block it begins with."""

    element: etree._Element
    first_block: int


@dataclass(slots=True)
class Story:
    """All that a walk met."""

    blocks: list[RawBlock] = field(default_factory=list)
    tables: list[RawTable] = field(default_factory=list)
    sections: list[RawSection] = field(default_factory=list)


def walk(package: Package, settings: etree._Element | None = None) -> Story:
    """Return the blocks of a document: body, notes in the order of their marks, page margins."""
    return _Walk(package, settings).story


class _Walk:
    def __init__(self, package: Package, settings: etree._Element | None) -> None:
        self._package = package
        self.story = Story()
        self._fields: list[OpenField] = []
        self._carried: Inline | None = None  # the content of paragraphs whose mark is deleted
        self._page_begins = False
        self._notes: list[tuple[str, str, etree._Element]] = []
        body = package.tree(package.main).find(w("body"))
        if body is None:
            raise UnreadableFile(
                "文件里没有 Word 正文，请在 Word 或 WPS 中打开后另存为 docx 再试。",
                Refusal.NOT_A_DOCUMENT,
            )
        self._begins = 0
        self._container(body, Where(Part.BODY, package.main))
        self._close_body()
        self._walk_notes()
        self._walk_margins(settings)

    def _close_body(self) -> None:
        """Settle which sections have blocks, and which of them begin a page."""
        sections, blocks = self.story.sections, self.story.blocks
        sections[1:] = [section for section in sections[1:] if section.first_block < len(blocks)]
        for section in sections[1:]:
            if value(section.element, "type") not in _SAME_PAGE:
                blocks[section.first_block].page_break = True

    def _story_of(self, container: etree._Element, where: Where) -> None:
        """Walk a story of its own: fields do not reach into or out of it."""
        fields, self._fields = self._fields, []
        carried, self._carried = self._carried, None
        self._container(container, where)
        self._fields, self._carried = fields, carried

    def _container(self, container: etree._Element, where: Where) -> None:
        self._children(container, where)
        carried, self._carried = self._carried, None
        if carried is not None and (carried.pieces or carried.drawings):
            last = container.findall(_PARAGRAPH)
            self._emit(last[-1] if last else container, carried, where)

    def _children(self, container: etree._Element, where: Where) -> None:
        for child in container:
            tag = child.tag
            if tag == _PARAGRAPH:
                self._paragraph(child, where)
            elif tag == _TABLE:
                self._table(child, where)
            elif tag in _WRAPPERS:
                self._children(child, where)
            elif tag == _CONTROL:
                content = child.find(w("sdtContent"))
                if content is not None:
                    self._children(content, where)
            elif tag == ALTERNATE:
                branch = chosen(child)
                if branch is not None:
                    self._children(branch, where)
            elif tag == _SECTION and where.part is Part.BODY:
                self._end_section(child)

    def _end_section(self, properties: etree._Element) -> None:
        self.story.sections.append(RawSection(properties, self._begins))
        self._begins = len(self.story.blocks)

    def _paragraph(self, paragraph: etree._Element, where: Where) -> None:
        inline = self._carried or Inline(self._fields)
        self._carried = None
        inline.walk(paragraph)
        properties = paragraph.find(w("pPr"))
        section = None if properties is None else properties.find(_SECTION)
        if properties is not None and section is None and _is_mark_deleted(properties):
            self._carried = inline
            return
        self._emit(paragraph, inline, where)
        if section is not None and where.part is Part.BODY and where.cell is None:
            self._end_section(section)

    def _emit(self, paragraph: etree._Element, inline: Inline, where: Where) -> None:
        inline.close()
        text = inline.text
        begins = self._page_begins or (inline.begins_page and bool(text))
        self.story.blocks.append(
            RawBlock(paragraph, where, text, inline.pieces, inline.fields, inline.drawings, begins)
        )
        if where.part is Part.BODY:
            self._page_begins = inline.ends_page
            self._notes += [(kind, id_, paragraph) for kind, id_, _ in inline.notes]
        anchor = paragraph if where.part is Part.BODY else where.anchor
        inside = replace(where, part=Part.TEXT_BOX, cell=None, table=NO_TABLE, anchor=anchor)
        page_begins, self._page_begins = self._page_begins, False
        for drawing in inline.drawings:
            for box in boxes(drawing):
                self._story_of(box, inside)
        self._page_begins = page_begins

    def _table(self, element: etree._Element, where: Where) -> None:
        table = raw_table(element, len(self.story.blocks))
        number = len(self.story.tables)
        self.story.tables.append(table)
        style = value(element.find(w("tblPr")), "tblStyle") or ""
        rows: dict[int, int] = {}
        for cell in cells(table):
            row = rows.setdefault(cell.row, len(rows))
            inside = replace(
                where,
                cell=Cell(number, row, cell.column),
                table=TableLook(style, cell.conditions),
            )
            carried, self._carried = self._carried, None
            self._container(cell.element, inside)
            self._carried = carried

    def _walk_notes(self) -> None:
        for kind, part in (("footnotes", Part.FOOTNOTE), ("endnotes", Part.ENDNOTE)):
            name = self._package.related(self._package.main, kind)
            if name is None:
                continue
            notes = {note.get(ID, ""): note for note in self._package.tree(name)}
            for note_kind, id_, anchor in self._notes:
                if note_kind == kind and id_ in notes:
                    self._story_of(notes.pop(id_), Where(part, name, anchor=anchor))

    def _walk_margins(self, settings: etree._Element | None) -> None:
        """Walk every header and footer some page shows, in the order of the sections."""
        links = self._package.relationships(self._package.main)
        first = next((b.element for b in self.story.blocks if b.where.part is Part.BODY), None)
        current: dict[tuple[Part, str], str] = {}
        done: set[str] = set()
        for section in self.story.sections:
            for part, kind, id_ in _references(section.element):
                link = links.get(id_)
                if link is not None and link.target in self._package:
                    current.pop((part, kind), None)
                    current[part, kind] = link.target
            shown = {"default": True, "first": has(section.element, "titlePg")}
            shown["even"] = has(settings, "evenAndOddHeaders")
            for (part, kind), name in current.items():
                if shown.get(kind) and name not in done:
                    done.add(name)
                    where = Where(part, name, page_kind=kind, anchor=first)
                    self._story_of(self._package.tree(name), where)


def _is_mark_deleted(properties: etree._Element) -> bool:
    return any(properties.find(path) is not None for path in _MARK_DELETIONS)


def _references(section: etree._Element) -> Iterator[tuple[Part, str, str]]:
    for name, part in (("headerReference", Part.HEADER), ("footerReference", Part.FOOTER)):
        for reference in section.iterfind(w(name)):
            yield part, reference.get(w("type"), "default"), reference.get(_RELATIONSHIP_ID, "")
