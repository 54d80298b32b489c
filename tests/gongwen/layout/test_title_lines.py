"""The lines of a title end where its words and names do, and make a trapezium or a lozenge."""

from __future__ import annotations

import re
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gongwen.layout import spec
from gongwen.layout.compose.pieces import width_of
from gongwen.layout.title_lines import TitleLines, fits_one_line, lines_of, outline
from gongwen.layout.title_words import NEVER_FIRST, Places

ISSUERS = [
    "",
    "云川市人民政府",
    "云川市人民政府办公室",
    "云川市自然资源和规划局",
    "中共云川市委 云川市人民政府",
    "云川市教育局、云川市财政局",
]
MATTERS = [
    "关于印发《云川市公文处理办法》的",
    "关于做好《预算管理规定（试行）》宣传贯彻工作的",
    "关于进一步加强老旧小区供水设施改造工作的",
    "关于做好2026年度行政执法案卷评查有关工作的",
    "关于授予王建国等12名同志“劳动模范”称号的",
    "关于下达农业生产发展资金1250万元预算的",
    "关于组织开展安全生产和消防安全专项整治行动的",
    "关于调整机关办公用房使用、维修和管理有关事项的",
    "关于申请拨付青山湖流域水环境综合治理专项资金的",
]
TYPES = ["通知", "通报", "请示", "实施意见", "批复", "决定"]
TITLES = st.builds(
    lambda issuer, matter, word: issuer + matter + word,
    st.sampled_from(ISSUERS),
    st.sampled_from(MATTERS),
    st.sampled_from(TYPES),
)
JOINT = (
    "云川市医疗保障局 云川市财政局 国家税务总局云川市税务局"
    "关于做好2026年城乡居民基本医疗保险参保缴费工作的通知"
)
# What no page breaks: marks that open stay with what follows, those that close with what precedes.
UNITS = re.compile(r"[《“（]*(?:[0-9]+|.)[、》”）]*")
WHOLE = re.compile(
    r"云川市人民政府办公室|《云川市公文处理办法》|《预算管理规定（试行）》|老旧小区|2026年度|1250万元"
    r"|王建国|12名|“劳动模范”|安全生产|办公用房|青山湖|关于|进一步|通知|通报|请示|意见|批复|决定"
)


def lines(title: str) -> list[str]:
    """Return the lines of a title; itself where it has but one."""
    found = lines_of(title)
    starts = found.starts if found else (0,)
    return [title[one:other].rstrip() for one, other in pairwise((*starts, len(title)))]


def filled(title: str, found: TitleLines) -> tuple[int, ...]:
    """Return where lines begin that take whatever fits, as a page sets them."""
    spaces = [space for start, end, space in found.stretches(title) for _ in range(start, end)]
    starts, used = [0], found.first_line
    for unit in UNITS.finditer(title):
        wide = width_of(unit.group()) * spec.TITLE_SIZE
        if used + wide > found.room and not unit.group().isspace():
            starts.append(unit.start())
            used = 0.0
        used += wide + sum(spaces[unit.start() : unit.end()])
    return tuple(starts)


