"""Quotation marks: paired, in the right direction, full-width, double outside and single inside."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from gongwen.rulebook import Draft, Hit, Rule, right, wrong
from gongwen.terms import Severity, Strength
from gongwen.text.quotes import Quotes, pair_quotes

RULE = Rule(
    code="PUN-09",
    name="quotation-marks",
    severity=Severity.S1,
    strength=Strength.REQUIRED,
    message="引号不成对",
    why="引号前后成对，方向相对，外面用双引号、里面用单引号；分段的引文每段用前引号，末段才用后引号。",
    basis=("GB/T 15834—2011 4.8",),
    examples=(
        wrong('落实“十四五⟦"⟧规划。', becomes="落实“十四五”规划。"),
        wrong('落实⟦"⟧十四五⟦"⟧规划。', becomes="落实“十四五”规划。"),
        wrong('落实“甲⟦"⟧机制和⟦"⟧乙⟦"⟧机制。', becomes="落实“甲”机制和“乙”机制。"),
        wrong("落实“三支一扶⟦’’⟧计划。", becomes="落实“三支一扶”计划。"),
        wrong("落实“十四五⟦“⟧规划。", becomes="落实“十四五”规划。"),
        wrong("落实⟦”⟧十四五”规划。", becomes="落实“十四五”规划。"),
        wrong("落实⟦”⟧十四五⟦“⟧规划。", becomes="落实“十四五”规划。"),
        wrong("落实⟦“⟧十四五规划和有关要求。"),
        wrong("会议指出，“要弘扬⟦“⟧严细实⟦”⟧作风”。", becomes="会议指出，“要弘扬‘严细实’作风”。"),
        wrong("要弘扬⟦‘⟧严细实⟦’⟧作风。", becomes="要弘扬“严细实”作风。"),
        wrong('创建“平安单位”“文明单位”和⟦"⟧卫生单位活动有序开展。'),
        right("会议指出，“要弘扬‘严细实’作风”。"),
        right("将第三条修改为：“第三条各单位应当建立台账。\n“台账保存五年。”"),
        right("将第三条修改为：“第三条各单位应当建立台账。\n台账保存五年。”"),
        right('屏幕为21"规格。'),
        right('标题为"Smart City"的论文。'),
        right("It’s the people’s choice。"),
    ),
    anchors=('"', "“", "”", "‘"),
)

_CHINESE = re.compile(r"[\u4e00-\u9fff，。；：、！？《》（）]")
_LATIN = re.compile("[A-Za-z]")
_SINGLE = re.compile(r"‘([^‘’\n]{1,80})’")
# The marks of a pair mistaken for one another stand no farther apart than a quoted term.
_TERM_LENGTH = 30


@RULE.finder
def find(draft: Draft) -> Iterator[Hit]:
    """Yield straight marks in Chinese text, marks without partner, and wrong nesting."""
    text = draft.text
    quotes = pair_quotes(text)
    hits = [
        *_substitutes(text, quotes),
        *_lone(text, quotes),
        *_nested(text, quotes),
        *_single(text, quotes),
    ]
    yield from sorted(hits, key=lambda hit: hit.start)


def _substitutes(text: str, quotes: Quotes) -> Iterator[Hit]:
    """Yield straight marks around Chinese, and two single marks that stand for a double one."""
    for start, end in quotes.pairs:
        inside = text[start + 1 : end - 1]
        if _LATIN.search(inside) and not _CHINESE.search(inside):
            continue
        if '"' in (text[start], text[end - 1]) and not _CHINESE.search(
            text[max(start - 1, 0) : end + 1]
        ):
            continue
        if text[start] == '"':
            yield Hit(start, start + 1, "“", message="用了半角直引号", safe=True)
        elif text[start : start + 2] == "‘‘":
            yield Hit(start, start + 2, "“", message="用两个单引号代替双引号", safe=True)
        if text[end - 1] == '"':
            yield Hit(end - 1, end, "”", message="用了半角直引号", safe=True)
        elif text[end - 2 : end] == "’’":
            yield Hit(end - 2, end, "”", message="用两个单引号代替双引号", safe=True)


def _lone(text: str, quotes: Quotes) -> Iterator[Hit]:
    """Yield curved marks without partner; two of them close together explain each other."""
    taken: set[int] = set()
    for at, after in pairwise((*quotes.lone, -1)):
        if at in taken:
            continue
        if (
            '"' not in (text[at], text[after])
            and at < after <= at + _TERM_LENGTH
            and "\n" not in text[at:after]
        ):
            taken.add(after)
            yield from _reversed(text, at, after)
        else:
            side = "前" if text[at] in '“"' else "后"
            other = "后" if side == "前" else "前"
            yield Hit(
                at,
                at + 1,
                message=f"只有{side}引号，没有{other}引号",
                advice=f"补上{other}引号，或者删去这一个",
            )


def _reversed(text: str, first: int, second: int) -> Iterator[Hit]:
    """Yield those of two marks that must be turned round to make a pair."""
    for at, wanted in ((first, "“"), (second, "”")):
        if text[at] != wanted:
            yield Hit(at, at + 1, wanted, message="引号方向反了")


def _nested(text: str, quotes: Quotes) -> Iterator[Hit]:
    """Yield double marks directly inside double marks."""
    outer = -1
    for start, end in quotes.pairs:
        if end <= outer and text[start] == "“" and text[end - 1] == "”":
            yield Hit(start, start + 1, "‘", message="双引号里面用单引号", severity=Severity.S2)
            yield Hit(end - 1, end, "’", message="双引号里面用单引号", severity=Severity.S2)
        elif end > outer and "\n" not in text[start:end]:
            outer = end  # over several paragraphs, a forgotten mark is likelier than nesting


def _single(text: str, quotes: Quotes) -> Iterator[Hit]:
    """Yield single marks around Chinese that stand in no double ones."""
    for match in _SINGLE.finditer(text):
        start, end = match.span()
        is_nested = any(low < start and end <= high for low, high in quotes.pairs)
        line = text.rfind("\n", 0, start) + 1
        is_doubled = text[start - 1 : start] == "‘" or text[end : end + 1] == "’"
        if is_nested or is_doubled or not _CHINESE.search(match[1]) or "“" in text[line:start]:
            continue
        yield Hit(start, start + 1, "“", message="外层引号用双引号", severity=Severity.S2)
        yield Hit(end - 1, end, "”", message="外层引号用双引号", severity=Severity.S2)
