"""Documents set in pages by LibreOffice measure what the standard says."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from functools import cache
from pathlib import Path

import pytest

from gongwen.anatomy import recognise
from gongwen.checking import check
from gongwen.checking.check import TEXT_ONLY
from gongwen.cli import main
from gongwen.formats import convert
from gongwen.formats.docx import write
from gongwen.formats.docx.proof import proof_copy
from gongwen.formats.errors import UnreadableFile
from gongwen.formats.open import as_docx, read
from gongwen.layout import measured, spec, spoil
from gongwen.layout.compose import compose
from gongwen.layout.content import Content, Paragraph
from gongwen.layout.specimen import NOTICE, notice
from gongwen.rendering.rendering import Rendering
from gongwen.rulebook import Draft
from gongwen.text import Document, Grid, LineRule, RenderedPages

rendered = pytest.mark.rendered
needs_office = pytest.mark.skipif(
    shutil.which("soffice") is None, reason="LibreOffice is not installed"
)
TODAY = date(2026, 11, 20)
SENTENCE = "各级各部门各单位应当切实加强组织领导和统筹协调确保按期完成全部工作任务"


def long() -> Document:
    """Return a notice whose body runs over several full pages."""
    body = tuple(Paragraph(f"{SENTENCE * 6}。") for _ in range(12))
    content = Content(
        masthead=NOTICE.masthead,
        number=NOTICE.number,
        title=NOTICE.title,
        recipients=NOTICE.recipients,
        body=body,
        issuers=NOTICE.issuers,
        date=NOTICE.date,
    )
    return compose(content)


@cache
def in_pages(make: Callable[[], Document]) -> tuple[Draft, Rendering]:
    """Return the document ``make`` makes, set in pages."""
    from gongwen.rendering.render import render  # noqa: PLC0415 -- needs the extra

    document = make()
    rendering = render(write(document), document)
    return Draft(document, recognise(document), TODAY, rendered=rendering.pages), rendering


def _spaced(points: float) -> Document:
    return spoil.shapes(
        long(), "", lambda form: replace(form, line_rule=LineRule.EXACT, line=points)
    )


def wide() -> Document:
    """Return the long notice with 29 points from line to line."""
    return _spaced(29.0)


def gridded() -> Document:
    """Return the long notice on a grid of characters."""
    unspaced = spoil.looks(long(), "", lambda look: replace(look, spacing=0.0))
    grid = Grid("linesAndChars", spec.GRID_PITCH, -848 / 4096)
    return spoil.page(unspaced, lambda page: replace(page, grid=grid))


@rendered
@needs_office
def test_a_full_page_has_22_lines_of_28_characters() -> None:
    """Pages full of body text hold what the standard says."""
    draft, _ = in_pages(long)

    assert {count for _, count in measured.full_pages(draft)} == {22}
    assert measured.lines_per_page(draft) == (22, pytest.approx(28.95, abs=0.02))
    assert measured.characters_per_line(draft) == 28


@rendered
@needs_office
def test_29_points_leave_21_lines() -> None:
    """The usual mistake is counted on the page, grid or no grid."""
    draft, _ = in_pages(wide)

    assert max(count for _, count in measured.full_pages(draft)) == 21
    assert measured.lines_per_page(draft) == (21, pytest.approx(29.0, abs=0.02))


@rendered
@needs_office
def test_a_grid_of_characters_is_taken_out_and_told() -> None:
    """LibreOffice would set half as many characters a line."""
    draft, rendering = in_pages(gridded)

    assert measured.characters_per_line(draft) in spec.CHARACTERS_ACCEPTED
    assert any("去掉了字符网格" in note for note in rendering.notes)


@rendered
@needs_office
def test_the_fixed_parts_are_found_and_measured() -> None:
    """Red line, page numbers, imprint and masthead are where the file puts them."""
    draft, _ = in_pages(notice)
    line = measured.red_line(draft)
    imprint = measured.imprint_place(draft)

    assert line is not None
    assert line.width.fits
    assert line.distance.fits
    assert imprint is not None
    assert imprint.page == imprint.pages
    assert measured.masthead_distance(draft) is not None
    numbers = list(measured.page_numbers(draft))
    assert [number.number for number in numbers] == [number.page for number in numbers]
    assert all(number.is_outside and number.distance.fits for number in numbers)


@rendered
@needs_office
@pytest.mark.parametrize("make", [notice, long, wide, gridded])
def test_every_character_is_found_on_a_page(make: Callable[[], Document]) -> None:
    """All of the body's text stands on some line."""
    draft, _ = in_pages(make)
    pages = draft.rendered
    assert isinstance(pages, RenderedPages)

    lost = [
        block.text
        for start, block in zip(draft.document.starts, draft.document.blocks, strict=True)
        if not block.is_blank and not block.page_kind and not pages.within(start, start + 1)
    ]

    assert lost == []


