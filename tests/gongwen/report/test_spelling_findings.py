"""Spelling findings are shown in every output, and so is that spelling was not checked."""

from __future__ import annotations

import io
import json
import zipfile
from datetime import date
from pathlib import Path

import pytest

from gongwen.checking import check
from gongwen.checking.corpus import Checked
from gongwen.cli import main
from gongwen.formats.open import read
from gongwen.report.html import render_html
from gongwen.report.json import render_json
from gongwen.report.limited import Wanted, check_limited
from gongwen.report.review import annotate, correct
from gongwen.report.sarif import render_sarif
from gongwen.report.terminal import render_terminal
from gongwen.spelling import DEFAULT_PATH

TODAY = date(2026, 11, 20)
TEXT = "各单位要认真贯澈落实会议精神。\n有关部门要照按职责分工负责。"
SAID = "疑似音近错字，“贯澈落实”似应为“贯彻落实”，把握 98%"


def checked(text: str = TEXT) -> Checked:
    """Return a text checked."""
    return Checked(Path("通知.txt"), check(text, name="通知.txt", today=TODAY, strict=True))


def comments_in(data: bytes) -> str:
    """Return the comments part of a Word file."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return archive.read("word/comments.xml").decode()


@pytest.mark.usefixtures("tiny_model")
def test_people_read_what_how_sure_and_by_which_model() -> None:
    """The terminal and the page say the same words."""
    for shown in (render_terminal(checked()), render_html([checked()])):
        assert SAID in shown
        assert "错别字模型 tiny" in shown
        assert "没有检查错别字" not in shown


@pytest.mark.usefixtures("tiny_model")
def test_a_missing_character_is_added() -> None:
    """What is to be put in replaces nothing."""
    one = checked("今年以全省经济运行总体平稳。")
    assert one.result
    missing = next(found for found in one.result.findings if found.code == "SP-03")
    assert (missing.start, missing.end, missing.suggestion) == (3, 3, "来")
    assert "加上 <ins>来</ins>" in render_html([one])
    assert "加上“来”" in render_terminal(one)


@pytest.mark.usefixtures("tiny_model")
def test_programs_read_source_probability_cause_and_model() -> None:
    """A rule's finding has the same fields, empty."""
    found = json.loads(render_json([checked("各单位:" + TEXT)]))["files"][0]["findings"]
    model = next(one for one in found if one["code"] == "SP-01")
    assert (model["source"], model["cause"], model["model"]) == ("model", "音近", "tiny")
    assert (model["group"], model["safe"]) == ("spelling", False)
    assert 0.9 < model["probability"] < 1
    rule = next(one for one in found if one["code"] == "PUN-01")
    assert (rule["source"], rule["probability"], rule["cause"], rule["model"]) == (
        "rule",
        None,
        "",
        "",
    )
    (run,) = json.loads(render_sarif([checked()], "0"))["runs"]
    result = next(one for one in run["results"] if one["ruleId"] == "SP-01")
    assert result["properties"] == {
        "source": "model", "probability": model["probability"], "cause": "音近", "model": "tiny",
    }  # fmt: skip
    assert result["fixes"][0]["artifactChanges"][0]["replacements"][0]["insertedContent"] == {
        "text": "彻"
    }


@pytest.mark.usefixtures("tiny_model")
def test_corrections_of_the_model_are_adopted_by_people_only() -> None:
    """They are tracked changes in Word, and made when chosen; never by a machine alone."""
    result = checked().result
    assert result
    made = annotate(TEXT.encode(), "a.txt", result.findings)
    assert SAID in comments_in(made)
    assert "贯彻落实" in read(made, "a.docx").text
    assert correct(TEXT.encode(), "a.txt", result.findings).decode().rstrip() == TEXT
    chosen = correct(TEXT.encode(), "a.txt", result.findings, only_safe=False).decode()
    assert chosen.rstrip() == TEXT.replace("澈", "彻").replace("照按", "按照")


def test_every_output_tells_once_that_spelling_was_not_checked(no_model: str) -> None:
    """Whatever the report, its reader knows what he cannot rely on and how to mend it."""
    one = checked("各单位:" + TEXT)
    result = one.result
    assert result
    for shown in (
        render_terminal(one),
        render_html([one]),
        json.loads(render_json([one]))["files"][0]["unchecked"][0],
        render_sarif([one, one], "0"),
        comments_in(annotate(TEXT.encode(), "a.txt", result.findings, unchecked=result.unchecked)),
    ):
        assert shown.count(no_model) == 1


def test_the_command_line_annotates_with_what_was_not_checked(
    no_model: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """The Word file says it too, and the exit status is that of the findings."""
    draft, made = tmp_path / "a.txt", tmp_path / "b.docx"
    draft.write_text("各单位:请办。", encoding="utf-8")
    assert main(["check", str(draft), "--annotate", str(made)]) == 1
    assert capsys.readouterr().out.count(no_model) == 1
    assert no_model in comments_in(made.read_bytes())


def test_the_child_finds_slips_or_says_why_not() -> None:
    """Behind its fence the model is there, or its absence is told."""
    text = "各级各部门要加强组织领到，确保工作取得实效。"
    record = check_limited(text.encode(), "a.txt", today=TODAY)
    found = [one for one in record["findings"] if one["source"] == "model"]
    if DEFAULT_PATH.is_file():
        assert [(one["quote"], one["suggestion"]) for one in found] == [("到", "导")]
        assert record["unchecked"] == []
        wanted = check_limited(text.encode(), "a.txt", today=TODAY, wanted=Wanted.ANNOTATED)
        assert wanted["file"]
    else:
        assert found == []
        assert "make train" in record["unchecked"][0]
        assert str(DEFAULT_PATH.parent) not in record["unchecked"][0]
