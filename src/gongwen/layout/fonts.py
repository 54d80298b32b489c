"""Families 「字体族」 of fonts: whatever a foundry calls its 仿宋, it is 仿宋."""

from __future__ import annotations

import re
import unicodedata
from functools import cache

from gongwen.terms.vocabulary import Vocabulary


class Family(Vocabulary):
    """The families the standard names, and the rest."""

    FANGSONG = "fangsong", "仿宋"
    KAI = "kai", "楷体"
    HEI = "hei", "黑体"
    XIAOBIAOSONG = "xiaobiaosong", "小标宋"
    SONG = "song", "宋体"
    YAHEI = "yahei", "微软雅黑"
    ZHONGSONG = "zhongsong", "华文中宋"
    OTHER = "other", "其他字体"


# First match wins; names are compared after normalisation. Foundry codes (FZFS, FZXBS …) are the
# file names Founder fonts go by on WPS and Kylin systems.
_FAMILIES: tuple[tuple[Family, re.Pattern[str]], ...] = (
    (Family.XIAOBIAOSONG, re.compile(r"小?标宋|fzxbs|xiaobiaosong")),
    (Family.ZHONGSONG, re.compile(r"中宋|stzhongsong")),
    (Family.FANGSONG, re.compile(r"仿宋|fangsong|fzfs|fandolfang")),
    (Family.KAI, re.compile(r"楷|kaiti|fzkt|ukai|fandolkai|wenkai|^kai$")),
    (Family.YAHEI, re.compile(r"雅黑|yahei")),
    (
        Family.HEI,
        re.compile(r"黑体|simhei|stheiti|fzht|思源黑|sanscjk|fandolhei|sourcehan-?sans|^heiti"),
    ),
    (
        Family.SONG,
        re.compile(
            r"宋体|宋$|simsun|stsong|书宋|fzss|思源宋|serifcjk|fandolsong|sourcehan-?serif|uming"
        ),
    ),
)
_NOISE = re.compile(r"[\s_@]+")


def normalised(name: str) -> str:
    """Return ``name`` in half width and lower case, without spaces, underscores and a leading @."""
    return _NOISE.sub("", unicodedata.normalize("NFKC", name).lower())


@cache
def family(name: str | None) -> Family | None:
    """Return the family a font name belongs to; ``None`` where no name is given."""
    if not name or not name.strip():
        return None
    plain = normalised(name)
    return next((kind for kind, pattern in _FAMILIES if pattern.search(plain)), Family.OTHER)


def is_substitute_for_title(name: str | None, *, bold: bool) -> bool:
    """Tell whether a font commonly stands in for 小标宋: 华文中宋, or 宋体 in bold."""
    kind = family(name)
    return kind is Family.ZHONGSONG or (kind is Family.SONG and bold)


# The names a document is written with: what Word and WPS users expect to read in the font box.
FONT_NAMES: dict[Family, str] = {
    Family.FANGSONG: "仿宋_GB2312",
    Family.KAI: "楷体_GB2312",
    Family.HEI: "黑体",
    Family.XIAOBIAOSONG: "方正小标宋简体",
    Family.SONG: "宋体",
}
LATIN_FONT = "Times New Roman"
