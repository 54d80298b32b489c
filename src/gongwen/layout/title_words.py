"""Where the words, names and numbers of a title end: a line of it may begin there, more or less well.

The title is divided into words by a list of the words of public documents; what is no word of the
list stays together. On top of that names of organs, titles of works, quotations, numbers with
their units and names of persons stay whole.
"""

from __future__ import annotations

import math
import re
from collections.abc import Iterator
from functools import cache
from itertools import pairwise

from gongwen.anatomy import title_parts
from gongwen.layout.compose.pieces import width_of
from gongwen.lexicons import table, words

LONGEST_NAME = 18  # characters: a longer name may have to turn into the next line itself
_SHORT_NAME = 12  # characters: there is always a way to keep such a name whole

_LONGEST_WORD = 10
_WORD = 2.0  # what a word costs beside its rarity, so that fewer and longer ones win
_LONE = 13.0  # what a character costs that is no word: more than the rarest word
_PARTICLES = frozenset("的和与及等对为在以由从向将把按就因给使让被请、")
_ABOUT = "关于"
# A line never begins with these, and never ends with those.
NEVER_FIRST = frozenset("的和与及或之等、，。：；！？）〕》”’〉％%·")
_NEVER_LAST = frozenset("《“‘（〔〈第对为在以由从向将把按给使让被请致赴并")
_AND = frozenset("和与及或")
_SURNAMES = (
    "王李张刘陈杨黄赵周吴徐孙马朱胡郭何林高罗郑梁谢宋唐许韩冯邓曹彭曾肖田董袁潘蒋蔡余杜叶程苏魏吕丁任沈姚卢姜崔钟谭陆汪"
    "范石廖贾夏韦付方白邹孟熊秦邱江尹薛闫段雷侯龙史陶黎贺顾毛郝龚邵万钱严覃武戴莫孔汤"
)
_NUMERAL = "一二三四五六七八九十百千万亿〇零两"
_UNIT = (
    r"(?:(?:百|千|万|亿)?(?:平方米|平方公里|公里|千米|立方米|千瓦|千伏|元|吨|亩|公顷|人次|名|人|户|家|个|件|项|条|所|座|"
    r"台|辆|批|次|届|期|号|级|类|年度|年代|年|月份|月|日|时|周年|季度|岁|天|款|起|份|米|只|支|套|段|区|块|%|％|℃)|[余多]?[百千万亿])"
)
_DIGITS = r"[0-9０-９][0-9０-９.,:/]*(?:[%％]|[—–~～-]+[0-9０-９][0-9０-９.,]*[%％]?)?"
_WHOLE = re.compile(
    rf"(?:[\u4e00-\u9fff]{{1,8}})?〔\d{{4}}〕\d+号"
    rf"|{_DIGITS}年(?:\d{{1,2}}月(?:\d{{1,2}}日)?)?(?:度|{_DIGITS}年)?"
    rf"|[第]?{_DIGITS}[余多]?{_UNIT}*"
    rf"|第[{_NUMERAL}]+{_UNIT}?"
    rf"|[{_NUMERAL}]{{1,5}}[届次周]{_UNIT}?"
    rf"|[{_NUMERAL}]{{2,5}}{_UNIT}"
    r"|[A-Za-z][A-Za-z0-9.+/&-]*"
    rf"|[{_SURNAMES}][\u4e00-\u9fff]{{1,2}}(?:等[{_NUMERAL}\d]*[名位]?)?同志"
)
_BRACKETED = re.compile(
    r"《[^《》]*(?:《[^《》]*》[^《》]*)*》(?:（[^（）]{1,8}）)?|“[^“”]*”|（[^（）]*）|〔[^〔〕]*〕|〈[^〈〉]*〉"
)
_ORGAN = re.compile(
    r"(?:[\u4e00-\u9fff×]{2,4}?(?:省|自治区|特别行政区|市|州|盟|县|区|旗|镇|乡|街道)|国务院|国家|中国|中央|中共|全国|省|市|州|县|区)"
    r"(?![级直])[\u4e00-\u9fff×]{0,14}?"
    r"(?:人民政府办公[厅室]|人民政府|(?:领导小组|委员会|指挥部)(?:办公室)?|管委会|办公厅|办公室|人民法院|人民检察院|"
    r"联合会|总工会|管理局|监管局|[\u4e00-\u9fff]{2}[局厅]|发展改革委|卫生健康委|国资委|总局)(?![长员])"
)
# What never stands inside the name of an organ: here a name would reach into the rest.
_NOT_IN_NAMES = re.compile(
    r"关于|转发|印发|批转|同意|成立|设立|组建|撤销|调整|做好|加强|推进|开展|协调|商请|任命|[、《》“”\s的与及对为]"
)

