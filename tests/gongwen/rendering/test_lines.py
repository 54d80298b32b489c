"""Characters on one baseline are a line; fonts that differ are told."""

from __future__ import annotations

from pathlib import Path

from gongwen.rendering.fonts import font_settings, is_same, substitutions
from gongwen.rendering.glyph import Glyph, Sheet
from gongwen.rendering.lines import lines_of
from gongwen.rendering.render import placed
from gongwen.text import Block, CharacterFormat, Document, FontChange, Run


def glyphs(text: str, baseline: float, left: float = 80.0, size: float = 16.0) -> tuple[Glyph, ...]:
    """Return the characters of a line, one type size apart."""
    return tuple(
        Glyph(
            character,
            left=left + number * size,
            right=left + (number + 1) * size,
            top=baseline - size * 0.8,
            bottom=baseline + size * 0.1,
            baseline=baseline,
            size=size,
            font="FandolFang",
        )
        for number, character in enumerate(text)
    )


def test_a_line_ends_where_the_baseline_does() -> None:
    """Characters further down are another line."""
    found = lines_of((*glyphs("各单位", 100.0), *glyphs("要落实", 129.0)))

    assert [line.text for line in found] == ["各单位", "要落实"]


def test_raised_characters_stay_on_their_line() -> None:
    """A superscript is no line of its own."""
    raised = glyphs("2", 94.0, left=112.0, size=8.0)

    found = lines_of((*glyphs("平米", 100.0), *raised, *glyphs("以上", 100.0, left=120.0)))

    assert [line.text for line in found] == ["平米2以上"]


def test_cells_of_a_row_are_lines_of_their_own() -> None:
    """Wide white space parts cells."""
    found = lines_of((*glyphs("序号", 100.0), *glyphs("名称", 100.0, left=300.0)))

    assert [line.text for line in found] == ["序号", "名称"]


def test_pages_know_where_their_lines_stand() -> None:
    """Page and line of every character are told, and where the page breaks lines."""
    document = Document((Block("各单位要落实责任"), Block("按时报告")))
    first = Sheet(595.3, 841.9, (*glyphs("各单位", 100.0), *glyphs("要落实", 129.0)), ())
    second = Sheet(595.3, 841.9, (*glyphs("责任", 100.0), *glyphs("按时报告", 129.0)), ())

    pages = placed(document, [first, second])

    assert [pages.number_of(offset) for offset in (0, 4, 7, 8, 9, 12)] == [
        (1, 1),
        (1, 2),
        (2, 1),
        (2, 1),
        (2, 2),
        (2, 2),
    ]
    assert pages.breaks == (3, 6)
    assert [line.text for _, line in pages.within(4, 8)] == ["要落实", "责任"]


def test_a_replaced_font_is_told() -> None:
    """What the file asks for is compared with what the page was set in."""
    look = CharacterFormat(east_asian_font="仿宋_GB2312", latin_font="Times New Roman")
    document = Document((Block("共12件", runs=(Run(0, 4, look),)),))

    found = substitutions(document, zip(glyphs("共12件", 100.0), range(4), strict=True))

    assert found == (
        FontChange("Times New Roman", "FandolFang"),
        FontChange("仿宋_GB2312", "FandolFang"),
    )


def test_one_font_under_two_names_is_not_replaced() -> None:
    """Fonts go by Chinese and by file names."""
    assert is_same("仿宋_GB2312", "FangSong_GB2312")
    assert is_same("Times New Roman", "TimesNewRomanPSMT")
    assert is_same("宋体", "SimSun-Regular")
    assert not is_same("仿宋_GB2312", "FangSong")
    assert not is_same("黑体", "WenQuanYiMicroHei")


def test_settings_name_the_folder_and_prefer_the_font_asked_for(tmp_path: Path) -> None:
    """A site's fonts are seen; a stand-in comes after the font itself."""
    settings = font_settings(tmp_path / "甲&乙")

    assert f"<dir>{tmp_path}/甲&amp;乙</dir>" in settings
    alias = settings.split("<family>华文仿宋</family><prefer>", 1)[1]
    assert alias.startswith("<family>华文仿宋</family>")
    assert alias.index("FandolFang") < alias.index("</prefer>")
