"""The same adverb again and again in one paragraph."""

from __future__ import annotations

from collections.abc import Iterator

from gongwen.rulebook import Draft, Hit, Rule, right, wrong
from gongwen.terms import Severity, Strength
from gongwen.text import CITED

RULE = Rule(
    code="SY-26",
    name="repeated-adverb",
    severity=Severity.S4,
    strength=Strength.PRACTICE,
    message="同一段里反复使用同一个修饰词",
    why="“切实”“进一步”“不断”一类的词用得多了，分量反而轻了，可以只留最要紧的一处。",
    basis=("公文实务",),
    examples=(
        wrong("要⟦切实⟧加强领导，切实压实责任，切实抓好落实。"),
        wrong("⟦进一步⟧健全制度，进一步规范程序，进一步加大投入。"),
        right("要切实加强领导，压实责任，抓好落实。"),
        right("要切实加强领导。\n要切实压实责任。\n要切实抓好落实。"),
    ),
    anchors=("切实", "进一步", "不断", "着力", "大力", "积极", "全面", "认真"),
)

_LEAST = 3
# Longer paragraphs may use a word more often: once in a hundred characters is not yet repetition.
_CHARACTERS_PER_USE = 100


@RULE.finder
def find(draft: Draft) -> Iterator[Hit]:
    """Yield, once a paragraph and word, an adverb that comes again and again."""
    text = draft.masked(*CITED)
    for adverb in RULE.anchors:
        at = text.find(adverb)
        while at >= 0:
            end = text.find("\n", at)
            end = len(text) if end < 0 else end
            start = text.rfind("\n", 0, at) + 1
            count = text.count(adverb, at, end)
            if count >= max(_LEAST, (end - start) // _CHARACTERS_PER_USE):
                yield Hit(
                    at,
                    at + len(adverb),
                    message=f"“{adverb}”在本段用了{count}次",
                    advice=f"只在最要紧处保留“{adverb}”，其余直接写做什么、做到什么程度",
                    count=count,
                )
            at = text.find(adverb, end)
