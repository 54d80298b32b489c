"""Sections, headers, footers, tables and drawings."""

from __future__ import annotations

import pytest

from gongwen.formats.docx import read
from gongwen.text import Cell, Drawing, Grid, Part, Section, Table
from tests.gongwen.formats.docx.snippets import blocks, p, r, word

PAGE = (
    '<w:pgSz w:w="11906" w:h="16838"/><w:pgMar w:top="-2098" w:bottom="1984" w:left="1588" '
    'w:right="1474" w:header="851" w:footer="1403" w:gutter="57"/>'
)


def test_a_section_knows_its_page() -> None:
    """Lengths are points; a fixed (negative) margin counts with its size."""
    grid = '<w:docGrid w:type="linesAndChars" w:linePitch="579" w:charSpace="-848"/>'
    document = read(
        word(
            p("甲") + f"<w:sectPr>{PAGE}<w:titlePg/>{grid}</w:sectPr>",
            settings="<w:mirrorMargins/><w:evenAndOddHeaders/><w:gutterAtTop w:val='1'/>",
        )
    )
    assert document.sections == (
        Section(
            width=595.3,
            height=841.9,
            top=104.9,
            bottom=99.2,
            left=79.4,
            right=73.7,
            gutter=2.85,
            header_distance=42.55,
            footer_distance=70.15,
            title_page=True,
            grid=Grid("linesAndChars", 28.95, -848 / 4096),
        ),
    )
    assert (document.mirrors_margins, document.even_and_odd, document.gutter_at_top) == (True,) * 3


def test_a_negative_grid_space_may_come_unsigned() -> None:
    """LibreOffice writes -848 as 4294966448."""
    grid = '<w:docGrid w:type="lines" w:charSpace="4294966448"/>'
    (section,) = read(word(p("甲") + f"<w:sectPr>{grid}</w:sectPr>")).sections
    assert section.grid.character_space == -848 / 4096


def test_every_section_begins_at_its_first_block() -> None:
    """The properties stand in the last paragraph of the section."""
    wide = '<w:sectPr><w:pgSz w:w="16838" w:h="11906" w:orient="landscape"/></w:sectPr>'
    document = read(
        word(p("甲") + p("乙", "<w:sectPr/>") + p("丙", wide) + p("丁") + "<w:sectPr/>")
    )
    assert [(s.first_block, s.is_landscape) for s in document.sections] == [
        (0, False),
        (2, True),
        (3, False),
    ]
    assert document.section_of(2).width == 841.9


def references(*given: str) -> str:
    """Return references such as ``footer1:even``."""
    return "".join(
        f'<w:{name[:6]}Reference w:type="{kind}" r:id="r{name}"/>'
        for name, _, kind in (one.partition(":") for one in given)
    )


def test_headers_and_footers_stand_behind_the_body_once_each() -> None:
    """Inherited ones are not repeated; those no page shows are not read."""
    body = (
        p(
            "甲",
            f"<w:sectPr>{references('footer1:default', 'footer2:first', 'header1:even')}</w:sectPr>",
        )
        + p("乙", f"<w:sectPr><w:titlePg/>{references('footer3:default')}</w:sectPr>")
        + p("丙")
        + "<w:sectPr/>"
    )
    margins = {"footer1": p("一"), "footer2": p("首"), "footer3": p("三"), "header1": p("偶")}

    found = blocks(body, **margins)
    assert [(b.text, b.part, b.page_kind) for b in found[3:]] == [
        ("一", Part.FOOTER, "default"),
        ("首", Part.FOOTER, "first"),
        ("三", Part.FOOTER, "default"),
    ]

    both = blocks(body, settings="<w:evenAndOddHeaders/>", **margins)
    assert ("偶", Part.HEADER, "even") in [(b.text, b.part, b.page_kind) for b in both]


WIDE = '<w:gridSpan w:val="2"/>'
TALL = '<w:vMerge w:val="restart"/>'


def tc(content: str, properties: str = "") -> str:
    """Return a cell."""
    return f"<w:tc><w:tcPr>{properties}</w:tcPr>{content}</w:tc>"


def test_cells_know_their_place_in_the_grid() -> None:
    """Wide cells move the column on; cells merged away and deleted rows show nothing."""
    inner = f"<w:tbl><w:tblGrid><w:gridCol/></w:tblGrid><w:tr>{tc(p('内'))}</w:tr></w:tbl>"
    body = (
        '<w:tbl><w:tblPr><w:tblW w:w="8844" w:type="dxa"/></w:tblPr>'
        "<w:tblGrid><w:gridCol/><w:gridCol/><w:gridCol/></w:tblGrid>"
        f"<w:tr><w:trPr><w:tblHeader/><w:cantSplit/></w:trPr>{tc(p('甲'), WIDE)}"
        f"{tc(p('乙'), TALL)}</w:tr>"
        f"<w:tr><w:trPr><w:del w:id='1'/></w:trPr>{tc(p('删'))}</w:tr>"
        f"<w:tr><w:trPr><w:gridBefore w:val='1'/></w:trPr>{tc(inner + p('丙'))}"
        f"{tc(p('隐'), '<w:vMerge/>')}</w:tr></w:tbl>"
    )
    document = read(word(body))
    assert [(b.text, b.cell) for b in document.blocks] == [
        ("甲", Cell(0, 0, 0)),
        ("乙", Cell(0, 0, 2)),
        ("内", Cell(1, 0, 0)),
        ("丙", Cell(0, 1, 1)),
    ]
    assert document.tables[0] == Table(442.2, 2, 3, repeats_header=True, rows_may_break=True)
    assert document.tables[1] == Table(None, 1, 1)


