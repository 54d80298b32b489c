"""Findings are shown to people and programs."""

from __future__ import annotations

import io
import json
import re
import zipfile
from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path

import docx
import pytest

from gongwen.checking import check
from gongwen.checking.corpus import Checked
from gongwen.checking.engine import catalogue
from gongwen.formats.errors import Refusal
from gongwen.formats.open import read
from gongwen.report.catalogue import as_json, explain, pages, table, write_pages
from gongwen.report.html import render_html
from gongwen.report.json import FindingRecord, render_json
from gongwen.report.review import annotate, correct
from gongwen.report.sarif import render_sarif
from gongwen.report.terminal import marked_sentence, render_terminal, summary
from gongwen.rulebook import House, WordRule
from gongwen.terms import Severity
from tests.gongwen.formats import attacks

TODAY = date(2026, 11, 20)
TEXT = "关于检查的通知\n<b>各单位:</b>请于6月1日前报送,不得延误。"
HOUSE = House(word_rules=(WordRule("延误", "", "口语"),))


@pytest.fixture
def checked() -> list[Checked]:
    """Return a file with findings and one that was refused."""
    result = check(TEXT, name="通知.txt", house=HOUSE, today=TODAY)
    findings = [
        replace(one, suggestion="") if one.code == "HOUSE-001" else one for one in result.findings
    ]
    result = replace(result, findings=tuple(findings))
    refused = Checked(
        Path("坏 文件.docx"), error="文件是空的，请确认保存成功后再试。", kind=Refusal.EMPTY
    )
    return [Checked(Path("通知.txt"), result), refused]


def test_the_terminal_shows_the_sentence_with_its_place(checked: list[Checked]) -> None:
    """People read severity, code, sentence, suggestion and basis; no colour unless asked for."""
    shown = render_terminal(checked[0])
    assert "【S1 必改】" in shown
    assert "报送【,】不得延误。" in shown
    assert "建议：“,”改为“，”" in shown
    assert "建议：删去“延误”" in shown
    assert "依据：GB/T 15834—2011" in shown
    assert "注：只检查了文字" in shown
    assert "\x1b" not in shown
    assert "\x1b[31m" in render_terminal(checked[0], color=True)
    assert "未能读取：文件是空的" in render_terminal(checked[1])
    assert "共 2 个文件：0 个没有问题，1 个有问题，1 个未能读取。" in summary(checked)


def test_a_long_sentence_is_cut_around_the_place() -> None:
    """The place stays in sight however long the sentence is."""
    result = check("甲" * 200 + "," + "乙" * 200, today=TODAY)
    one = next(one for one in result.findings if one.code == "PUN-01")
    shown = marked_sentence(one, result)
    assert "【,】" in shown
    assert len(shown) < 100


def test_json_has_every_field_of_a_finding(checked: list[Checked]) -> None:
    """Programs get every field, and the reason where a file was refused."""
    record = json.loads(render_json(checked))
    good, bad = record["files"]
    assert set(good["findings"][0]) == set(FindingRecord.__annotations__)
    found = next(one for one in good["findings"] if one["code"] == "PUN-01")
    assert (found["severity"], found["strength"], found["part"]) == ("S1", "required", "body")
    assert found["suggestion"] == "："
    assert (bad["error_kind"], bad["findings"]) == ("empty", [])
    assert bad["error"].endswith("。")


def test_sarif_has_the_structure_tools_expect(checked: list[Checked]) -> None:
    """Each result names a rule of the run, a region in a file and a replacement."""
    log = json.loads(render_sarif(checked, "0.1.0"))
    assert log["version"] == "2.1.0"
    (run,) = log["runs"]
    rules = run["tool"]["driver"]["rules"]
    assert [rule["id"] for rule in rules] == sorted({one["ruleId"] for one in run["results"]})
    for one in run["results"]:
        assert rules[one["ruleIndex"]]["id"] == one["ruleId"]
        assert one["level"] in {"error", "warning", "note"}
        assert one["message"]["text"].endswith("。")
        region = one["locations"][0]["physicalLocation"]["region"]
        assert region["startLine"] >= 1
        assert region["startColumn"] >= 1
        assert region["endColumn"] >= region["startColumn"]
    mended = next(one for one in run["results"] if one["ruleId"] == "PUN-01")
    replaced = mended["fixes"][0]["artifactChanges"][0]["replacements"][0]
    assert replaced["insertedContent"]["text"] == "："
    assert run["invocations"][0]["executionSuccessful"] is False
    failure = run["invocations"][0]["toolExecutionNotifications"][0]
    assert " " not in failure["locations"][0]["physicalLocation"]["artifactLocation"]["uri"]


