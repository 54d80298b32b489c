"""``gongwen typeset`` at the command line, and the doubts it asks about."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from gongwen.cli.main import main
from gongwen.formats.open import read

_TEXT = "关于做好防汛工作的通知\n各县（区）人民政府：\n请于6月1日前报送:名单。"


@pytest.fixture
def draft(tmp_path: Path) -> Path:
    """A plain draft."""
    path = tmp_path / "通知.txt"
    path.write_text(_TEXT, encoding="utf-8")
    return path


def test_the_draft_stays_and_the_output_is_a_word_file(draft: Path) -> None:
    """The words come out as they went in."""
    made = draft.with_name("通知.docx")

    assert main(["typeset", str(draft), "-o", str(made)]) == 0
    assert draft.read_text(encoding="utf-8") == _TEXT
    assert read(made.read_bytes(), made.name).text.startswith(_TEXT)


def test_corrections_are_made_and_listed_when_asked(
    draft: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Only what is safe is corrected, and each correction is told."""
    made = draft.with_name("通知.docx")

    main(["typeset", str(draft), "-o", str(made), "--fix"])

    assert "报送：名单" in read(made.read_bytes(), made.name).text
    assert "已改正：" in capsys.readouterr().out


def test_the_output_never_overwrites_the_draft(
    draft: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """The same file as input and output is refused in one sentence."""
    assert main(["typeset", str(draft), "-o", str(draft)]) == 2
    assert capsys.readouterr().err == "输出不能覆盖原稿，请换一个文件名。\n"
    assert draft.read_text(encoding="utf-8") == _TEXT


def test_a_damaged_review_file_is_told_and_kept(
    draft: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Nobody's answers are lost to a slip in the file."""
    review = draft.with_name("核对.json")
    review.write_text("{", encoding="utf-8")

    code = main(
        ["typeset", str(draft), "-o", str(draft.with_name("a.docx")), "--review", str(review)]
    )

    assert code == 2
    assert "核对文件" in capsys.readouterr().err
    assert review.read_text(encoding="utf-8") == "{"


def test_a_review_file_lists_what_is_doubtful(draft: Path) -> None:
    """A sure draft leaves an empty list."""
    review = draft.with_name("核对.json")

    main(["typeset", str(draft), "-o", str(draft.with_name("a.docx")), "--review", str(review)])

    assert json.loads(review.read_text(encoding="utf-8")) == {"version": 1, "doubts": []}


def test_a_folder_of_fonts_that_is_not_there_is_told(
    draft: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """One sentence names the folder; the Word file is there all the same."""
    made = draft.with_name("a.docx")
    command = ["typeset", str(draft), "-o", str(made), "--pdf", "--fonts", "没有的文件夹"]

    assert main(command) == 2

    assert "没有的文件夹" in capsys.readouterr().err
    assert made.exists()


def test_without_pages_the_place_of_the_imprint_is_said_to_be_reckoned(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Nothing is claimed that nobody has seen."""
    text = tmp_path / "稿.txt"
    text.write_text(
        "关于防汛的通知\n各县：\n请做好防汛工作。\n云川市水务局\n2026年3月20日\n抄送：市政府办公室。",
        encoding="utf-8",
    )

    assert main(["typeset", str(text), "-o", str(tmp_path / "a.docx")]) == 0

    assert "未在版面上核实" in capsys.readouterr().out
