"""What typesetting changed is told: each thing once, with its number and its place."""

from __future__ import annotations

from io import BytesIO
from pathlib import Path

import docx
import pytest
from benchmarks.origins import ORIGINS
from benchmarks.specimens import contents, documents
from docx.oxml import OxmlElement
from docx.shared import Pt

from gongwen import typeset
from gongwen.cli.main import main
from gongwen.formats.docx import write
from gongwen.typesetting import Change, ChangeKind, told

NAMES = tuple(documents())
LINES = (
    "关于做好防汛工作的通知",
    "各县（区）人民政府：",
    "",
    "请认真做好防汛物资储备，按时报送清单。",
    "请及时检查水库大坝，排除险情。",
)


def file_of(lines: tuple[str, ...] = LINES, *, size: float = 12) -> bytes:
    """Return a Word file in Word's own look, the text in ``size`` points."""
    made, buffer = docx.Document(), BytesIO()
    for line in lines:
        made.add_paragraph().add_run(line).font.size = Pt(size)
    made.save(buffer)
    return buffer.getvalue()


def of_kind(found: tuple[Change, ...], kind: ChangeKind) -> list[Change]:
    """Return the changes of one kind."""
    return [change for change in found if change.kind is kind]


@pytest.mark.parametrize("name", NAMES)
def test_of_a_compliant_file_nothing_is_told(name: str) -> None:
    """A file as the standard wants it comes back with an empty list."""
    assert typeset(write(documents()[name])).changes == ()


@pytest.mark.parametrize("origin", ["Word默认", "WPS", "过度修饰"])
def test_what_was_typeset_is_told_no_second_time(origin: str) -> None:
    """The list of the first pass is full, that of a second is empty."""
    first = typeset(ORIGINS[origin](contents()["09_circular"]).data)

    assert first.changes
    assert typeset(first.data).changes == ()


def test_looks_are_told_by_element_with_number_and_first_place() -> None:
    """Two paragraphs of the body in 小四 become one line that names both values."""
    found = typeset(file_of()).changes

    sizes = [one for one in of_kind(found, ChangeKind.LOOK) if one.aspect == "字号"]
    body = next(one for one in sizes if one.label == "正文")
    assert (body.before, body.after, body.count, body.first) == ("小四", "三号", 2, 4)
    line = next(line for line in told(found) if line.startswith("正文"))
    assert line.startswith("正文 2 段，从第 4 段起：字体 ")
    assert "字号 小四→三号" in line
    assert "首行缩进 0 字→2 字" in line


def test_the_page_and_its_numbers_are_told() -> None:
    """Paper, margins and page numbers are told with what they were."""
    lines = told(typeset(file_of()).changes)

    assert "纸张：216×279 mm→210×297 mm" in lines
    margins = next(line for line in lines if line.startswith("页边距"))
    assert margins.endswith("→上 37、下 35、左 28、右 26 mm")
    assert any(line.startswith("页码：无→") for line in lines)


def test_blank_paragraphs_and_a_masthead_are_told() -> None:
    """What went and what was added are told apart."""
    found = typeset(file_of(), masthead="云川市人民政府文件").changes

    gone = of_kind(found, ChangeKind.REMOVED)
    assert [(one.label, one.count, one.first) for one in gone] == [("空段", 1, 3)]
    added = {one.label: one.after for one in of_kind(found, ChangeKind.ADDED)}
    assert added["发文机关标志"] == "云川市人民政府文件"
    assert "红色分隔线" in added


def test_a_text_without_any_look_is_told_as_set() -> None:
    """There was nothing before, so only the outcome is told, and no blank value."""
    found = typeset("\n".join(LINES)).changes

    assert all(not change.before for change in of_kind(found, ChangeKind.LOOK))
    assert (
        "正文 2 段，从第 4 段起：字体 仿宋_GB2312，字号 三号，对齐 两端对齐，首行缩进 2 字"
        in told(found)
    )


def test_corrections_and_blanks_in_place_of_indents_are_told() -> None:
    """With corrections asked for, every changed character is told, the blanks too."""
    source = "关于防汛工作的通知\n各县（区）人民政府：\n　　请于6月1日前报送:名单。\n　　请照办。"

    spelt = of_kind(typeset(source, fix=True).changes, ChangeKind.CHARACTERS)

    assert (":", "：") in {(one.before, one.after) for one in spelt}
    blanks = next(one for one in spelt if one.label == "段首空格")
    assert (blanks.count, blanks.first) == (2, 3)
    assert of_kind(typeset(source).changes, ChangeKind.CHARACTERS) == []


def test_automatic_numbers_written_out_are_told() -> None:
    """A list whose numbers become text is told; one whose numbers stay is not."""
    made, buffer = docx.Document(), BytesIO()
    made.add_paragraph("关于做好防汛工作的通知")
    for line in ("检查水库大坝。", "储备防汛物资。"):
        made.add_paragraph(line, style="List Number")
    made.save(buffer)

    kept = typeset(buffer.getvalue()).changes
    spelt = typeset(buffer.getvalue(), explicit_numbers=True).changes

    assert of_kind(kept, ChangeKind.NUMBERS) == []
    assert [(one.count, one.first) for one in of_kind(spelt, ChangeKind.NUMBERS)] == [(2, 2)]


def test_what_stayed_is_counted() -> None:
    """Tables and tracked changes that were left alone are named with their number."""
    made, buffer = docx.Document(), BytesIO()
    made.add_paragraph("关于做好防汛工作的通知")
    made.add_table(rows=1, cols=2).cell(0, 0).text = "物资"
    inserted = OxmlElement("w:ins")
    paragraph = made.add_paragraph("请照办。")
    inserted.append(paragraph.runs[0]._r)
    paragraph._p.append(inserted)
    made.save(buffer)

    assert [str(one) for one in typeset(buffer.getvalue()).kept] == ["表格 1 个", "修订 1 处"]


def test_the_command_tells_what_it_changed(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """The list follows the name of the file; a compliant file is told to be one."""
    draft, made, again = (tmp_path / f"{name}.docx" for name in ("稿", "排版", "再排"))
    draft.write_bytes(file_of())

    main(["typeset", str(draft), "-o", str(made)])
    assert "改动：\n　纸张：216×279 mm→210×297 mm\n" in capsys.readouterr().out
    main(["typeset", str(made), "-o", str(again)])
    assert "版面符合要求，没有改动。" in capsys.readouterr().out
