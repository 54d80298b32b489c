"""Paragraphs that consist of set phrases."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

from gongwen.lexicons import table
from gongwen.proofread.rules.emptiness.paragraphs import paragraphs
from gongwen.rulebook import Draft, Hit, Rule, right, wrong
from gongwen.terms import Severity, Strength

_HOLLOW = (
    "要提高政治站位，统一思想，高度重视，精心组织，周密部署，压实责任，"
    "形成合力，狠抓落实，务求实效，确保各项任务落到实处。"
)

RULE = Rule(
    code="EP-01",
    name="set-phrase-density",
    severity=Severity.S4,
    strength=Strength.PRACTICE,
    message="这一段套语偏多",
    why="一段话主要由套语组成，读者看不出要谁在什么时候做什么；用具体的事例、数据、责任和时限替换。",
    basis=("公文实务",),
    examples=(
        wrong("⟦" + _HOLLOW + "⟧"),
        right("各乡镇于5月底前完成隐患点复核，县应急局逐点验收，6月10日前将结果报县政府。"),
        right(
            "要高度重视防汛工作，压实责任。县水利局5月底前完成12座水库的除险，县应急局负责验收并通报结果。"
        ),
    ),
)

_LENGTH = 38
_LEAST = 5
# Of government reports, in which such phrases abound, one paragraph in a hundred passes this share.
_SHARE = 0.35


@cache
def _phrases() -> tuple[str, ...]:
    return tuple(sorted((row["phrase"] for row in table("set_phrases")), key=len, reverse=True))


@RULE.finder
def find(draft: Draft) -> Iterator[Hit]:
    """Yield every paragraph a large share of which are set phrases."""
    known = [phrase for phrase in _phrases() if phrase in draft.text]
    for paragraph in paragraphs(draft, _LENGTH):
        rest, count = paragraph.text, 0
        for phrase in known:
            if phrase in rest:
                count += rest.count(phrase)
                rest = rest.replace(phrase, " ")
        # Every phrase left one space behind.
        covered = len(paragraph.text) - len(rest) + count
        if count >= _LEAST and covered >= _SHARE * len(paragraph.text):
            share = round(100 * covered / len(paragraph.text))
            yield Hit(
                paragraph.start,
                paragraph.end,
                message=f"本段有{count}处套语，约占{share}%",
                advice="每项要求写明做什么、谁负责、何时完成，用数据和事例代替套语",
                count=count,
            )