@pytest.mark.parametrize(
    ("width", "points"),
    [
        ('<w:tblW w:w="2500" w:type="pct"/>', 219.68),
        ('<w:tblW w:w="50%" w:type="pct"/>', 219.68),
        ('<w:tblW w:w="0" w:type="auto"/>', 300.0),
        ("", 300.0),
    ],
)
def test_the_width_of_a_table_is_worked_out(width: str, points: float) -> None:
    """Percentages are taken of the lines of the page; else the columns add up."""
    body = (
        f"<w:tbl><w:tblPr>{width}</w:tblPr><w:tblGrid><w:gridCol w:w='2000'/><w:gridCol w:w='4000'/>"
        f"</w:tblGrid><w:tr>{tc(p('甲'))}</w:tr></w:tbl>{p()}<w:sectPr>{PAGE}</w:sectPr>"
    )
    (table,) = read(word(body)).tables
    assert table.width == pytest.approx(points, abs=0.02)


def anchored(content: str, size: str = 'cx="5615940" cy="0"') -> str:
    """Return a drawing."""
    return r(
        f"<w:drawing><wp:anchor><wp:extent {size}/><a:graphic><a:graphicData>{content}"
        "</a:graphicData></a:graphic></wp:anchor></w:drawing>"
    )


RED = "<a:ln><a:solidFill><a:srgbClr val='FF0000'/></a:solidFill></a:ln>"


@pytest.mark.parametrize(
    ("content", "expected"),
    [
        (
            anchored(f"<wps:wsp><wps:spPr><a:prstGeom prst='line'/>{RED}</wps:spPr></wps:wsp>"),
            Drawing("line", 0, 442.2, 0.0, "FF0000"),
        ),
        (
            anchored(f"<wps:cxnSp><wps:spPr>{RED}</wps:spPr></wps:cxnSp>"),
            Drawing("line", 0, 442.2, 0.0, "FF0000"),
        ),
        (
            anchored(
                "<wps:wsp><wps:spPr><a:prstGeom prst='rect'/><a:solidFill><a:srgbClr val='FF0000'/>"
                "</a:solidFill><a:ln><a:noFill/></a:ln></wps:spPr></wps:wsp>"
            ),
            Drawing("shape", 0, 442.2, 0.0, "FF0000"),
        ),
        (anchored("<pic:pic/>", 'cx="127000" cy="254000"'), Drawing("picture", 0, 10.0, 20.0)),
        (
            r('<w:pict><v:line from="0,0" to="442.2pt,0" strokecolor="red"/></w:pict>'),
            Drawing("line", 0, 442.2, 0.0, "FF0000"),
        ),
        (
            r(
                '<w:pict><v:shape type="#_x0000_t32" style="width:156mm;height:0" '
                'strokecolor="#f00000"/></w:pict>'
            ),
            Drawing("line", 0, 442.2047, 0.0, "F00000"),
        ),
        (
            r('<w:pict><v:shape style="width:20pt;height:10pt"><v:imagedata/></v:shape></w:pict>'),
            Drawing("picture", 0, 20.0, 10.0),
        ),
    ],
)
def test_lines_shapes_and_pictures_are_known(content: str, expected: Drawing) -> None:
    """With their size in points and the colour of their line."""
    assert read(word(p(content))).drawings == (expected,)


def test_a_text_box_is_no_drawing_but_what_is_drawn_in_it_is() -> None:
    """A line within a box belongs to the block it stands in."""
    line = anchored(f"<wps:cxnSp><wps:spPr>{RED}</wps:spPr></wps:cxnSp>")
    box = f"<wps:wsp><wps:txbx><w:txbxContent>{p(line)}</w:txbxContent></wps:txbx></wps:wsp>"
    assert read(word(p(anchored(box)))).drawings == (Drawing("line", 1, 442.2, 0.0, "FF0000"),)


def test_the_same_holds_for_the_older_drawings() -> None:
    """A VML line in a VML box is met once, in the block of the box."""
    line = r('<w:pict><v:line from="0,0" to="20pt,0"/></w:pict>')
    box = f"<v:shape><v:textbox><w:txbxContent>{p(line)}</w:txbxContent></v:textbox></v:shape>"
    found = read(word(p(r(f"<w:pict>{box}</w:pict>")))).drawings
    assert found == (Drawing("line", 1, 20.0, 0.0),)
