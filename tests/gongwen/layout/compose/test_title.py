"""A long title turns where a phrase ends, without a character added."""

from __future__ import annotations

import shutil

import pytest

from gongwen import check, typeset
from gongwen.layout import spec
from gongwen.layout.compose.pieces import TITLE, TITLE_LINE
from gongwen.layout.compose.title import title_form, title_stretches
from gongwen.layout.title_lines import lines_of

LONG = "青山区人民政府关于申请拨付青山湖流域水环境综合治理和可持续发展试点项目专项资金的请示"
NAMED = "云川市人民政府关于任命李明同志为云川市机关事务管理局局长的决定书"
SHORT = "云川市人民政府办公室关于进一步加强公文处理工作的通知"
REST = (
    "\n各区人民政府：\n现将有关事项通知如下，请认真贯彻执行。\n云川市人民政府办公室\n2026年11月20日"
)


def test_a_title_of_one_line_runs_as_it_will() -> None:
    """Twenty characters fit."""
    assert title_form("关于做好防汛工作的通知") == TITLE_LINE
    assert [look for *_, look in title_stretches("关于做好防汛工作的通知")] == [TITLE]


def test_a_title_that_begins_with_blanks_is_left_alone() -> None:
    """Someone placed it by hand."""
    assert title_form(f"\u3000{SHORT}") == TITLE_LINE


@pytest.mark.parametrize("title", [SHORT, LONG])
def test_the_indent_is_the_same_on_both_sides(title: str) -> None:
    """So the title stays in the middle, and its words as they were."""
    block = typeset(f"{title}{REST}").document.blocks[0]

    assert block.text == title
    assert block.format.left == block.format.right == title_form(title).left > 0


def test_lines_a_character_apart_are_evened_out() -> None:
    """Each is a run with a spacing of its own."""
    block = typeset(f"{LONG}{REST}").document.blocks[0]

    lines = lines_of(LONG)
    assert lines is not None
    assert [run.start for run in block.runs] == list(lines.starts)
    assert [run.format.spacing for run in block.runs] == list(lines.spacings)
    assert max(map(abs, lines.spacings)) <= 0.5


def test_a_short_first_line_is_filled_up_with_nothing() -> None:
    """An indent before it, twice as much behind its last character."""
    block = typeset(f"{NAMED}{REST}").document.blocks[0]

    lines = lines_of(NAMED)
    assert lines is not None
    assert block.format.first_line == lines.first_line > 0
    assert block.text[block.runs[1].start : block.runs[1].end] == "志"
    assert block.runs[1].format.spacing == pytest.approx(2 * lines.first_line, abs=0.1)


@pytest.mark.parametrize("title", [SHORT, LONG, NAMED])
def test_the_inspector_agrees(title: str) -> None:
    """Neither look nor shape of the title is found fault with."""
    found = check(typeset(f"{title}{REST}").data).findings
    assert {finding.code for finding in found} & {"BOD-01", "BOD-02"} == set()


def test_a_second_time_changes_nothing() -> None:
    """The lines follow from the text alone."""
    once = typeset(f"{LONG}{REST}")
    assert typeset(once.data).data == once.data


def test_lines_of_the_author_stay() -> None:
    """A title broken over two paragraphs keeps its lines."""
    blocks = typeset(f"云川市人民政府办公室\n关于做好供水设施改造工作的通知{REST}").document.blocks
    assert [block.format.left for block in blocks[:2]] == [0, 0]


def test_the_title_of_an_annex_is_set_alike() -> None:
    """It stands below its mark and may be as long."""
    name = "云川市老旧小区供水设施改造工作领导小组及其办公室组成人员名单"
    made = typeset(f"{SHORT}{REST}\n附件\n{name}\n组长由市长担任，成员由各部门负责人担任。")
    block = next(block for block in made.document.blocks if block.text == name)
    assert block.format.left == block.format.right == title_form(name).left > 0


@pytest.mark.rendered
@pytest.mark.skipif(shutil.which("soffice") is None, reason="LibreOffice is not installed")
@pytest.mark.parametrize(
    "title",
    [
        SHORT,
        LONG,
        NAMED,
        "云川市财政局关于下达2026年中央财政农业生产发展资金预算1250万元的通知",
        "关于印发《云川市行政机关公文处理实施细则（试行）》和《云川市机关会议管理规定》的通知",
    ],
)
def test_the_page_turns_where_planned(title: str) -> None:
    """LibreOffice breaks the lines there, and every one is centred."""
    from gongwen.rendering.render import render  # noqa: PLC0415 -- needs the extra

    made = typeset(f"{title}{REST}")
    pages = render(made.data, made.document).pages
    lines = [line for _, line in pages.within(0, len(title))]

    planned = lines_of(title)
    assert planned is not None
    assert [line.start for line in lines] == list(planned.starts)
    middles = [(line.left + line.right) / 2 for line in lines]
    assert max(middles) - min(middles) <= 1.5 + planned.first_line / 2
    assert planned.first_line <= spec.TITLE_SIZE


def test_a_title_beyond_all_measure_runs_as_it_will() -> None:
    """Its divisions are more than can be tried, and no page looks better for trying."""
    assert (
        lines_of("关于做好老旧小区供水设施改造和二次供水设施移交工作有关事项的" * 6 + "通知")
        is None
    )
