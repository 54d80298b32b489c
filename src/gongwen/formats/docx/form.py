"""Forms as Word files: one table of rows with cells of given widths; equal forms, equal bytes."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from gongwen.formats.docx import template
from gongwen.formats.docx.package import pack
from gongwen.formats.docx.write_text import paragraph_properties, runs
from gongwen.formats.docx.xml_text import switch, tag, twips
from gongwen.text import Block, CharacterFormat, Section

_EDGES = ("top", "left", "bottom", "right", "insideH", "insideV")
_FRAME = ("top", "left", "bottom", "right")
_THIN, _THICK = 4, 8  # eighths of a point
_SIDE = 4.0  # points free beside the text of a cell
_FOOTER = "rIdFooter"
_LINKS = (
    ("rIdStyles", "styles", "styles.xml"),
    ("rIdSettings", "settings", "settings.xml"),
    (_FOOTER, "footer", "footer1.xml"),
)


class Joined(StrEnum):
    """How a cell is joined with the one above it."""

    NOT = ""
    BEGINS = "restart"
    GOES_ON = "continue"


@dataclass(frozen=True, slots=True)
class FormCell:
    """The paragraphs of a cell that is ``span`` columns wide."""

    blocks: tuple[Block, ...]
    span: int = 1
    joined: Joined = Joined.NOT
    at_top: bool = False


@dataclass(frozen=True, slots=True)
class FormRow:
    """A row at least ``height`` points high; a head stands on every page, one without lines is bare."""

    cells: tuple[FormCell, ...]
    height: float = 0.0
    is_head: bool = False
    has_lines: bool = True
    may_break: bool = False


@dataclass(frozen=True, slots=True)
class Form:
    """A table of ``rows`` with columns of ``widths`` points, and the footer of every page."""

    widths: tuple[float, ...]
    rows: tuple[FormRow, ...]
    page: Section
    footer: tuple[Block, ...]
    base: CharacterFormat
    name: str = ""


def write_form(form: Form) -> bytes:
    """Return ``form`` as a Word file."""
    table = tag("tbl", _properties(form) + _grid(form) + "".join(_row(form, r) for r in form.rows))
    # Word wants a paragraph behind a table; this one takes no room.
    end = tag("p", tag("pPr", tag("spacing", line=20, lineRule="exact")))
    made = {
        "word/document.xml": template.root(
            "document", tag("body", table + end + _section(form.page))
        ),
        "word/styles.xml": template.styles({}, form.base),
        "word/settings.xml": template.settings(
            even_and_odd=False, mirrors_margins=False, gutter_at_top=False
        ),
        "word/footer1.xml": template.root("ftr", "".join(map(_paragraph, form.footer))),
    }
    head = {
        "[Content_Types].xml": template.content_types(list(made)),
        "_rels/.rels": template.relationships([("rId1", "officeDocument", "word/document.xml")]),
        "word/_rels/document.xml.rels": template.relationships(list(_LINKS)),
    }
    return pack(head | made)


def _properties(form: Form) -> str:
    borders = "".join(
        tag(edge, val="single", sz=_THICK if edge in _FRAME else _THIN, space=0, color="000000")
        for edge in _EDGES
    )
    sides = "".join(
        tag(edge, w=twips(size), type="dxa")
        for edge, size in (("top", 2.0), ("left", _SIDE), ("bottom", 2.0), ("right", _SIDE))
    )
    return tag(
        "tblPr",
        tag("tblW", w=twips(sum(form.widths)), type="dxa")
        + tag("jc", val="center")
        + tag("tblBorders", borders)
        + tag("tblLayout", type="fixed")
        + tag("tblCellMar", sides)
        + (tag("tblCaption", val=form.name) if form.name else ""),
    )


def _grid(form: Form) -> str:
    return tag("tblGrid", "".join(tag("gridCol", w=twips(width)) for width in form.widths))


def _row(form: Form, row: FormRow) -> str:
    properties = (
        switch("cantSplit", on=not row.may_break)
        + (tag("trHeight", val=twips(row.height), hRule="atLeast") if row.height else "")
        + switch("tblHeader", on=row.is_head)
    )
    written, at = "", 0
    for cell in row.cells:
        width = sum(form.widths[at : at + cell.span])
        at += cell.span
        written += _cell(cell, width, has_lines=row.has_lines)
    return tag("tr", (tag("trPr", properties) if properties else "") + written)


def _cell(cell: FormCell, width: float, *, has_lines: bool) -> str:
    bare = "".join(tag(edge, val="nil") for edge in ("top", "left", "right"))
    properties = (
        tag("tcW", w=twips(width), type="dxa")
        + (tag("gridSpan", val=cell.span) if cell.span > 1 else "")
        + (tag("vMerge", val=cell.joined.value) if cell.joined is not Joined.NOT else "")
        + ("" if has_lines else tag("tcBorders", bare))
        + ("" if cell.at_top else tag("vAlign", val="center"))
    )
    content = "".join(map(_paragraph, cell.blocks)) or "<w:p/>"
    return tag("tc", tag("tcPr", properties) + content)


def _paragraph(block: Block) -> str:
    return f"<w:p>{paragraph_properties(block)}{runs(block)}</w:p>"


def _section(page: Section) -> str:
    return tag(
        "sectPr",
        f'<w:footerReference w:type="default" r:id="{_FOOTER}"/>'
        + tag("pgSz", w=twips(page.width), h=twips(page.height))
        + tag(
            "pgMar",
            top=twips(page.top),
            right=twips(page.right),
            bottom=twips(page.bottom),
            left=twips(page.left),
            header=twips(page.header_distance),
            footer=twips(page.footer_distance),
            gutter=0,
        ),
    )
