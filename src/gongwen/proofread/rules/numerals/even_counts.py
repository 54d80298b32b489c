"""The same kind of count, now in figures, now in words."""

from __future__ import annotations

import re
from collections.abc import Iterator

from gongwen.rulebook import Draft, Hit, Rule, right, wrong
from gongwen.terms import Severity, Strength
from gongwen.text import CITED

RULE = Rule(
    code="NUM-15",
    name="even-counts",
    severity=Severity.S3,
    strength=Strength.GENERAL,
    message="同类的数量，有的用阿拉伯数字，有的用汉字",
    why="同一篇里同类的数量采用同一种写法，读者才便于比较；少数不一致的改成多数的写法。",
    basis=("GB/T 15835—2011 4.3",),
    examples=(
        wrong("新建12个站点，改造8个站点，撤并⟦六个⟧站点，迁移3个站点。"),
        wrong("北片巡查14次，南片巡查9次，东片巡查⟦七次⟧，西片巡查11次。"),
        right("新建12个站点，改造8个站点，撤并6个站点。"),
        right("分两批，北片巡查14次，南片巡查9次，东片巡查5次。"),
        right("北片巡查14次。南片巡查9次。东片巡查5次，全年集中巡查两次。"),
        right("围绕三个方面，新建12个站点，改造8个站点，撤并5个站点。"),
        right("依照1条规定、2条规定、3条规定和第二百四十四条规定办理。"),
        right("三个站点分属两个县。"),
        right("新建12个站点，三个方面8个站点，一个站点3个站点。"),
    ),
    anchors=(
        "个",
        "家",
        "名",
        "户",
        "所",
        "座",
        "条",
        "项",
        "件",
        "人",
        "次",
        "起",
        "处",
        "台",
        "辆",
    ),
)

# What is counted tells whether two counts are of one kind: measure word and two characters after it.
_COUNT = re.compile(r"([0-9二三四五六七八九十百]{1,6})([个家名户所座条项])([\u4e00-\u9fff]{2})")
_NOT_BEFORE = frozenset("第几数上近余一千万亿零〇.．二三四五六七八九十百0123456789")
_FEWEST_FIGURES = 3
# Counts that end their clauses are of one kind within a sentence if they share the measure word.
_LONE_WORD = re.compile(
    r"(?<![第几数上近余一千万亿零〇.．二三四五六七八九十百0-9每各这那两])([二三四五六七八九十])([个家名户所座件人次起处台辆])(?=[，。；])"
)


@RULE.finder
def find(draft: Draft) -> Iterator[Hit]:
    """Yield the first count in words of each kind that is otherwise, and mostly, in figures."""
    counts: dict[tuple[str, str], tuple[int, list[re.Match[str]]]] = {}
    for match in _COUNT.finditer(draft.masked(*CITED)):
        kind = (match[2], match[3])
        figures, words = counts.get(kind, (0, []))
        if match.string[match.start() - 1 : match.start()] in _NOT_BEFORE:
            continue
        if match[1].isdecimal():
            figures += 1
        elif not any(character.isdecimal() for character in match[1]):
            words = [*words, match]
        counts[kind] = (figures, words)
    hits = [
        Hit(
            words[0].start(),
            words[0].end(2),
            count=len(words),
            advice="改用阿拉伯数字，与前后文一致",
        )
        for figures, words in counts.values()
        if figures >= _FEWEST_FIGURES and 0 < len(words) * 3 <= figures
    ]
    hits += _lone_words(draft.masked(*CITED))
    yield from sorted(hits, key=lambda hit: hit.start)


def _lone_words(text: str) -> Iterator[Hit]:
    """Yield the one count of a sentence in words where all others of its measure are in figures."""
    for match in _LONE_WORD.finditer(text):
        start, at = (
            max(text.rfind("。", 0, match.start()), text.rfind("\n", 0, match.start())) + 1,
            match.end(),
        )
        stops = [place for place in (text.find("。", at), text.find("\n", at)) if place >= 0]
        sentence = text[start : min(stops, default=len(text))]
        figures = len(re.findall(rf"\d{match[2]}(?=[，。；]|$)", sentence))
        words = sum(found[2] == match[2] for found in _LONE_WORD.finditer(sentence + "。"))
        if figures >= _FEWEST_FIGURES and words == 1:
            yield Hit(*match.span(), advice="改用阿拉伯数字，与前后文一致")
