"""Titles are taken apart into issuer, subject and type word."""

from __future__ import annotations

import pytest

from gongwen.anatomy import TitleParts, title_parts, type_word


@pytest.mark.parametrize(
    ("title", "parts"),
    [
        ("云川市财政局关于加强管理的通知", ("云川市财政局", "加强管理", "通知")),
        ("关于拨付经费的请示", ("", "拨付经费", "请示")),
        ("云川市人民政府公告", ("云川市人民政府", "", "公告")),
        (
            "云川市人民政府办公室关于印发《关于防汛的意见》的通知",
            ("云川市人民政府办公室", "印发《关于防汛的意见》", "通知"),
        ),
        (
            "云川市人民政府转发省政府关于防汛的通知的通知",
            ("云川市人民政府", "转发省政府关于防汛的通知", "通知"),
        ),
        (
            "云川市政府办公室对市政协第5号提案的答复",
            ("云川市政府办公室", "对市政协第5号提案", "答复"),
        ),
        ("云川市财政局安全生产会议通知", ("云川市财政局", "安全生产会议", "通知")),
    ],
)
def test_title_has_three_parts(title: str, parts: tuple[str, str, str]) -> None:
    """「关于」 in book-title marks and transmitted titles do not confuse the parts."""
    assert title_parts(title) == TitleParts(*parts)


@pytest.mark.parametrize(
    ("title", "word"),
    [
        ("关于同意购置设备的复函", "复函"),
        ("云川市2024年防汛工作方案", "工作方案"),
        ("关于印发《值班规定》（试行）的通知（代拟稿）", "通知"),
        ("云川市人民政府常务会议纪要", "会议纪要"),
        ("关于开展检查有关事项", ""),
    ],
)
def test_type_word_is_the_longest_at_the_end(title: str, word: str) -> None:
    """Brackets behind the type word do not hide it."""
    assert type_word(title) == word