@pytest.mark.parametrize(
    ("title", "expected"),
    [
        (
            "云川市人民政府办公室关于进一步加强公文处理工作的通知",
            ["云川市人民政府办公室关于进一步加强", "公文处理工作的通知"],
        ),
        (
            "云川市人民政府办公室关于印发城市供水管理办法的通知",
            ["云川市人民政府办公室关于印发城市", "供水管理办法的通知"],
        ),
        (
            "关于开展党政机关办公用房清理整改情况“回头看”的通知",
            ["关于开展党政机关办公用房清理整改情况", "“回头看”的通知"],
        ),
        (
            "青山区人民政府关于申请拨付青山湖流域水环境综合治理和可持续发展试点项目专项资金的请示",
            [
                "青山区人民政府关于申请拨付青山湖",
                "流域水环境综合治理和可持续发展",
                "试点项目专项资金的请示",
            ],
        ),
        (
            "云川市人民政府关于云川市第十五届人民代表大会第三次会议第45号建议办理情况的答复",
            [
                "云川市人民政府关于云川市第十五届",
                "人民代表大会第三次会议第45号建议",
                "办理情况的答复",
            ],
        ),
        (
            "云川市人民政府关于任命李明同志为云川市机关事务管理局局长的决定书",
            ["云川市人民政府关于任命李明同志", "为云川市机关事务管理局局长的决定书"],
        ),
        (
            JOINT,
            [
                "云川市医疗保障局 云川市财政局",
                "国家税务总局云川市税务局关于做好2026年",
                "城乡居民基本医疗保险参保缴费工作的通知",
            ],
        ),
    ],
)
def test_lines_end_where_the_sense_allows(title: str, expected: list[str]) -> None:
    """Two, three and four lines, with organs, names, numbers and quotations."""
    assert lines(title) == expected


def test_a_title_of_one_line_is_left_alone() -> None:
    """Twenty characters fit; a digit beside a character may take a quarter more."""
    assert lines_of("关于做好防汛工作的通知") is None
    assert fits_one_line("关于做好云川市城乡防汛抗旱排涝工作的通知")
    assert not fits_one_line("关于做好云川市2026年防汛抗旱工作的通知书")


def test_a_title_broken_by_hand_is_left_alone() -> None:
    """The author's lines stay."""
    assert lines_of("云川市人民政府办公室关于进一步加强\n公文处理工作的通知") is None


def test_a_name_longer_than_a_line_turns_between_words() -> None:
    """It cannot stay whole, so its words do."""
    title = "关于贯彻落实《云川市人民政府关于全面推行行政规范性文件合法性审核机制的指导意见》的通知"
    found = lines_of(title)
    assert found is not None
    assert all(Places(title).torn(start) is None for start in found.starts[1:])


@given(TITLES)
def test_no_line_begins_inside_a_word_or_a_name(title: str) -> None:
    """Nor with a particle or a mark that closes."""
    found = lines_of(title)
    for start in found.starts[1:] if found else ():
        assert not any(match.start() < start < match.end() for match in WHOLE.finditer(title))
        assert title[start] not in NEVER_FIRST
        assert Places(title).torn(start) is None


@given(TITLES)
def test_the_outline_is_never_an_hourglass_nor_a_block(title: str) -> None:
    """No line is wider than the type area, and the type word never stands alone."""
    widths = [width_of(line) for line in lines(title)]
    assert outline(widths) == ""
    assert max(widths) <= 20.5
    assert lines(title)[-1] not in TYPES


@given(TITLES)
def test_filling_the_room_gives_these_lines(title: str) -> None:
    """What the indents leave is full where each line should end."""
    found = lines_of(title)
    if found is not None:
        assert filled(title, found) == found.starts


@given(st.text(alphabet="市关于的和《》“”、年2026（）通知管理办法工 作", max_size=60))
def test_any_text_is_divided_or_left(title: str) -> None:
    """However odd the title, its lines are all of it and none begins badly."""
    found = lines_of(title)
    if found is not None:
        assert "".join(title[a:b] for a, b, _ in found.stretches(title)) == title
        assert not any(title[start] in NEVER_FIRST for start in found.starts[1:])


@pytest.mark.parametrize(
    ("widths", "name"),
    [
        ((12, 18), ""),
        ((18, 18), ""),
        ((10, 16, 8), ""),
        ((18, 18, 9), ""),
        ((16, 15.5, 16), "各行等长的矩形"),
        ((18, 8, 16), "中间短、两头长的沙漏形"),
    ],
)
def test_outlines_have_names(widths: tuple[float, ...], name: str) -> None:
    """Only hourglasses and blocks of three lines are bad."""
    assert outline(widths) == name