_ALONE = frozenset("省市县区州全各本新")  # they make sense by themselves


class Places:
    """The places of a title at which a line may begin: what each costs, and what the others cut.

    Names of up to ``longest`` characters stay whole; a longer one may turn between its words.
    """

    def __init__(self, title: str, longest: int = LONGEST_NAME) -> None:
        self.title = title
        names = tuple(_names(title))
        numbers = tuple(match.span() for match in _WHOLE.finditer(title))
        self._long = tuple(one for one in names if _width(title, one) > longest)
        self._kept = tuple(one for one in (*names, *numbers) if one not in self._long)
        self._tokens = tuple(_tokens(title, self._kept))
        self.costs: dict[int, float] = dict(self._costs())

    @property
    def last_word(self) -> int:
        """Return where the last word begins: it never fills a line by itself."""
        return self._tokens[-1][0]

    def cut(self, at: int) -> str:
        """Return the word or name that a line beginning at ``at`` would tear; empty if none."""
        for start, end in (*self._kept, *self._tokens):
            if start < at < end:
                return self.title[start:end]
        return ""

    def torn(self, at: int) -> tuple[int, int] | None:
        """Return where the word, number or short name stands that a line from ``at`` surely tears.

        Two words that make one are no tear, nor is the end of a word inside a long name.
        """
        ranks = _ranks()
        ends = [0, *_word_ends(self.title)]
        for start, end in pairwise(ends):
            halves = self.title[start:at], self.title[at:end]
            if start < at < end and not all(len(half) > 1 and half in ranks for half in halves):
                return start, end
        for pattern in (_WHOLE, _BRACKETED):
            for match in pattern.finditer(self.title):
                if match.start() < at < match.end() and width_of(match.group()) <= _SHORT_NAME:
                    return match.span()
        return None

    def _costs(self) -> Iterator[tuple[int, float]]:
        """Yield where a line may begin, with how ill the sense bears it."""
        issuer = _issuer_end(self.title)
        compounds = words("compounds")
        for left, right in pairwise(self._tokens):
            at = right[0]
            before, after = self.title[slice(*left)], self.title[slice(*right)]
            if not _may_part(before, after):
                continue
            cost = 0.0 if at == issuer else _ending(before) + _beginning(after)
            cost += _TORN if f"{before}|{after}" in compounds else 0.0
            cost += _LONG if any(start < at < end for start, end in self._long) else 0.0
            yield at, cost


_TORN = 2.5  # two words that make one notion
_PLAIN = 2.0  # between two words of which nothing is known
_LONG = 9.0  # inside a name too long for a line


def _may_part(before: str, after: str) -> bool:
    """Tell whether one line may end with ``before`` and the next begin with ``after``."""
    if after[0] in NEVER_FIRST or before[-1] in _NEVER_LAST or after.isspace():
        return False
    return after in _ALONE or not _is_odd(after)


def _is_odd(word: str) -> bool:
    """Tell whether ``word`` is a single character that is no word: a piece of something."""
    return len(word) == 1 and "\u3400" <= word <= "\u9fff" and word not in _PARTICLES


