"""What typesetting promises is measured on the pages."""

from __future__ import annotations

import shutil
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from gongwen import typeset
from gongwen.anatomy import recognise
from gongwen.cli import main
from gongwen.formats.open import read
from gongwen.layout import measured, spec
from gongwen.layout.specimen import letter, minutes, notice, order, request
from gongwen.rendering.render import render
from gongwen.rulebook import Draft
from gongwen.text import Document, RenderedPages
from gongwen.typesetting import turns_on_paper

pytestmark = [
    pytest.mark.rendered,
    pytest.mark.skipif(shutil.which("soffice") is None, reason="LibreOffice is not installed"),
]
_NEAR = spec.points(2)
_KINDS = {"通知": notice, "请示": request, "函": letter, "纪要": minutes, "命令": order}


def _bare(document: Document) -> Document:
    """Return what a document says, without any look."""
    blocks = tuple(replace(block, format=block.format.__class__()) for block in document.blocks)
    return replace(document, blocks=blocks)


def _draft(data: bytes) -> Draft:
    document = read(data, "文稿.docx")
    return Draft(document, recognise(document), date(2026, 11, 20), rendered=_pages(data))


@pytest.mark.parametrize("kind", _KINDS)
def test_every_part_stands_within_two_millimetres(kind: str) -> None:
    """The masthead, the red line, the imprint and the page numbers."""
    draft = _draft(typeset(_bare(_KINDS[kind]())).data)

    masthead = measured.masthead_distance(draft)
    assert masthead is not None
    assert abs(masthead.value - masthead.wanted.points) <= _NEAR
    line = measured.red_line(draft)
    if line is not None:
        assert abs(line.distance.value - line.distance.wanted.points) <= _NEAR
        assert abs(line.width.value - line.width.wanted.points) <= _NEAR
    for number in measured.page_numbers(draft):
        assert number.is_outside
        assert abs(number.distance.value - number.distance.wanted.points) <= _NEAR


@pytest.mark.parametrize("kind", ["通知", "请示"])
def test_the_imprint_ends_an_even_page_at_the_foot_of_the_type_area(kind: str) -> None:
    """Its last line lies on the lower edge."""
    place = measured.imprint_place(_draft(typeset(_bare(_KINDS[kind]())).data))

    assert place is not None
    assert place.below is not None
    assert place.page == place.pages
    assert place.page % 2 == 0
    assert abs(place.below.value) <= _NEAR


def test_pages_tell_when_the_imprint_was_turned_wrongly() -> None:
    """Typeset once more with the answer, it lands on an even page."""
    source = _bare(notice())
    right = typeset(source)
    wrong = typeset(source, turns=1 if turns_on_paper(right, _pages(right.data)) is None else 0)

    turns = turns_on_paper(wrong, _pages(wrong.data))

    assert turns is not None
    assert typeset(source, turns=turns).data == right.data


def _pages(data: bytes) -> RenderedPages:
    pages = render(data, read(data, "文稿.docx")).pages
    assert pages is not None
    return pages


def test_the_command_writes_the_pages_beside_the_word_file(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """It tells how many there are."""
    draft = tmp_path / "稿.txt"
    draft.write_text("关于做好防汛工作的通知\n各县：\n请做好防汛工作。", encoding="utf-8")

    assert main(["typeset", str(draft), "-o", str(tmp_path / "排.docx"), "--pdf"]) == 0

    assert (tmp_path / "排.pdf").read_bytes().startswith(b"%PDF")
    assert "共 1 面" in capsys.readouterr().out
