"""Read a Word file into the plain model of a document."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, replace

from lxml import etree

from gongwen.formats.docx.drawings import boxes, drawn
from gongwen.formats.docx.inline import Piece
from gongwen.formats.docx.names import CHOICE, has, w
from gongwen.formats.docx.numbering import Numbering
from gongwen.formats.docx.package import Package
from gongwen.formats.docx.sections import section
from gongwen.formats.docx.story import RawBlock, Story, walk
from gongwen.formats.docx.styles import Look, Styles, TableLook, style_numberings
from gongwen.formats.docx.theme import Theme, read_theme
from gongwen.formats.docx.turned import numbers_turned
from gongwen.formats.errors import Refusal, UnreadableFile
from gongwen.text import Block, Document, Drawing, Field, Part, ReviewMarks, Run, Section, Table

_ODD = (ArithmeticError, AttributeError, LookupError, TypeError, ValueError, RecursionError)
_DAMAGED = "文件的内部结构已损坏，请在 Word 或 WPS 中打开后另存为 docx 再试。"
_INSERTIONS = (w("ins"), w("moveTo"))
_DELETIONS = (w("del"), w("moveFrom"))
_FALLBACK = f"{{{CHOICE}}}Fallback"
_MARK_PROPERTIES = w("rPr")


@dataclass(frozen=True, slots=True)
class PlacedBlock:
    """A block of the text with the pieces of the file its characters come from.

    Offsets of pieces count characters of the block's text, an automatic number included.
    """

    raw: RawBlock
    pieces: tuple[Piece, ...]
    text: str
    generated: int


def read(source: Package | Mapping[str, bytes]) -> Document:
    """Return the document in ``source``; raise :class:`UnreadableFile` for a damaged one."""
    package = source if isinstance(source, Package) else Package(source)
    with guarded():
        return Reader(package).document()


def pieces(package: Package) -> list[PlacedBlock]:
    """Return the blocks of :func:`read`, in its order, with the nodes of their characters."""
    with guarded():
        return Reader(package).placed()


@contextmanager
def guarded() -> Iterator[None]:
    """Turn whatever a file of odd structure provokes into one sentence for people."""
    try:
        yield
    except (*_ODD, etree.LxmlError) as error:
        raise UnreadableFile(_DAMAGED, Refusal.TRUNCATED) from error


class Reader:
    """Everything that is read from a package, and the resolved styles behind it."""

    def __init__(self, package: Package) -> None:
        self._package = package
        self._settings = self._root("settings")
        self._theme: Theme = read_theme(package, self._settings)
        styles = self._root("styles")
        self._numbering = Numbering(self._root("numbering"), self._theme, style_numberings(styles))
        self.styles = Styles(styles, self._theme, self._numbering)
        self.story: Story = walk(package, self._settings)
        self._tables: dict[TableLook, TableLook] = {}

    def _root(self, kind: str) -> etree._Element | None:
        name = self._package.related(self._package.main, kind)
        return None if name is None else self._package.tree(name)

    def document(self) -> Document:
        """Return the plain model of what was read."""
        sections = tuple(self._sections()) or (Section(),)
        made = [self._block(raw) for raw in self.story.blocks]
        document = Document(
            blocks=tuple(_without_shared_space(made)),
            sections=sections,
            drawings=tuple(thing for _, thing in self.drawings()),
            review=self._review(),
            has_layout=True,
            even_and_odd=has(self._settings, "evenAndOddHeaders"),
            mirrors_margins=has(self._settings, "mirrorMargins"),
            gutter_at_top=has(self._settings, "gutterAtTop"),
        )
        return replace(document, tables=tuple(self._frames(document)))

    def _sections(self) -> Iterator[Section]:
        elements = [raw.element for raw in self.story.sections]
        turned = numbers_turned(self._package, elements)
        for raw, turns_number in zip(self.story.sections, turned, strict=True):
            yield replace(section(raw), turns_number=turns_number)

    def placed(self) -> list[PlacedBlock]:
        """Return every block with its pieces moved behind its automatic number."""
        found = []
        for raw in self.story.blocks:
            look = self.look(raw)
            number = self._number(look)
            found.append(
                PlacedBlock(
                    raw, tuple(_moved(raw.pieces, len(number))), number + raw.text, len(number)
                )
            )
        return found

    def table_look(self, raw: RawBlock) -> TableLook:
        """Return the table style a paragraph stands under."""
        look = raw.where.table
        if raw.where.cell is None:
            return look
        found = self._tables.get(look)
        if found is None:
            found = TableLook(self.styles.table_style(look.style), look.conditions)
            self._tables[look] = found
        return found

    def look(self, raw: RawBlock) -> Look:
        """Return how a paragraph is styled."""
        return self.styles.paragraph(raw.element.find(w("pPr")), self.table_look(raw))

    def _number(self, look: Look) -> str:
        return self._numbering.next(look.numbering, look.level) if look.numbering else ""

    def _block(self, raw: RawBlock) -> tuple[Block, Look]:
        look = self.look(raw)
        number = self._number(look)
        shift = len(number)
        where = raw.where
        block = Block(
            text=number + raw.text,
            part=where.part,
            format=look.format,
            runs=tuple(self._runs(raw, look, shift)),
            generated=shift,
            cell=where.cell,
            fields=tuple(Field(f.start + shift, f.end + shift, f.instruction) for f in raw.fields),
            page_break=raw.page_break or look.format.page_break_before,
            page_kind=where.page_kind if where.part in {Part.HEADER, Part.FOOTER} else "",
        )
        return block, look

    def _runs(self, raw: RawBlock, look: Look, shift: int) -> Iterator[Run]:
        """Yield the stretches of one look; neighbours that look alike are one."""
        table = self.table_look(raw)
        start, end, current = 0, shift, None
        if shift:
            properties = raw.element.find(w("pPr"))
            mark = None if properties is None else properties.find(_MARK_PROPERTIES)
            current = self.styles.number(look, table, mark)
        last = None
        for piece in raw.pieces:
            if last is None or piece.key is not last.key:
                found = self.styles.character(look, table, piece.key, piece.run)
                if current is not None and found is not current and found != current:
                    yield Run(start, end, current)
                    start = end
                current, last = found, piece
            end = piece.end + shift
        if current is not None and end > start:
            yield Run(start, end, current)

    def _frames(self, document: Document) -> Iterator[Table]:
        for raw in self.story.tables:
            page = document.section_of(raw.block)
            available = page.width - page.left - page.right
            available -= 0 if document.gutter_at_top else page.gutter
            yield Table(
                width=raw.width(available),
                rows=len(raw.rows),
                columns=raw.columns,
                repeats_header=raw.repeats_header,
                rows_may_break=raw.rows_may_break,
            )

    def drawings(self) -> Iterator[tuple[etree._Element, Drawing]]:
        """Yield every drawing with the element that draws it, in the order of the document."""
        for index, raw in enumerate(self.story.blocks):
            for element in raw.drawings:
                things = list(drawn(element, self._theme))
                is_grouped = next(boxes(element), None) is not None or (
                    len(things) > 1 and any(thing.kind != "line" for thing in things)
                )
                for thing in things:
                    size = thing.width, thing.height
                    yield element, Drawing(thing.kind, index, *size, thing.color, is_grouped)

    def _review(self) -> ReviewMarks:
        names = {raw.where.name for raw in self.story.blocks} | {self._package.main}
        roots = [self._package.tree(name) for name in sorted(names)]
        comments = self._root("comments")
        return ReviewMarks(
            insertions=sum(_revisions(root, _INSERTIONS) for root in roots),
            deletions=sum(_revisions(root, _DELETIONS) for root in roots),
            comments=0 if comments is None else len(comments.findall(w("comment"))),
        )


def _revisions(root: etree._Element, tags: tuple[str, str]) -> int:
    """Count revisions; the mark of a paragraph counts where nothing in the paragraph does."""
    count = 0
    for element in root.iter(*tags):
        if next(element.iterancestors(_FALLBACK), None) is not None:
            continue
        parent = element.getparent()
        if parent.tag == _MARK_PROPERTIES:
            paragraph = next(element.iterancestors(w("p")), None)
            inside = () if paragraph is None else paragraph.iter(*tags)
            count += sum(1 for _ in inside) == 1
        else:
            count += 1
    return count


def _moved(found: list[Piece], shift: int) -> Iterator[Piece]:
    for piece in found:
        yield replace(piece, start=piece.start + shift, end=piece.end + shift) if shift else piece


def _without_shared_space(made: list[tuple[Block, Look]]) -> Iterator[Block]:
    """Yield the blocks; between two of one style that say so (contextual spacing) is no space."""
    for index, (block, look) in enumerate(made):
        if not look.is_contextual:
            yield block
            continue
        form = block.format
        if index and _are_alike(made[index - 1], made[index]):
            form = replace(form, before=0.0, before_lines=None)
        if index + 1 < len(made) and _are_alike(made[index], made[index + 1]):
            form = replace(form, after=0.0, after_lines=None)
        yield block if form is block.format else replace(block, format=form)


def _are_alike(one: tuple[Block, Look], other: tuple[Block, Look]) -> bool:
    """Tell whether two blocks stand in one column of text and bear the same style."""
    return (
        one[1].style == other[1].style
        and one[0].part is other[0].part
        and one[0].cell == other[0].cell
    )
