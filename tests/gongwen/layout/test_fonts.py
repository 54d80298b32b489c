"""Fonts are judged by family, whatever a foundry or a system calls them."""

from __future__ import annotations

import pytest

from gongwen.layout.fonts import Family, family, is_substitute_for_title


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("仿宋_GB2312", Family.FANGSONG),
        ("FangSong", Family.FANGSONG),
        ("fangsong_gb2312", Family.FANGSONG),
        ("方正仿宋_GBK", Family.FANGSONG),
        ("STFangsong", Family.FANGSONG),
        ("ＦａｎｇＳｏｎｇ", Family.FANGSONG),
        ("FZFSK--GBK1-0", Family.FANGSONG),
        ("楷体", Family.KAI),
        ("KaiTi_GB2312", Family.KAI),
        ("方正楷体简体", Family.KAI),
        ("霞鹜文楷", Family.KAI),
        ("SimHei", Family.HEI),
        ("方正黑体_GBK", Family.HEI),
        ("Noto Sans CJK SC", Family.HEI),
        ("微软雅黑", Family.YAHEI),
        ("Microsoft YaHei", Family.YAHEI),
        ("方正小标宋简体", Family.XIAOBIAOSONG),
        ("FZXiaoBiaoSong-B05S", Family.XIAOBIAOSONG),
        ("文星标宋", Family.XIAOBIAOSONG),
        ("华文中宋", Family.ZHONGSONG),
        ("宋体", Family.SONG),
        ("NSimSun", Family.SONG),
        ("华文宋体", Family.SONG),
        ("Noto Serif CJK SC", Family.SONG),
        ("Calibri", Family.OTHER),
        ("等线", Family.OTHER),
        (None, None),
        ("", None),
    ],
)
def test_a_name_tells_its_family(name: str | None, kind: Family | None) -> None:
    """Case, width, spaces and foundry suffixes make no difference."""
    assert family(name) is kind


def test_stand_ins_for_the_title_font_are_known() -> None:
    """华文中宋 and bold 宋体 pass for 小标宋; plain 宋体 does not."""
    assert is_substitute_for_title("华文中宋", bold=False)
    assert is_substitute_for_title("SimSun", bold=True)
    assert not is_substitute_for_title("SimSun", bold=False)
    assert not is_substitute_for_title("黑体", bold=True)