@rendered
@needs_office
def test_findings_tell_page_and_line_and_fonts_are_told() -> None:
    """A check on pages places every finding and hides no replaced font."""
    result = check(spoil.reword(notice(), "管网渗漏", "管网渗漏,"), rendered=True, today=TODAY)

    assert result.findings
    assert all(finding.page and finding.line for finding in result.findings)
    assert result.notes[0].startswith("已在 LibreOffice 排出的版面上核实")


@rendered
@needs_office
def test_inspect_shows_what_was_measured(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """The measures are listed beside what the standard wants."""
    path = tmp_path / "通知.docx"
    path.write_bytes(write(long()))

    assert main(["inspect", "--rendered", str(path)]) == 0

    shown = capsys.readouterr().out
    assert "✓ 每面行数　22 行" in shown
    assert "✓ 红色分隔线长　156 mm" in shown


def test_without_libreoffice_the_file_is_checked_all_the_same(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """The report says that nothing was verified on the page."""
    monkeypatch.setenv("PATH", "")

    result = check(notice(), rendered=True, today=TODAY)

    assert any("未在版面上核实" in note for note in result.notes)
    assert all(finding.page is None for finding in result.findings)


def test_a_hanging_libreoffice_is_killed_and_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A check goes on without pages."""
    program = tmp_path / "soffice"
    program.write_text("#!/bin/sh\nexec /bin/sleep 60\n", encoding="utf-8")
    program.chmod(0o755)
    monkeypatch.setenv("PATH", str(tmp_path))
    monkeypatch.setattr(convert, "TIMEOUT_SECONDS", 0.3)

    result = check(notice(), rendered=True, today=TODAY)

    assert "已中止" in result.notes[0]
    assert "未在版面上核实" in result.notes[1]


def test_text_has_no_pages() -> None:
    """Plain text is not set."""
    assert check("各单位要落实责任。", rendered=True).notes[0] == TEXT_ONLY


def test_a_missing_folder_of_fonts_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A folder that is not there is a mistake of the caller."""
    monkeypatch.setattr("gongwen.rendering.render.office", lambda: "soffice")

    with pytest.raises(UnreadableFile, match="找不到字体文件夹"):
        check(notice(), rendered=True, fonts=tmp_path / "没有")


def test_the_proof_copy_differs_in_its_grid_only() -> None:
    """The text of the copy is that of the file."""
    data = write(gridded())
    parts = as_docx(data)
    assert parts is not None

    copy, had_grid = proof_copy(parts)

    assert had_grid
    before, after = read(data, "甲.docx"), read(copy, "甲.docx")
    assert after.text == before.text
    assert [block.runs for block in after.blocks] == [block.runs for block in before.blocks]
    assert {section.grid.kind for section in before.sections} == {"linesAndChars"}
    assert {section.grid.kind for section in after.sections} <= {"lines", "default"}
    assert not proof_copy(as_docx(write(notice())) or {})[1]
