"""Write a document of our model as a Word file; equal documents give equal bytes."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator
from itertools import groupby

from gongwen.formats.docx import template
from gongwen.formats.docx.package import pack
from gongwen.formats.docx.write_shapes import PICTURE_ID, drawing, text_box
from gongwen.formats.docx.write_tables import extent, table
from gongwen.formats.docx.write_text import PAGE_BREAK, PLAIN, paragraph_properties, runs
from gongwen.formats.docx.xml_text import tag, twips
from gongwen.text import CharacterFormat, Document, Part, Section

_STORIES = {Part.BODY, Part.TEXT_BOX}
_NOTES = ((Part.FOOTNOTE, "footnotes", "footnote"), (Part.ENDNOTE, "endnotes", "endnote"))
_MARGINS = {Part.HEADER: "header", Part.FOOTER: "footer"}


def write(document: Document) -> bytes:
    """Return ``document`` as a Word file that reads back as the same document.

    Lengths are rounded to the units of the file: twips, half points, hundredths of a character.
    Revisions and comments are not written. All headers and footers belong to the first section.
    """
    return pack(write_parts(document))


def write_parts(document: Document) -> dict[str, bytes]:
    """Return the parts of the file :func:`write` makes."""
    return _Writer(document).parts()


class _Writer:
    def __init__(self, document: Document) -> None:
        self._document = document
        self._blocks = document.blocks
        names = dict.fromkeys(b.format.style for b in self._blocks if b.format.style)
        self._styles = {name: f"Style{number}" for number, name in enumerate(names, start=1)}
        prefixes = dict.fromkeys(b.text[: b.generated] for b in self._blocks if b.generated)
        self._prefixes = list(prefixes)
        self._numbers = {prefix: number for number, prefix in enumerate(prefixes, start=1)}
        self._drawn = 0
        self._sections = {
            later.first_block - 1: section
            for section, later in zip(document.sections, document.sections[1:], strict=False)
        }
        self._notes = {
            part: [i for i, block in enumerate(self._blocks) if block.part is part]
            for part, _, _ in _NOTES
        }
        self._last_of_body = max(
            (i for i, block in enumerate(self._blocks) if block.part is Part.BODY), default=None
        )
        self._groups = self._margin_groups()

    def parts(self) -> dict[str, bytes]:
        document = self._document
        made = {
            "word/document.xml": template.root("document", tag("body", self._body())),
            "word/styles.xml": template.styles(self._styles, self._base()),
            "word/settings.xml": template.settings(
                even_and_odd=document.even_and_odd,
                mirrors_margins=document.mirrors_margins,
                gutter_at_top=document.gutter_at_top,
            ),
        }
        links = [("rIdStyles", "styles", "styles.xml"), ("rIdSettings", "settings", "settings.xml")]
        if self._prefixes:
            made["word/numbering.xml"] = template.numbering(self._prefixes)
            links.append(("rIdNumbering", "numbering", "numbering.xml"))
        for part, name, kind in _NOTES:
            if self._notes[part]:
                made[f"word/{name}.xml"] = template.root(name, self._note_texts(part, kind))
                links.append((f"rId{name}", name, f"{name}.xml"))
        for number, (part, _, indexes) in enumerate(self._groups, start=1):
            name = _MARGINS[part]
            content = self._story(indexes[0], indexes[-1] + 1)
            made[f"word/{name}{number}.xml"] = template.root(
                "hdr" if name == "header" else "ftr", content
            )
            links.append((f"rId{number}", name, f"{name}{number}.xml"))
        if any(thing.kind == "picture" for thing in document.drawings):
            made["word/media/dot.png"] = template.DOT
            links.append((PICTURE_ID, "image", "media/dot.png"))
        head = {
            "[Content_Types].xml": template.content_types(list(made)),
            "_rels/.rels": template.relationships(
                [("rId1", "officeDocument", "word/document.xml")]
            ),
            "word/_rels/document.xml.rels": template.relationships(links),
        }
        return head | made

    def _base(self) -> CharacterFormat:
        """Return what most runs share; only values that every run states can be a default."""
        looks = Counter[CharacterFormat]()
        for block in self._blocks:
            if sum(run.end - run.start for run in block.runs) < len(block.text):
                return PLAIN
            for run in block.runs:
                looks[run.format] += run.end - run.start
        if not looks:
            return PLAIN
        usual = looks.most_common(1)[0][0]
        return CharacterFormat(
            east_asian_font=usual.east_asian_font
            if all(k.east_asian_font for k in looks)
            else None,
            latin_font=usual.latin_font if all(k.latin_font for k in looks) else None,
            size=usual.size if all(k.size for k in looks) else None,
        )

    def _body(self) -> str:
        end = next(
            (i for i, block in enumerate(self._blocks) if block.part not in _STORIES),
            len(self._blocks),
        )
        return self._story(0, end) + self._section(self._document.sections[-1])

    def _story(self, first: int, end: int, outside: int | None = None) -> str:
        """Return blocks ``first`` to ``end``; ``outside`` is the table whose cell they stand in."""
        written: list[str] = []
        at = first
        while at < end:
            block = self._blocks[at]
            if (
                block.cell is not None
                and block.cell.table != outside
                and block.part is not Part.TEXT_BOX
            ):
                last = extent(self._blocks, at, end)
                frame = self._document.tables[block.cell.table : block.cell.table + 1]
                rows = table(self._blocks, at, last, frame, self._cell_writer(block.cell.table))
                written.append(rows)
                if last - 1 in self._sections:  # only a paragraph can end a section
                    section = self._section(self._sections[last - 1])
                    written.append(tag("p", tag("pPr", section)))
                at = last
                continue
            boxes = at + 1
            while (
                boxes < end
                and block.part is not Part.TEXT_BOX
                and self._blocks[boxes].part is Part.TEXT_BOX
            ):
                boxes += 1
            written.append(self._paragraph(at, boxes))
            at = boxes
        return "".join(written)

    def _cell_writer(self, number: int) -> Callable[[int, int], str]:
        return lambda first, end: self._story(first, end, number)

    def _paragraph(self, index: int, boxes: int) -> str:
        block = self._blocks[index]
        ends = self._sections.get(boxes - 1)
        properties = paragraph_properties(
            block,
            self._styles.get(block.format.style),
            self._numbers.get(block.text[: block.generated]) if block.generated else None,
            self._section(ends) if ends else "",
        )
        content = "".join(self._shapes(index, boxes)) + runs(block) + self._references(index)
        before = (
            PAGE_BREAK if self._breaks_before(index) and len(block.text) > block.generated else ""
        )
        after = PAGE_BREAK if self._breaks_after(boxes) else ""
        return f"<w:p>{properties}{before}{content}{after}</w:p>"

    def _breaks_before(self, index: int) -> bool:
        """Tell whether a break of its own, no section and no format, begins a page here."""
        block = self._blocks[index]
        begins_section = any(s.first_block == index for s in self._document.sections[1:])
        return block.page_break and not block.format.page_break_before and not begins_section

    def _breaks_after(self, following: int) -> bool:
        """Tell whether the break must stand in this paragraph, as the next has no text."""
        if following >= len(self._blocks) or self._blocks[following].part is not Part.BODY:
            return False
        block = self._blocks[following]
        return len(block.text) <= block.generated and self._breaks_before(following)

    def _shapes(self, index: int, boxes: int) -> Iterator[str]:
        for thing in self._document.drawings:
            if thing.block == index:
                self._drawn += 1
                yield drawing(thing, self._drawn)
        if boxes > index + 1:
            self._drawn += 1
            number = self._drawn
            yield text_box(self._story(index + 1, boxes), number)

    def _references(self, index: int) -> str:
        """Return the marks of all notes: the model does not know where in the body they stand."""
        if index != self._last_of_body:
            return ""
        return "".join(
            tag("r", tag(f"{kind}Reference", id=number))
            for part, _, kind in _NOTES
            for number, _ in enumerate(self._notes[part], start=1)
        )

    def _note_texts(self, part: Part, kind: str) -> str:
        marks = (("separator", -1), ("continuationSeparator", 0))
        separators = "".join(
            tag(kind, tag("p", tag("r", tag(name))), type=name, id=number) for name, number in marks
        )
        notes = (
            tag(kind, self._story(index, index + 1), id=number)
            for number, index in enumerate(self._notes[part], start=1)
        )
        return separators + "".join(notes)

    def _margin_groups(self) -> list[tuple[Part, str, list[int]]]:
        margins = [i for i, block in enumerate(self._blocks) if block.part in _MARGINS]
        groups = groupby(margins, key=lambda i: (self._blocks[i].part, self._blocks[i].page_kind))
        return [(part, kind or "default", list(indexes)) for (part, kind), indexes in groups]

    def _section(self, section: Section) -> str:
        references = ""
        if section is self._document.sections[0]:
            references = "".join(
                f'<w:{_MARGINS[part]}Reference w:type="{kind}" r:id="rId{number}"/>'
                for number, (part, kind, _) in enumerate(self._groups, start=1)
            )
        return tag("sectPr", references + self._kind_of(section) + _page(section))

    def _kind_of(self, section: Section) -> str:
        first = section.first_block
        begins = first < len(self._blocks) and self._blocks[first].page_break
        return "" if begins or first == 0 else tag("type", val="continuous")


def _page(section: Section) -> str:
    size = tag(
        "pgSz",
        w=twips(section.width),
        h=twips(section.height),
        orient="landscape" if section.is_landscape else None,
    )
    margins = tag(
        "pgMar",
        top=twips(section.top),
        right=twips(section.right),
        bottom=twips(section.bottom),
        left=twips(section.left),
        header=twips(section.header_distance),
        footer=twips(section.footer_distance),
        gutter=twips(section.gutter),
    )
    title = tag("titlePg") if section.title_page else ""
    return size + margins + title + _grid(section)


def _grid(section: Section) -> str:
    grid = section.grid
    kind = None if grid.kind == "default" else grid.kind
    pitch = None if grid.line_pitch is None else twips(grid.line_pitch)
    space = twips(grid.character_space, 4096) or None
    if kind is None and pitch is None and space is None:
        return ""
    return tag("docGrid", type=kind, linePitch=pitch, charSpace=space)
