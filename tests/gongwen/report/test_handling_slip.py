"""The handling slip shows every opinion with its name and day, on as many pages as it takes."""

from __future__ import annotations

import io
import shutil
from dataclasses import fields, replace
from datetime import date

import docx
import pytest
from docx.table import _Cell

from gongwen import HandlingSlip, handling_slip
from gongwen.formats.convert import to_pdf
from gongwen.formats.docx import Package
from gongwen.formats.open import as_docx, read
from gongwen.report.handling_slip import SlipOpinion

rendered = pytest.mark.rendered
needs_office = pytest.mark.skipif(
    shutil.which("soffice") is None, reason="LibreOffice is not installed"
)


def said(name: str, day: int, opinion: str = "", unit: str = "") -> SlipOpinion:
    """Return an opinion of March."""
    return SlipOpinion(name, date(2026, 3, day), opinion, unit)


SLIP = HandlingSlip(
    organ="云川市人民政府办公室",
    title="云川市人民政府办公室关于做好老旧小区供水设施改造工作的通知",
    document_type="通知",
    number="云政办发〔2026〕15号",
    urgency="加急",
    mark="内部",
    openness="依申请公开",
    main_recipients="各县（区）人民政府，市政府各部门",
    copy_recipients="市委办公室",
    annexes=("改造名单", "施工要求"),
    drafting_unit="城乡建设处",
    drafter="周明",
    drafted_on=date(2026, 3, 2),
    second_readings=(said("何静", 3, "数据已与台账核对。"),),
    head_opinions=(said("程立", 4, "请办公室核。"),),
    concurrences=(
        said("吴凡", 6, "同意。", "市财政局"),
        said("许可代高原", 7, "建议写明资金拨付时限。", "市水务局"),
    ),
    office_reviews=(said("郑和平", 10, "格式规范。"),),
    director_reviews=(said("林思远", 12, "请签发。"),),
    sign_offs=(said("沈立秋", 18, "同意印发。"),),
    final_checks=(said("郑和平", 19, "清样与定稿一致。"),),
    numbered=said("何静", 20),
    sealed=said("冯晓", 21),
    copies=80,
    remark="保留意见一条。",
)
LABELS = [
    *("标题", "发文字号", "文种", "紧急程度", "密级标识", "公开属性", "主送", "抄送", "附件"),
    *("拟稿单位", "拟稿人", "拟稿日期", "二次核稿", "处室负责人意见", "会签意见", "办公室核稿"),
    *("主任审核", "领导签发", "复核", "编号", "用印", "印数", "备注"),
]


def texts(slip: HandlingSlip) -> list[str]:
    """Return what the cells say, each once, by a reader that is not ours."""
    table = docx.Document(io.BytesIO(handling_slip(slip))).tables[0]
    return [_Cell(cell, table).text for cell in table._tbl.iter_tcs()]


def test_every_value_stands_on_the_slip() -> None:
    """What is known of the document, and who said what on which day."""
    shown = texts(SLIP)

    assert shown[0] == "云川市人民政府办公室发文办理单"
    for value in (
        SLIP.title,
        SLIP.number,
        "1.改造名单\n2.施工要求",
        "2026年3月2日",
        "数据已与台账核对。\n何静　2026年3月3日",
        "市水务局",
        "建议写明资金拨付时限。\n许可代高原　2026年3月7日",
        "同意印发。\n沈立秋　2026年3月18日",
        "何静　2026年3月20日",
        "冯晓　2026年3月21日",
        "80 份",
        "保留意见一条。",
    ):
        assert value in shown


def test_every_label_stands_on_an_empty_slip() -> None:
    """A form is a form before anyone has written on it."""
    shown = [text.replace("\n", "") for text in texts(HandlingSlip("云川市水务局", ""))]

    assert [text for text in shown if text in LABELS] == LABELS


def test_no_field_of_the_slip_is_forgotten() -> None:
    """Leaving any one out changes the file."""
    empty = HandlingSlip("", "")
    for field in fields(SLIP):
        without = replace(SLIP, **{field.name: getattr(empty, field.name)})
        assert handling_slip(without) != handling_slip(SLIP), field.name


def test_the_heading_and_the_title_stand_on_every_page() -> None:
    """Word repeats the rows that are heads, and a row of a short opinion is never cut."""
    root = Package(as_docx(handling_slip(SLIP)) or {}).tree("word/document.xml")
    rows = list(root.iter("{*}tr"))

    assert [row.find(".//{*}tblHeader") is not None for row in rows[:3]] == [True, True, False]
    assert all(row.find(".//{*}cantSplit") is not None for row in rows)
    long = replace(SLIP, sign_offs=(said("沈立秋", 18, "同意印发。" * 100),))
    root = Package(as_docx(handling_slip(long)) or {}).tree("word/document.xml")
    assert sum(row.find(".//{*}cantSplit") is None for row in root.iter("{*}tr")) == 1


def test_several_opinions_of_one_step_follow_each_other() -> None:
    """Whoever read it twice is named twice, units where they are known."""
    slip = replace(SLIP, head_opinions=(said("程立", 4), said("许可", 5, "同意。", "规划处")))

    assert "程立　2026年3月4日\n规划处：同意。\n许可　2026年3月5日" in texts(slip)


def test_odd_characters_and_lines_do_no_harm() -> None:
    """Line ends become paragraphs; what a file cannot hold is left out."""
    slip = replace(SLIP, title="甲\x00<&>\r\n乙", remark="\n\n", sign_offs=(said("", 1, "\n"),))

    assert "甲<&>\n乙" in texts(slip)


def test_equal_slips_are_equal_files_that_our_own_guard_lets_pass() -> None:
    """The same bytes each time, and the reader sees one table."""
    assert handling_slip(SLIP) == handling_slip(SLIP)
    assert len(read(handling_slip(SLIP), "办理单.docx").tables) == 1


@rendered
@needs_office
def test_a_usual_slip_is_one_page_and_long_opinions_run_over() -> None:
    """On paper: the heading of the form is on each page."""
    from gongwen.rendering.pdf import read_pdf  # noqa: PLC0415 -- needs the extra

    opinion = "该通知关于管网改造范围的表述应当与市政府常务会议纪要保持一致。" * 40
    long = replace(SLIP, concurrences=(said("吴凡", 6, opinion, "市财政局"),) * 2)

    pages = read_pdf(to_pdf(handling_slip(SLIP)))
    more = read_pdf(to_pdf(handling_slip(long)))

    assert len(pages) == 1
    assert len(more) > 1
    for page in more:
        assert "发文办理单" in "".join(glyph.character for glyph in page.glyphs)
