"""The look of characters and paragraphs is what all levels of inheritance together say."""

from __future__ import annotations

import pytest

from gongwen.text import Alignment, Border, CharacterFormat, LineRule, ParagraphFormat, TabStop
from tests.gongwen.formats.docx.snippets import blocks, p, r


def look(properties: str, style: str = "", **parts: str) -> CharacterFormat:
    """Return the look of a run with these properties."""
    (block,) = blocks(p(r("字", properties), style), **parts)
    return block.runs[0].format


def form(properties: str, **parts: str) -> ParagraphFormat:
    """Return the look of a paragraph with these properties."""
    (block,) = blocks(p("字", properties), **parts)
    return block.format


def style(name: str, content: str, kind: str = "paragraph", more: str = "") -> str:
    """Return a style."""
    return f'<w:style w:type="{kind}" w:styleId="{name}" {more}><w:name w:val="名{name}"/>{content}</w:style>'


THEME = (
    "<a:themeElements><a:clrScheme><a:dk1><a:sysClr val='windowText' lastClr='010203'/></a:dk1>"
    "<a:accent2><a:srgbClr val='c0504d'/></a:accent2></a:clrScheme><a:fontScheme>"
    "<a:majorFont><a:latin typeface='Cambria'/><a:ea typeface='方正小标宋简体'/></a:majorFont>"
    "<a:minorFont><a:latin typeface='Calibri'/><a:ea typeface=''/>"
    "<a:font script='Jpan' typeface='MS Mincho'/><a:font script='Hans' typeface='宋体'/>"
    "<a:font script='Hant' typeface='新細明體'/></a:minorFont></a:fontScheme></a:themeElements>"
)


@pytest.mark.parametrize(
    ("properties", "expected"),
    [
        (
            '<w:rFonts w:ascii="Times New Roman" w:eastAsia="仿宋_GB2312"/><w:sz w:val="32"/>',
            CharacterFormat("仿宋_GB2312", "Times New Roman", 16.0),
        ),
        ('<w:sz w:val="21"/>', CharacterFormat(size=10.5)),
        ('<w:color w:val="ff0000"/>', CharacterFormat(color="FF0000")),
        ('<w:color w:val="auto"/>', CharacterFormat()),
        ('<w:u w:val="none"/><w:highlight w:val="none"/>', CharacterFormat()),
        ('<w:u w:val="wave"/>', CharacterFormat(underline=True)),
        ("<w:dstrike/>", CharacterFormat(strike=True)),
        ("<w:strike/>", CharacterFormat(strike=True)),
        ('<w:b w:val="0"/><w:i w:val="true"/>', CharacterFormat(italic=True)),
        ("<w:vanish/>", CharacterFormat(hidden=True)),
        ("<w:emboss/>", CharacterFormat(effect=True)),
        ("<w14:glow w14:rad='1'/>", CharacterFormat(effect=True)),
        ("<w14:textOutline><w14:noFill/></w14:textOutline>", CharacterFormat()),
        ('<w:highlight w:val="yellow"/>', CharacterFormat(highlight="yellow")),
        ('<w:shd w:val="clear" w:fill="D9D9D9"/>', CharacterFormat(shading="D9D9D9")),
        ('<w:shd w:val="clear" w:fill="auto"/>', CharacterFormat()),
        ('<w:shd w:val="pct15" w:fill="auto"/>', CharacterFormat(shading="pct15")),
        ('<w:spacing w:val="-5"/>', CharacterFormat(spacing=-0.25)),
    ],
)
def test_direct_formatting(properties: str, expected: CharacterFormat) -> None:
    """What a run says of itself."""
    assert look(properties) == expected


def test_theme_fonts_lead_to_real_ones() -> None:
    """The theme wins over a name beside it; an empty East Asian font falls to the script."""
    fonts = look(
        '<w:rFonts w:asciiTheme="minorHAnsi" w:ascii="X" w:eastAsiaTheme="minorEastAsia"/>',
        theme=THEME,
    )
    assert (fonts.latin_font, fonts.east_asian_font) == ("Calibri", "宋体")
    major = look('<w:rFonts w:eastAsiaTheme="majorEastAsia"/>', theme=THEME)
    assert major.east_asian_font == "方正小标宋简体"
    taiwan = look(
        '<w:rFonts w:eastAsiaTheme="minorEastAsia"/>',
        theme=THEME,
        settings='<w:themeFontLang w:eastAsia="zh-TW"/>',
    )
    assert taiwan.east_asian_font == "新細明體"


