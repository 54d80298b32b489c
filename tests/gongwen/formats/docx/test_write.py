"""A document written as a Word file reads back as the same document."""

from __future__ import annotations

import io
import zipfile
from dataclasses import replace

import docx
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from gongwen.formats.archive import unpack
from gongwen.formats.docx import write
from gongwen.text import (
    Alignment,
    Block,
    Border,
    Cell,
    CharacterFormat,
    Document,
    Drawing,
    Field,
    Grid,
    LineRule,
    ParagraphFormat,
    Part,
    Run,
    Section,
    Table,
    TabStop,
)
from tests.gongwen.formats.docx.snippets import reread

PLAIN = CharacterFormat()
BIG = CharacterFormat("方正小标宋简体", "Times New Roman", 22.0)
SMALL = CharacterFormat("仿宋_GB2312", "Times New Roman", 16.0)


def doc(*blocks: Block, **more: object) -> Document:
    """Return a document with layout; text without runs has the plain look."""
    full = tuple(
        block
        if block.runs or not block.text
        else replace(block, runs=(Run(0, len(block.text), PLAIN),))
        for block in blocks
    )
    return replace(Document(full, has_layout=True), **more)  # type: ignore[arg-type]


EVERYTHING = doc(
    Block(
        "关于做好工作的通知",
        format=ParagraphFormat(alignment=Alignment.CENTER),
        runs=(Run(0, 9, BIG),),
    ),
    Block("", format=ParagraphFormat(bottom_border=Border("single", 2.25, "FF0000"))),
    Block("一、总则", generated=2, runs=(Run(0, 4, SMALL),)),
    Block("1.\t分则\n续行", generated=3, runs=(Run(0, 8, SMALL),)),
    Block("锚段", runs=(Run(0, 2, SMALL),)),
    Block("框内", part=Part.TEXT_BOX),
    Block("甲", cell=Cell(0, 0, 0)),
    Block("乙", cell=Cell(0, 0, 1)),
    Block("内", cell=Cell(1, 0, 0)),
    Block("丙", cell=Cell(0, 0, 1)),
    Block("丁", cell=Cell(0, 1, 1)),
    Block("第3页", fields=(Field(1, 2, "PAGE"), Field(3, 3, "XE 页"))),
    Block("附件", page_break=True),
    Block("", page_break=True),
    Block("横页", page_break=True),
    Block("注一", part=Part.FOOTNOTE),
    Block("注二", part=Part.FOOTNOTE),
    Block("尾", part=Part.ENDNOTE),
    Block("眉", part=Part.HEADER, page_kind="default"),
    Block("— 1 —", part=Part.FOOTER, page_kind="default", fields=(Field(2, 3, "PAGE"),)),
    Block("", part=Part.FOOTER, page_kind="first"),
    Block("— 2 —", part=Part.FOOTER, page_kind="even", fields=(Field(2, 3, "PAGE"),)),
    sections=(
        Section(grid=Grid("linesAndChars", 28.95, -848 / 4096), title_page=True),
        Section(first_block=14, width=841.9, height=595.3, is_landscape=True),
    ),
    tables=(Table(442.2, 2, 2, repeats_header=True, rows_may_break=False), Table(None, 1, 1)),
    drawings=(
        Drawing("line", 0, 442.2, 0.0, "FF0000"),
        Drawing("picture", 4, 10.0, 20.0),
        Drawing("shape", 4, 30.0, 20.0),
    ),
    even_and_odd=True,
    mirrors_margins=True,
    gutter_at_top=True,
)


def test_everything_the_model_knows_survives() -> None:
    """Numbers, boxes, tables in tables, fields, notes, footers, sections and drawings."""
    assert reread(write(EVERYTHING)) == EVERYTHING


def test_equal_documents_give_equal_bytes() -> None:
    """No clock, no chance."""
    assert write(EVERYTHING) == write(EVERYTHING)
    with zipfile.ZipFile(io.BytesIO(write(EVERYTHING))) as archive:
        assert {entry.date_time[0] for entry in archive.infolist()} == {1980}


def test_another_program_opens_what_we_write() -> None:
    """python-docx sees the paragraphs, the table and the footer."""
    opened = docx.Document(io.BytesIO(write(EVERYTHING)))
    assert opened.paragraphs[0].text == "关于做好工作的通知"
    assert opened.tables[0].cell(0, 0).text == "甲"
    assert opened.sections[0].footer.paragraphs[0].text.startswith("— 1 —")
    assert opened.styles["Normal"].paragraph_format.space_after is None


def test_the_usual_look_becomes_the_default() -> None:
    """The character grid of Word is reckoned from the default size."""
    document = doc(
        Block("标题", runs=(Run(0, 2, BIG),)), Block("正文正文", runs=(Run(0, 4, SMALL),))
    )
    data = write(document)
    assert docx.Document(io.BytesIO(data)).styles.element.xpath(
        "w:docDefaults/w:rPrDefault/w:rPr/w:sz/@w:val"
    ) == ["32"]
    assert reread(data) == document


def test_characters_xml_cannot_hold_are_left_out() -> None:
    """A control character in pasted text is no reason to fail."""
    assert reread(write(doc(Block("甲\x00\x0b乙")))).text == "甲乙"


def twips(low: int, high: int) -> st.SearchStrategy[float]:
    """Return lengths the file can hold."""
    return st.integers(low, high).map(lambda count: count / 20)


