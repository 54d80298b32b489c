"""The imprint lands on an even page, whatever page the text ends on."""

from __future__ import annotations

import pytest

from gongwen.layout.compose import compose
from gongwen.layout.compose.even_page import own_turns
from gongwen.layout.content import Content, DocumentFormat, Paragraph


def _turns(lines: int, kind: DocumentFormat = DocumentFormat.DOCUMENT) -> int | None:
    content = Content(
        kind=kind,
        title=("关于做好防汛工作的通知",),
        body=tuple(Paragraph("各单位应当按时报告。") for _ in range(lines)),
        printed_by="云川市人民政府办公室",
        printed_date="2026年3月23日",
    )
    return own_turns(compose(content).blocks)


@pytest.mark.parametrize(
    ("lines", "turns"),
    [
        (5, 1),  # ends on the first page: the imprint stands on its back
        (25, 0),  # ends on the second page, with room below
        (42, 2),  # ends on the second page, without: a page is left blank
        (50, 1),  # ends on the third page
    ],
)
def test_pages_are_turned_for_the_imprint_to_land_on_an_even_one(lines: int, turns: int) -> None:
    """None, one, or one and a blank page."""
    assert _turns(lines) == turns


def test_the_imprint_of_a_letter_stays_with_its_text() -> None:
    """It stands at the foot of the last page, be it the first."""
    content = Content(
        kind=DocumentFormat.LETTER,
        title=("关于协助提供资料的函",),
        body=(Paragraph("请于月底前提供。"),),
        copies="市水务局",
    )

    assert own_turns(compose(content).blocks) == 0


def test_a_document_without_an_imprint_turns_nothing() -> None:
    """There is nothing to turn for."""
    content = Content(title=("关于防汛的通知",), body=(Paragraph("请做好防汛工作。"),))

    assert own_turns(compose(content).blocks) is None