def test_html_needs_nothing_from_outside(checked: list[Checked]) -> None:
    """One page, no address, no script; what stands in the document cannot become markup."""
    page = render_html(checked)
    assert not re.search(r"https?://|src=|href=|<script|@import|url\(", page)
    assert "<b>" not in page
    assert "&lt;b&gt;" in page
    assert "<mark>,</mark>" in page
    assert "删去" in page
    assert "文件是空的" in page
    assert "必改" in page


def comments_in(data: bytes) -> str:
    """Return the comments part of a Word file."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return archive.read("word/comments.xml").decode()


def word_file(*paragraphs: str) -> bytes:
    """Return a Word file of these paragraphs."""
    made = docx.Document()
    for paragraph in paragraphs:
        made.add_paragraph(paragraph)
    file = io.BytesIO()
    made.save(file)
    return file.getvalue()


@pytest.mark.parametrize(
    ("data", "name"),
    [
        (word_file("各单位:请于6月1日前报送。"), "a.docx"),
        ("各单位:请于6月1日前报送。".encode(), "a.txt"),
    ],
)
def test_review_marks_carry_reason_and_change(data: bytes, name: str) -> None:
    """The annotated file reads as corrected and says why, also for a plain text."""
    result = check(data, name=name, today=TODAY)
    made = annotate(data, name, result.findings, at=datetime(2026, 11, 20, tzinfo=UTC))
    assert "半角标点" in comments_in(made)
    assert "PUN-01" in comments_in(made)
    document = read(made, "b.docx")
    assert "各单位：请于" in document.text
    assert document.review.insertions >= 1
    assert docx.Document(io.BytesIO(made)).paragraphs  # another reader opens it too


@pytest.mark.parametrize(
    ("data", "name", "becomes"),
    [
        (word_file("各单位:请办。"), "a.docx", "各单位：请办。"),
        ("各单位:请办。".encode("gb18030"), "a.txt", "各单位：请办。"),
        (
            "# 通知\n\n**各单位:请办**,见[办法](http://a.example/b,c)。".encode(),
            "a.md",
            "# 通知\n\n**各单位：请办**，见[办法](http://a.example/b,c)。",
        ),
    ],
)
def test_corrections_are_made_and_nothing_else(data: bytes, name: str, becomes: str) -> None:
    """The corrected file differs in the corrections only; Markdown keeps its markup."""
    findings = [one for one in check(data, name=name, today=TODAY).findings if one.code == "PUN-01"]
    made = correct(data, name, findings)
    assert (
        read(made, name).text if name.endswith("docx") else made.decode().rstrip("\n")
    ) == becomes


def test_unsafe_corrections_need_a_person() -> None:
    """Only what is mechanical is corrected without being asked for."""
    data = "各单位:请办。".encode()
    findings = [replace(one, safe=False) for one in check(data, today=TODAY).findings]
    assert correct(data, "a.txt", findings).decode() == "各单位:请办。\n"
    assert correct(data, "a.txt", findings, only_safe=False).decode() == "各单位：请办。\n"


def test_an_annotated_file_still_bears_no_trace_of_an_attack() -> None:
    """A hostile file is refused here too."""
    with pytest.raises(Exception, match="宏"):
        annotate(attacks.with_part("word/vbaProject.bin", b""), "a.docx", ())


def test_a_rule_is_explained_with_examples() -> None:
    """The explanation has all a person needs to believe or to doubt a finding."""
    shown = explain(catalogue()["PUN-01"])
    for word in (
        "PUN-01",
        "级别：S1",
        "强度：规定",
        "GB/T 15834—2011",
        "- 错：",
        "⟦:⟧",
        "→",
        "- 对：",
    ):
        assert word in shown


def test_the_catalogue_is_listed_and_written(tmp_path: Path) -> None:
    """One page a group and an index; a second writing changes nothing, stale pages go."""
    listed = json.loads(as_json(catalogue()))
    assert len(listed) == len(catalogue())
    assert table(catalogue()).count("\n") == len(catalogue()) + 1
    made = write_pages(catalogue(), tmp_path)
    assert "PUN.md" in {path.name for path in made}
    (tmp_path / "OLD.md").write_text(made[0].read_text(encoding="utf-8"), encoding="utf-8")
    (tmp_path / "mine.md").write_text("手写", encoding="utf-8")
    before = {path.name: path.read_text(encoding="utf-8") for path in made}
    write_pages(catalogue(), tmp_path)
    assert not (tmp_path / "OLD.md").exists()
    assert (tmp_path / "mine.md").exists()
    assert {name: (tmp_path / name).read_text(encoding="utf-8") for name in before} == before
    assert set(pages(catalogue())) == set(before)


def test_severities_are_all_counted(checked: list[Checked]) -> None:
    """Counts name every severity, the gravest first."""
    result = checked[0].result
    assert result is not None
    assert list(result.counts) == list(Severity)