def _ending(word: str) -> float:
    """Return what it costs a line to end with ``word``."""
    if word[-1].isspace():
        return -_PLAIN
    if word == _ABOUT:
        return 6.0
    if word[-1] in "、，》”）":
        return -1.0
    role = _roles().get(word, "")
    if word[-1] in _AND or role in {"adverb", "modifier"}:
        return 3.5
    if role == "verb":
        return 1.0
    return 1.5 if len(word) == 1 and word != "的" else 0.0


def _beginning(word: str) -> float:
    """Return what it costs a line to begin with ``word``."""
    role = _roles().get(word, "")
    if word == _ABOUT:
        return 0.0
    if word[0] in "《“" or role in {"verb", "adverb"}:
        return _PLAIN / 2
    if word[0] in "（〔":
        return _PLAIN * 3
    if role == "closing":
        return _PLAIN + 1.0
    return _PLAIN + (1.5 if len(word) == 1 else 0.0)


def _issuer_end(title: str) -> int:
    """Return where the name of the issuer ends; zero where the title has none."""
    issuer = title_parts(title).issuer
    return len(issuer) if issuer and title.startswith(issuer) else 0


def _names(title: str) -> Iterator[tuple[int, int]]:
    """Yield start and end of what should stay whole."""
    for match in _BRACKETED.finditer(title):
        yield match.span()
    end = _issuer_end(title)
    for match in re.finditer(r"[^\s、]+", title[:end]):
        yield match.span()
    yield from _organs(title, end)


def _width(title: str, name: tuple[int, int]) -> float:
    return width_of(title[slice(*name)])


def _organs(title: str, start: int) -> Iterator[tuple[int, int]]:
    """Yield the names of organs behind the issuer's."""
    edges = [start, *(at for match in _NOT_IN_NAMES.finditer(title, start) for at in match.span())]
    for left, right in pairwise((*edges, len(title))):
        for match in _ORGAN.finditer(title, left, right):
            yield match.span()


def _tokens(title: str, kept: tuple[tuple[int, int], ...]) -> Iterator[tuple[int, int]]:
    """Yield start and end of the pieces the title consists of; names are one piece each.

    Characters that are no words stay together: they may be a name nobody has listed.
    """
    ends = [*_word_ends(title), len(title)]
    glued = {at for start, end in kept for at in range(start + 1, end)}
    glued |= {
        middle
        for start, middle, end in zip([0, *ends], ends, ends[1:], strict=False)
        if _is_odd(title[start:middle]) and _is_odd(title[middle:end])
    }
    start = 0
    for end in ends:
        if end > start and end not in glued:
            yield start, end
            start = end


def _word_ends(title: str) -> list[int]:
    """Return where words end: the division into the most frequent and fewest words."""
    ranks = _ranks()
    best: list[tuple[float, int]] = [(0.0, 0)]
    for end in range(1, len(title) + 1):
        options = [(best[end - 1][0] + _lone(title[end - 1]), end - 1)]
        for start in range(max(end - _LONGEST_WORD, 0), end - 1):
            rank = ranks.get(title[start:end])
            if rank is not None:
                options.append((best[start][0] + _WORD + math.log(rank + 50), start))
        best.append(min(options))
    ends: list[int] = []
    at = len(title)
    while at:
        ends.append(at)
        at = best[at][1]
    return ends[::-1]


def _lone(character: str) -> float:
    return _LONE / 3 if character in _PARTICLES else _LONE


@cache
def _ranks() -> dict[str, int]:
    """Return the rank of every known word, those of titles first."""
    organs = (row["name"] for row in table("organ_order"))
    listed = (_ABOUT, *_roles(), *organs, *words("vocabulary"))
    return {word: rank for rank, word in reversed(list(enumerate(listed)))}


@cache
def _roles() -> dict[str, str]:
    return {row["word"]: row["role"] for row in table("title_words")}
