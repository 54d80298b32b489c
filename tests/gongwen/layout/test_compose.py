"""What is composed complies, survives a Word file, and is recognised for what it is."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

import gongwen.layout.rules
from gongwen.anatomy import ElementKind, recognise
from gongwen.formats.docx.write import write
from gongwen.formats.open import read
from gongwen.layout import spec
from gongwen.layout.compose import compose
from gongwen.layout.content import Content, Paragraph
from gongwen.layout.specimen import NOTICE, letter, minutes, notice, order, request
from gongwen.rulebook import Draft, collect
from gongwen.text import Document, Part

SPECIMENS = pytest.mark.parametrize(
    "document",
    [notice(), request(), letter(), minutes(), order()],
    ids=["通知", "请示", "函", "纪要", "命令"],
)


@SPECIMENS
def test_a_specimen_breaks_no_layout_rule(document: Document) -> None:
    """A compliant document draws no finding of any severity."""
    draft = Draft(document, recognise(document), date(2026, 11, 20))

    assert [
        (rule.code, hit.message)
        for rule in collect(gongwen.layout.rules)
        for hit in rule.find(draft)
    ] == []


@SPECIMENS
def test_a_specimen_survives_a_word_file(document: Document) -> None:
    """Written to a Word file and read back, it is the same document."""
    assert read(write(document), "文稿.docx") == document


@SPECIMENS
def test_text_alone_draws_no_finding_either(document: Document) -> None:
    """The words of a compliant document comply without their layout."""
    words = replace(document, has_layout=False)
    draft = Draft(words, recognise(words), date(2026, 11, 20))

    assert [rule.code for rule in collect(gongwen.layout.rules) for _ in rule.find(draft)] == []


def test_the_page_is_that_of_the_standard() -> None:
    """A4, 37 mm above, 28 mm at the binding edge, type area 156 mm by 225 mm, 22 lines."""
    page = notice().sections[0]

    assert spec.TOP_MARGIN.accepts(page.top)
    assert spec.LEFT_MARGIN.accepts(page.left)
    assert spec.TYPE_WIDTH.accepts(page.width - page.left - page.right)
    assert spec.TYPE_HEIGHT.accepts(page.height - page.top - page.bottom)
    assert page.grid.line_pitch == spec.GRID_PITCH


def test_page_numbers_stand_outside_between_dashes() -> None:
    """Odd pages have theirs at the right, even ones at the left."""
    feet = [block for block in notice().blocks if block.part is Part.FOOTER]

    assert [(foot.page_kind, foot.format.alignment) for foot in feet] == [
        ("default", "right"),
        ("even", "left"),
    ]
    assert all(foot.fields[0].instruction == "PAGE" for foot in feet)


def test_every_element_of_a_notice_is_recognised() -> None:
    """The recogniser finds in it all that was put in."""
    kinds = {element.kind for element in recognise(notice()).elements}

    assert kinds >= {
        ElementKind.COPY_NUMBER,
        ElementKind.URGENCY,
        ElementKind.MASTHEAD,
        ElementKind.DOCUMENT_NUMBER,
        ElementKind.TITLE,
        ElementKind.MAIN_RECIPIENTS,
        ElementKind.ANNEX_NOTE,
        ElementKind.ISSUER,
        ElementKind.DATE,
        ElementKind.REMARK,
        ElementKind.ANNEX_MARK,
        ElementKind.COPY_RECIPIENTS,
        ElementKind.PRINTING,
    }


def test_an_unsealed_document_is_signed_further_right() -> None:
    """Without a seal the issuer stands two characters in, the date by its first character."""
    document = compose(replace(NOTICE, is_sealed=False))
    issuer, date_line = document.blocks[20], document.blocks[21]

    assert issuer.format.right_chars == 2
    assert date_line.text == "2026年3月20日"
    assert date_line.format.right_chars == pytest.approx(2 + 10 - 2 - 6.5 - 0.5, abs=1)


def test_content_without_header_has_none() -> None:
    """A draft for pre-printed paper begins with its title."""
    document = compose(Content(title=("关于检修的通知",), body=(Paragraph("请按时完成检修。"),)))

    assert document.blocks[0].text == "关于检修的通知"