def test_theme_colors_lead_to_real_ones() -> None:
    """A colour named by its role only is looked up."""
    assert look('<w:color w:themeColor="accent2"/>', theme=THEME).color == "C0504D"
    assert look('<w:color w:val="auto" w:themeColor="text1"/>', theme=THEME).color == "010203"


STYLES = (
    "<w:docDefaults><w:rPrDefault><w:rPr><w:rFonts w:eastAsia='宋体' w:ascii='A'/>"
    "<w:sz w:val='21'/></w:rPr></w:rPrDefault><w:pPrDefault><w:pPr>"
    "<w:spacing w:after='200' w:line='276' w:lineRule='auto'/></w:pPr></w:pPrDefault></w:docDefaults>"
    + style("n", "<w:rPr><w:sz w:val='24'/></w:rPr>", more='w:default="1"')
    + style(
        "base",
        "<w:basedOn w:val='n'/><w:rPr><w:rFonts w:eastAsia='黑体'/><w:b/></w:rPr>"
        "<w:pPr><w:jc w:val='center'/></w:pPr>",
    )
    + style(
        "kid",
        "<w:basedOn w:val='base'/><w:rPr><w:sz w:val='44'/></w:rPr>"
        "<w:pPr><w:spacing w:after='0'/></w:pPr>",
    )
    + style("ring1", "<w:basedOn w:val='ring2'/><w:rPr><w:sz w:val='10'/></w:rPr>")
    + style("ring2", "<w:basedOn w:val='ring1'/>")
    + style("char", "<w:rPr><w:b/><w:color w:val='FF0000'/></w:rPr>", "character")
)


def test_styles_inherit_from_defaults_to_direct_formatting() -> None:
    """Each level adds to or replaces what the weaker ones say, attribute by attribute."""
    assert look("", styles=STYLES) == CharacterFormat("宋体", "A", 12.0)
    kid = look('<w:rFonts w:ascii="B"/>', '<w:pStyle w:val="kid"/>', styles=STYLES)
    assert kid == CharacterFormat("黑体", "B", 22.0, bold=True)
    paragraph = form(
        '<w:pStyle w:val="kid"/><w:spacing w:line="579" w:lineRule="exact"/>', styles=STYLES
    )
    assert (paragraph.style, paragraph.alignment) == ("名kid", Alignment.CENTER)
    assert (paragraph.after, paragraph.line_rule, paragraph.line) == (0.0, LineRule.EXACT, 28.95)
    plain = form("", styles=STYLES)
    assert (plain.style, plain.after, plain.line) == ("", 10.0, 1.15)


def test_a_style_based_on_itself_is_no_endless_chain() -> None:
    """Circles in the family of styles are cut."""
    assert look("", '<w:pStyle w:val="ring2"/>', styles=STYLES).size == 5.0


def test_toggles_of_styles_cancel_each_other() -> None:
    """Bold in the paragraph style and in the character style is not bold; direct bold is."""
    bold = '<w:pStyle w:val="base"/>'
    assert look("", bold, styles=STYLES).bold
    both = look('<w:rStyle w:val="char"/>', bold, styles=STYLES)
    assert (both.bold, both.color) == (False, "FF0000")
    assert look('<w:rStyle w:val="char"/><w:b/>', bold, styles=STYLES).bold
    assert look('<w:rStyle w:val="char"/>', styles=STYLES).bold


def test_a_table_style_stands_below_the_paragraph_style() -> None:
    """Its conditions hold in their rows only."""
    table = style(
        "t",
        "<w:rPr><w:i/><w:sz w:val='30'/></w:rPr><w:pPr><w:jc w:val='right'/></w:pPr>"
        "<w:tblStylePr w:type='firstRow'><w:rPr><w:b/><w:color w:val='0000FF'/></w:rPr></w:tblStylePr>",
        "table",
    )
    row = "<w:tr><w:tc>" + p("格") + "</w:tc></w:tr>"
    body = (
        "<w:tbl><w:tblPr><w:tblStyle w:val='t'/><w:tblLook w:val='0020'/></w:tblPr>"
        + row * 2
        + "</w:tbl>"
    )

    head, other = blocks(body, styles=table + style("n", "", more='w:default="1"'))

    assert head.runs[0].format == CharacterFormat(size=15.0, italic=True, bold=True, color="0000FF")
    assert other.runs[0].format == CharacterFormat(size=15.0, italic=True)
    assert head.format.alignment is Alignment.RIGHT


