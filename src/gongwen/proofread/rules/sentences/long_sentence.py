"""Sentences too long to be read in one go."""

from __future__ import annotations

from collections.abc import Iterator

from gongwen.rulebook import Draft, Hit, Rule, right, wrong
from gongwen.terms import Severity, Strength
from gongwen.text import CITED, sentences

_CHARACTERS = 120
_COMMAS = 8
_CLAUSE = "检查组逐一核对台账，"

RULE = Rule(
    code="SY-27",
    name="long-sentence",
    severity=Severity.S4,
    strength=Strength.PRACTICE,
    message="句子太长，通常断成两三句更清楚",
    why="一句话超过120字或者有八个以上逗号，读者容易丢失主语和层次。",
    basis=("公文实务",),
    examples=(
        wrong("⟦" + _CLAUSE * 8 + "随后反馈。⟧"),
        right(_CLAUSE * 3 + "随后反馈。"),
        right("检查组逐一核对台账，随后反馈。" * 12),
    ),
    anchors=("，", "的"),
)


@RULE.finder
def find(draft: Draft) -> Iterator[Hit]:
    """Yield every sentence that is too long."""
    text = draft.masked(*CITED)
    for start, end in sentences(text):
        length = end - start
        if length <= _COMMAS:
            continue
        commas = text.count("，", start, end)
        if length > _CHARACTERS or commas >= _COMMAS:
            yield Hit(
                start,
                end,
                message=f"这句话有{length}字、{commas}个逗号，通常断成两三句更清楚",
                advice="在意思告一段落处改用句号，并给后一句补上主语",
            )
