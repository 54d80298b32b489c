"""Paragraphs that say the same as an earlier one."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from math import sqrt
from operator import add

from gongwen.proofread.rules.emptiness.paragraphs import Paragraph, paragraphs
from gongwen.rulebook import Draft, Hit, Rule, right, wrong
from gongwen.terms import Severity, Strength

_TEXT = "各乡镇要对辖区内的在建工地逐一开展安全检查，发现隐患立即整改，整改情况逐级上报。"

RULE = Rule(
    code="EP-03",
    name="repeated-paragraph",
    severity=Severity.S3,
    strength=Strength.PRACTICE,
    message="这一段与前文几乎相同",
    why="两段文字高度相似，多为复制粘贴或者同义反复，合并为一段即可。",
    basis=("公文实务",),
    examples=(
        wrong(_TEXT + "\n另行通知其他事项。\n⟦" + _TEXT.replace("立即", "及时") + "⟧"),
        right(
            _TEXT
            + "\n县住建局对整改情况进行抽查，抽查比例不低于三成，抽查结果在全县范围内进行公布并纳入考核。"
        ),
        right("任务分工如下：\n任务分工如下："),
    ),
)

_LENGTH = 30
_SIMILAR = 0.85
# Paragraphs as like as that share at least one clause; only those are compared in full.
_CLAUSE = re.compile(r"[^，。；：、！？]{6,}")
_ARTICLE = re.compile(
    r"[ \u3000]*第[一二三四五六七八九十百零]+条"
)  # statutes repeat themselves on purpose


@RULE.finder
def find(draft: Draft) -> Iterator[Hit]:
    """Yield every paragraph whose pairs of characters are nearly those of an earlier one."""
    holders: dict[str, Paragraph] = {}
    known: dict[int, _Pairs] = {}

    def of(paragraph: Paragraph) -> _Pairs:
        if paragraph.start not in known:
            known[paragraph.start] = _Pairs.of(paragraph.text)
        return known[paragraph.start]

    for paragraph in paragraphs(draft, _LENGTH):
        clauses = _CLAUSE.findall(paragraph.text)
        if not _ARTICLE.match(paragraph.text):
            candidates = {
                holders[clause].start: holders[clause] for clause in clauses if clause in holders
            }
            twin = next(
                (
                    c
                    for c in candidates.values()
                    if c.text == paragraph.text or _likeness(of(c), of(paragraph)) > _SIMILAR
                ),
                None,
            )
            if twin is not None:
                number = draft.document.locate(twin.start)[0] + 1
                yield Hit(
                    paragraph.start,
                    paragraph.end,
                    message=f"这一段与第{number}段几乎相同",
                    advice="合并两段，或者改写其中一段使内容有别",
                )
        for clause in clauses:
            holders.setdefault(clause, paragraph)


@dataclass(frozen=True, slots=True)
class _Pairs:
    """How often each pair of neighbouring characters stands in a paragraph."""

    counts: Counter[str]
    total: int
    most: int  # the count of the most frequent one
    length: float  # of the counts taken for a vector

    @classmethod
    def of(cls, text: str) -> _Pairs:
        """Return the pairs of ``text``."""
        counts = Counter(map(add, text, text[1:]))
        squares = sum(count * count for count in counts.values())
        return cls(counts, len(text) - 1, max(counts.values()), sqrt(squares))


def _likeness(one: _Pairs, other: _Pairs) -> float:
    """Return the cosine of the angle between the counts; nought where it must be small."""
    if one.total > other.total:
        one, other = other, one
    scale = one.length * other.length
    if one.total * other.most <= _SIMILAR * scale:
        return 0.0  # the counts could not agree enough, whatever the pairs
    its = other.counts
    return sum(count * its[pair] for pair, count in one.counts.items() if pair in its) / scale