@pytest.mark.parametrize(
    ("properties", "expected"),
    [
        (
            '<w:ind w:firstLineChars="200" w:firstLine="640"/>',
            ParagraphFormat(first_line=32.0, first_line_chars=2.0),
        ),
        ('<w:ind w:firstLineChars="0" w:firstLine="420"/>', ParagraphFormat(first_line=21.0)),
        ('<w:ind w:left="640" w:hanging="320"/>', ParagraphFormat(left=32.0, first_line=-16.0)),
        (
            '<w:ind w:start="640" w:endChars="400" w:hangingChars="100"/>',
            ParagraphFormat(left=32.0, right_chars=4.0, first_line_chars=-1.0),
        ),
        (
            '<w:spacing w:beforeLines="200" w:before="624"/>',
            ParagraphFormat(before=31.2, before_lines=2.0),
        ),
        ('<w:spacing w:beforeAutospacing="1" w:before="100"/>', ParagraphFormat(before=14.0)),
        (
            '<w:spacing w:line="560" w:lineRule="atLeast"/>',
            ParagraphFormat(line_rule=LineRule.AT_LEAST, line=28.0),
        ),
        ('<w:spacing w:line="360"/>', ParagraphFormat(line=1.5)),
        ('<w:jc w:val="both"/>', ParagraphFormat(alignment=Alignment.JUSTIFY)),
        ('<w:jc w:val="end"/>', ParagraphFormat(alignment=Alignment.RIGHT)),
        (
            '<w:snapToGrid w:val="0"/><w:keepNext/>',
            ParagraphFormat(snap_to_grid=False, keep_with_next=True),
        ),
        ('<w:outlineLvl w:val="0"/>', ParagraphFormat(outline_level=0)),
        ('<w:outlineLvl w:val="9"/>', ParagraphFormat()),
        (
            '<w:pBdr><w:top w:val="nil"/><w:bottom w:val="single" w:sz="18" w:color="FF0000"/></w:pBdr>',
            ParagraphFormat(bottom_border=Border("single", 2.25, "FF0000")),
        ),
        (
            '<w:tabs><w:tab w:val="end" w:pos="8000"/><w:tab w:pos="200"/></w:tabs>',
            ParagraphFormat(tabs=(TabStop(10.0), TabStop(400.0, "right"))),
        ),
    ],
)
def test_paragraph_formatting(properties: str, expected: ParagraphFormat) -> None:
    """What a paragraph says of itself."""
    assert form(properties) == expected


def test_tab_stops_add_up_and_can_be_cleared() -> None:
    """A style's stop stays beside the paragraph's own, unless the paragraph clears it."""
    base = style(
        "n",
        "<w:pPr><w:tabs><w:tab w:pos='200'/><w:tab w:pos='400'/></w:tabs></w:pPr>",
        more='w:default="1"',
    )
    own = form(
        "<w:tabs><w:tab w:val='clear' w:pos='200'/><w:tab w:pos='600'/></w:tabs>", styles=base
    )
    assert own.tabs == (TabStop(20.0), TabStop(30.0))


def test_contextual_spacing_vanishes_between_paragraphs_of_one_style() -> None:
    """Only towards a neighbour of the same style."""
    spaced = '<w:spacing w:before="200" w:after="100"/><w:contextualSpacing/>'
    styles = style("n", "", more='w:default="1"') + style("o", "")
    found = blocks(
        p("甲", spaced) + p("乙", spaced) + p("丙", '<w:pStyle w:val="o"/>'), styles=styles
    )
    assert [(b.format.before, b.format.after) for b in found[:2]] == [(10.0, 0.0), (0.0, 5.0)]


def test_a_number_looks_as_its_level_and_the_end_of_its_paragraph_say() -> None:
    """The run of the automatic number has a look of its own."""
    numbering = (
        '<w:abstractNum w:abstractNumId="1"><w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt '
        'w:val="decimal"/><w:lvlText w:val="%1、"/><w:rPr><w:b/></w:rPr></w:lvl></w:abstractNum>'
        '<w:num w:numId="1"><w:abstractNumId w:val="1"/></w:num>'
    )
    (block,) = blocks(
        p("甲", '<w:numPr><w:numId w:val="1"/></w:numPr><w:rPr><w:sz w:val="32"/></w:rPr>'),
        numbering=numbering,
    )
    assert [(run.start, run.end, run.format) for run in block.runs] == [
        (0, 2, CharacterFormat(size=16.0, bold=True)),
        (2, 3, CharacterFormat()),
    ]
