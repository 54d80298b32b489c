"""A heading repeated by the first sentence under it."""

from __future__ import annotations

import re
from collections.abc import Iterator

from gongwen.rulebook import Draft, Hit, Rule, right, wrong
from gongwen.terms import Severity, Strength
from gongwen.text import sentences

RULE = Rule(
    code="EP-09",
    name="heading-repeated",
    severity=Severity.S4,
    strength=Strength.PRACTICE,
    message="段落首句与小标题重复",
    why="标题已经说了的话，段落第一句不必原样再说，直接写怎么做。",
    basis=("公文实务",),
    examples=(
        wrong("一、加强组织领导\n⟦加强组织领导。⟧各单位要成立工作专班。"),
        wrong("（二）完善工作机制\n⟦要进一步完善工作机制。⟧每月召开一次例会。"),
        right("一、加强组织领导\n各单位要成立工作专班，主要负责人任组长。"),
        right("一、加强组织领导\n为加强组织领导，成立由局长任组长的工作专班。"),
    ),
)

_HEADING = re.compile(
    r"^[ \u3000]*(?:[一二三四五六七八九十]{1,3}、|[（(][一二三四五六七八九十]{1,3}[）)]|\d{1,2}[.．])"
    r"(?P<words>[\u4e00-\u9fff、]{4,24})。?[ \u3000]*\n",
    re.MULTILINE,
)
_FILLERS = re.compile("进一步|切实|不断|要|应当|必须|着力|大力|全面|认真|[，。、！；： \u3000]")


@RULE.finder
def find(draft: Draft) -> Iterator[Hit]:
    """Yield every first sentence that only repeats the heading above it."""
    for match in _HEADING.finditer(draft.text):
        line_end = draft.text.find("\n", match.end())
        line = draft.text[match.end() : line_end if line_end >= 0 else None]
        first = next(sentences(line), None)
        if first is None:
            continue
        sentence = line[first[0] : first[1]]
        if _FILLERS.sub("", sentence) == _FILLERS.sub("", match["words"]):
            indent = len(sentence) - len(sentence.lstrip(" \u3000"))
            start = match.end() + first[0] + indent
            yield Hit(start, match.end() + first[1], advice="删去首句，直接写具体做法")
