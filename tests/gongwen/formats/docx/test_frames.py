"""Framed paragraphs keep their place on the page, and lines among them are strips."""

from __future__ import annotations

from dataclasses import replace

from gongwen.formats.archive import unpack
from gongwen.formats.docx import Package, read, write
from gongwen.layout.compose.imprint import FOOT
from gongwen.layout.compose.pieces import LINE, framed, framed_line
from gongwen.text import Block, Border, Document, Frame, ParagraphFormat, Section
from tests.gongwen.formats.docx.snippets import blocks, p


def _document(*blocks: Block) -> Document:
    return Document((*blocks, Block("")), sections=(Section(),), has_layout=True)


def test_a_frame_survives_a_word_file() -> None:
    """Its width, its anchors and its place are read as they were written."""
    for frame in (FOOT, Frame(480.0, "page", 56.7, "page", 80.0)):
        document = _document(Block("抄送：市委办公室。", format=replace(LINE, frame=frame)))

        assert read(Package(unpack(write(document)))).blocks[0].format.frame == frame


def test_a_line_among_framed_paragraphs_is_a_strip() -> None:
    """No border is written, for which some programs would give the frame up; it reads as a line."""
    line = framed_line(0.75, FOOT)
    parts = unpack(write(_document(line)))

    xml = parts["word/document.xml"].decode()
    assert "pBdr" not in xml
    assert 'w:fill="000000"' in xml
    assert read(Package(parts)).blocks[0].format.bottom_border == Border("single", 0.75)


def test_a_double_line_in_a_frame_stays_a_border() -> None:
    """Only single lines can be strips."""
    form = ParagraphFormat(frame=FOOT, bottom_border=Border("thickThinSmallGap", 3.0, "FF0000"))

    xml = unpack(write(_document(Block("", format=form))))["word/document.xml"].decode()

    assert "thickThinSmallGap" in xml


def test_shading_of_a_paragraph_in_the_flow_is_no_line() -> None:
    """A shaded paragraph of usual height, or without a frame, has no border."""
    shade = '<w:shd w:val="clear" w:fill="000000"/>'
    height = '<w:spacing w:line="20" w:lineRule="exact"/>'
    found = blocks(p("", shade + height) + p("公文", shade))

    assert [block.format.bottom_border for block in found] == [None, None]


def test_a_framed_block_is_otherwise_as_it_was() -> None:
    """Only the place changes."""
    block = Block("印发", format=LINE)

    assert replace(framed(block, FOOT).format, frame=None) == LINE