def hundredths(low: int = -500, high: int = 500) -> st.SearchStrategy[float | None]:
    """Return numbers of characters or lines, or nothing."""
    return st.none() | st.integers(low, high).filter(bool).map(lambda count: count / 100)


colors = st.none() | st.sampled_from(["FF0000", "000000", "1F3864"])
characters = st.builds(
    CharacterFormat,
    east_asian_font=st.none() | st.sampled_from(["仿宋_GB2312", "黑体"]),
    latin_font=st.none() | st.sampled_from(["Times New Roman", 'A"&<']),
    size=st.none() | st.integers(2, 100).map(lambda count: count / 2),
    bold=st.booleans(),
    italic=st.booleans(),
    underline=st.booleans(),
    strike=st.booleans(),
    hidden=st.booleans(),
    effect=st.booleans(),
    color=colors,
    highlight=st.none() | st.just("yellow"),
    shading=colors,
    spacing=twips(-40, 40),
)
borders = st.none() | st.builds(
    Border,
    st.sampled_from(["single", "thickThinSmallGap"]),
    st.integers(2, 48).map(lambda n: n / 8),
    colors,
)
lines = st.one_of(
    st.tuples(st.just(LineRule.MULTIPLE), st.integers(120, 720).map(lambda n: n / 240)),
    st.tuples(st.sampled_from([LineRule.EXACT, LineRule.AT_LEAST]), twips(20, 1000)),
)
forms = st.builds(
    lambda line, **more: ParagraphFormat(line_rule=line[0], line=line[1], **more),
    lines,
    style=st.sampled_from(["", "heading 1", "公文<标题>"]),
    alignment=st.sampled_from(Alignment),
    first_line=twips(-800, 800),
    first_line_chars=hundredths(),
    left=twips(-800, 800),
    left_chars=hundredths(),
    right=twips(-800, 800),
    right_chars=hundredths(),
    before=twips(0, 800),
    before_lines=hundredths(1),
    after=twips(0, 800),
    after_lines=hundredths(1),
    outline_level=st.none() | st.integers(0, 8),
    keep_with_next=st.booleans(),
    snap_to_grid=st.booleans(),
    top_border=borders,
    bottom_border=borders,
    tabs=st.lists(
        st.builds(TabStop, twips(1, 9000), st.sampled_from(["left", "right", "center", "decimal"])),
        max_size=3,
        unique_by=lambda stop: stop.position,
    ).map(lambda stops: tuple(sorted(stops, key=lambda stop: stop.position))),
)
words = st.text(
    st.characters(blacklist_categories=("Cs", "Cc"), blacklist_characters="\ufffe\uffff"),
    min_size=1,
    max_size=8,
) | st.sampled_from(["一\n二", "\t右", " 两端 "])


@st.composite
def written(draw: st.DrawFn) -> Block:
    """Return a paragraph of the body."""
    stretches = draw(st.lists(st.tuples(words, characters), max_size=4))
    text, runs = "", list[Run]()
    for part, look in stretches:
        start = len(text)
        text += part
        if runs and runs[-1].format == look:
            start = runs.pop().start
        runs.append(Run(start, len(text), look))
    breaks = draw(st.booleans())
    form = replace(draw(forms), page_break_before=breaks)
    return Block(text, format=form, runs=tuple(runs), page_break=breaks or draw(st.booleans()))


@settings(deadline=None, max_examples=200)
@given(st.lists(written(), min_size=1, max_size=5))
def test_any_text_and_format_survives(blocks: list[Block]) -> None:
    """Whatever the model can say of runs and paragraphs comes back as it was."""
    if not blocks[0].text and not blocks[0].format.page_break_before:
        blocks[0] = replace(blocks[0], page_break=False)  # nothing can break before nothing
    document = doc(*blocks)
    assert reread(write(document)) == document


@pytest.mark.parametrize("count", [1, 2])
def test_a_section_may_end_in_a_table(count: int) -> None:
    """Only a paragraph can end a section, so an empty one follows the table."""
    cells = [Block("甲", cell=Cell(0, row, 0)) for row in range(count)]
    document = doc(
        *cells,
        Block("乙", page_break=True),
        sections=(Section(), Section(first_block=count, width=841.9, height=595.3)),
        tables=(Table(None, count, 1),),
    )
    found = reread(write(document))
    assert [block.text for block in found.blocks] == ["甲"] * count + ["", "乙"]
    assert found.sections[1].first_block == count + 1


def test_a_page_is_broken_once() -> None:
    """Where a section begins the page, no break of its own stands beside it."""
    document = doc(
        Block("甲"),
        Block("乙", page_break=True),
        sections=(Section(), Section(first_block=1, width=841.9, height=595.3)),
    )
    assert b'w:type="page"' not in body_of(document)
    assert b'w:type="page"' in body_of(replace(document, sections=(Section(),)))


def test_a_cell_ends_in_a_paragraph() -> None:
    """Word takes a cell that ends in a table for damaged."""
    document = doc(
        Block("甲", cell=Cell(0, 0, 0)),
        Block("内", cell=Cell(1, 0, 0)),
        Block("乙", cell=Cell(0, 0, 1)),
        tables=(Table(None, 1, 2), Table(None, 1, 1)),
    )
    assert b"</w:tbl><w:p/></w:tc>" in body_of(document)


def body_of(document: Document) -> bytes:
    """Return the part that holds the text of the written file."""
    return unpack(write(document))["word/document.xml"]
