"""Quotation marks: paired, in the right direction, full-width, double outside and single inside."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from gongwen.rulebook import Draft, Hit, Rule, right, wrong
from gongwen.terms import Severity, Strength
from gongwen.text import Area
from gongwen.text.quotes import Quotes, pair_quotes, pair_straight_quotes

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
        wrong("落实“十四五⟦“⟧规划。", becomes="落实“十四五”规划。"),
        wrong("落实⟦”⟧十四五”规划。", becomes="落实“十四五”规划。"),
        wrong("落实⟦”⟧十四五⟦“⟧规划。", becomes="落实“十四五”规划。"),
        wrong("落实⟦“⟧十四五规划和有关要求。"),
        wrong("会议指出，“要弘扬⟦“⟧严细实⟦”⟧作风”。", becomes="会议指出，“要弘扬‘严细实’作风”。"),
        wrong("要弘扬⟦‘⟧严细实⟦’⟧作风。", becomes="要弘扬“严细实”作风。"),
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
_SINGLE = re.compile(r"‘([^‘’\n]{1,80})’")
# The marks of a pair mistaken for one another stand no farther apart than a quoted term.
_TERM_LENGTH = 30


@RULE.finder
def find(draft: Draft) -> Iterator[Hit]:
    """Yield straight marks in Chinese text, marks without partner, and wrong nesting."""
    text = draft.text
    quotes = pair_quotes(text)
    hits = [
        *_straight(draft, quotes),
        *_lone(text, quotes),
        *_nested(quotes),
        *_single(text, quotes),
    ]
    yield from sorted(hits, key=lambda hit: hit.start)


def _straight(draft: Draft, quotes: Quotes) -> Iterator[Hit]:
    """Yield straight double marks that touch Chinese, with what each should be where certain."""
    text = draft.text
    if '"' not in text:
        return
    straight = pair_straight_quotes(text)
    for start, end in straight.pairs:
        if _CHINESE.search(text, start, end) and Area.ADDRESS not in draft.areas_at(start, end):
            yield Hit(start, start + 1, "“", message="用了半角直引号", safe=True)
            yield Hit(end - 1, end, "”", message="用了半角直引号", safe=True)
    for at in straight.lone:
        partner = _partner(text, quotes, at)
        if partner is not None:
            suggestion = "”" if partner < at else "“"
            yield Hit(at, at + 1, suggestion, message="全角引号与半角直引号配成一对", safe=True)
        elif not text[at - 1 : at].isdigit() and _CHINESE.match(text, at + 1):
            yield Hit(at, at + 1, message="用了半角直引号，且不成对", advice="补全成对的全角引号")


def _partner(text: str, quotes: Quotes, at: int) -> int | None:
    """Return the lone curved mark in the same line that the straight one at ``at`` belongs to."""
    for lone in quotes.lone:
        low, high = sorted((lone, at))
        if (
            "\n" not in text[low:high]
            and (text[lone] == "“") == (lone < at)
            and '"' not in text[low + 1 : high]
        ):
            return lone
    return None


def _lone(text: str, quotes: Quotes) -> Iterator[Hit]:
    """Yield curved marks without partner; two of them close together explain each other."""
    taken: set[int] = set()
    for at, after in pairwise((*quotes.lone, -1)):
        if at in taken or _has_straight_partner(text, at):
            continue
        if at < after <= at + _TERM_LENGTH and "\n" not in text[at:after]:
            taken.add(after)
            yield from _reversed(text, at, after)
        else:
            side = "前" if text[at] == "“" else "后"
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


def _has_straight_partner(text: str, at: int) -> bool:
    """Tell whether a lone straight mark in the line makes up for the lone curved one."""
    start = text.rfind("\n", 0, at) + 1
    end = text.find("\n", at)
    return text.count('"', start, end if end >= 0 else len(text)) % 2 == 1


def _nested(quotes: Quotes) -> Iterator[Hit]:
    """Yield double marks directly inside double marks."""
    outer = -1
    for start, end in quotes.pairs:
        if end <= outer:
            yield Hit(start, start + 1, "‘", message="双引号里面用单引号", severity=Severity.S2)
            yield Hit(end - 1, end, "’", message="双引号里面用单引号", severity=Severity.S2)
        else:
            outer = end


def _single(text: str, quotes: Quotes) -> Iterator[Hit]:
    """Yield single marks around Chinese that stand in no double ones."""
    for match in _SINGLE.finditer(text):
        start, end = match.span()
        if (
            not _CHINESE.search(match[1])
            or _CHINESE.search(text[start - 1 : start]) is None
            and start
        ):
            continue
        if any(low < start and end <= high for low, high in quotes.pairs) or text.count(
            "“", 0, start
        ) != text.count("”", 0, start):
            continue
        yield Hit(start, start + 1, "“", message="外层引号用双引号", severity=Severity.S2)
        yield Hit(end - 1, end, "”", message="外层引号用双引号", severity=Severity.S2)
