"""A long title turns where a phrase ends, without a character added."""

from __future__ import annotations

import pytest

from gongwen import typeset
from gongwen.layout import spec
from gongwen.layout.compose.pieces import width_of
from gongwen.typesetting.title import indent_of


def _first_line(title: str) -> str:
    """Return what fits the first line of a title set in as it should be."""
    room = (spec.TYPE_WIDTH.points - 2 * indent_of(title)) / spec.TITLE_SIZE
    return next(title[:at] for at in range(len(title), 0, -1) if width_of(title[:at]) <= room)


@pytest.mark.parametrize(
    ("title", "line"),
    [
        (
            "云川市人民政府办公室关于进一步加强公文处理工作的通知",
            "云川市人民政府办公室关于进一步加强公文",
        ),
        ("关于做好老旧小区供水设施改造工作有关情况的通报", "关于做好老旧小区供水设施改造工作有关"),
    ],
)
def test_a_line_ends_where_a_phrase_does(title: str, line: str) -> None:
    """The rest begins with a word."""
    assert _first_line(title) == line


def test_a_title_of_one_line_runs_as_it_will() -> None:
    """Twenty characters fit."""
    assert indent_of("关于做好防汛工作的通知") == 0


def test_the_indent_is_the_same_on_both_sides() -> None:
    """So the title stays in the middle, and its words as they were."""
    title = "云川市人民政府办公室关于进一步加强公文处理工作的通知"
    block = typeset(f"{title}\n各单位：\n现将有关事项通知如下：").document.blocks[0]

    assert block.text == title
    assert block.format.left == block.format.right > 0
