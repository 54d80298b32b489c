"""Fonts: let LibreOffice see a folder of an office's own, and tell which ones were replaced."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from html import escape
from pathlib import Path

from gongwen.rendering.glyph import Glyph
from gongwen.text import Document, FontChange

# What may stand in for a font of the standard, best first; free fonts and those of Windows and WPS.
_STAND_INS: tuple[tuple[tuple[str, ...], tuple[str, ...]], ...] = (
    (
        ("仿宋_GB2312", "仿宋", "FangSong_GB2312", "FangSong", "方正仿宋_GBK", "华文仿宋"),
        ("FandolFang", "FandolFang R", "AR PL UMing CN", "Noto Serif CJK SC"),
    ),
    (
        ("楷体_GB2312", "楷体", "KaiTi_GB2312", "KaiTi", "方正楷体_GBK", "华文楷体"),
        ("FandolKai", "AR PL UKai CN", "LXGW WenKai", "Noto Serif CJK SC"),
    ),
    (
        ("黑体", "SimHei", "方正黑体_GBK", "华文黑体"),
        ("FandolHei", "Noto Sans CJK SC", "WenQuanYi Zen Hei", "WenQuanYi Micro Hei"),
    ),
    (
        ("方正小标宋简体", "方正小标宋_GBK", "FZXiaoBiaoSong-B05S", "小标宋"),
        ("Noto Serif CJK SC Black", "Noto Serif CJK SC", "AR PL UMing CN"),
    ),
    (
        ("宋体", "SimSun", "NSimSun", "新宋体", "华文宋体", "方正书宋_GBK"),
        ("AR PL UMing CN", "Noto Serif CJK SC", "FandolSong"),
    ),
    (("Times New Roman",), ("Liberation Serif",)),
)


def font_settings(folder: Path | None) -> str:
    """Return what fontconfig reads: the system's fonts, those of ``folder``, and the stand-ins.

    A font that is installed under the name asked for comes before what may stand in for it.
    """
    directories = f"<dir>{escape(str(folder.resolve()))}</dir>" if folder else ""
    aliases = "".join(
        f'<alias binding="same"><family>{escape(name)}</family><prefer>'
        + "".join(
            f"<family>{escape(family)}</family>" for family in dict.fromkeys((name, *own, *others))
        )
        + "</prefer></alias>"
        for own, others in _STAND_INS
        for name in own
    )
    return (
        '<?xml version="1.0"?><!DOCTYPE fontconfig SYSTEM "urn:fontconfig:fonts.dtd"><fontconfig>'
        '<include ignore_missing="yes">/etc/fonts/fonts.conf</include>'
        f'{directories}<cachedir prefix="xdg">fontconfig</cachedir>{aliases}</fontconfig>'
    )


_NOISE = re.compile(r"[\s_\-@,]+|(?:regular|bold|italic|medium|light|black|mt|ps)(?![a-z])")
# Names under which one and the same font goes.
_SAME = {
    "仿宋gb2312": "fangsonggb2312",
    "仿宋": "fangsong",
    "楷体gb2312": "kaitigb2312",
    "楷体": "kaiti",
    "黑体": "simhei",
    "宋体": "simsun",
    "新宋体": "nsimsun",
    "timesnewromanps": "timesnewroman",
    "timesnewromanpsmt": "timesnewroman",
    "方正小标宋简体": "fzxiaobiaosongb05s",
    "fzxbsjwgb10": "fzxiaobiaosongb05s",
    "方正仿宋gbk": "fzfskgbk",
    "方正楷体gbk": "fzktkgbk",
    "方正黑体gbk": "fzhtkgbk",
}


def is_same(wanted: str, used: str) -> bool:
    """Tell whether the names ``wanted`` and ``used`` may mean one font."""
    return _plain(wanted) == _plain(used)


def _plain(name: str) -> str:
    folded = _NOISE.sub("", unicodedata.normalize("NFKC", name).lower())
    return _SAME.get(folded, folded)


def substitutions(
    document: Document, placed: Iterable[tuple[Glyph, int]]
) -> tuple[FontChange, ...]:
    """Return the fonts that were replaced; ``placed`` are characters with their offsets."""
    found: dict[FontChange, None] = {}
    for glyph, offset in placed:
        block, at = document.locate(offset)
        look = next(
            (run.format for run in document.blocks[block].runs if run.start <= at < run.end), None
        )
        if look is None:
            continue
        wanted = look.latin_font if glyph.character < _FIRST_WIDE else look.east_asian_font
        if wanted and not is_same(wanted, glyph.font):
            found[FontChange(wanted, glyph.font)] = None
    return tuple(sorted(found, key=lambda change: (change.wanted, change.used)))


_FIRST_WIDE = "\u2e80"
