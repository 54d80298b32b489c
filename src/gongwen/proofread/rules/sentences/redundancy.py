"""Words that say the same thing twice."""

from __future__ import annotations

from collections.abc import Iterator

from gongwen.proofread.rules.sentences.phrases import found, phrases
from gongwen.rulebook import Draft, Hit, Rule, right, wrong
from gongwen.terms import Severity, Strength
from gongwen.text import CITED

RULE = Rule(
    code="SY-11",
    name="redundancy",
    severity=Severity.S3,
    strength=Strength.GENERAL,
    message="词语意思重复，只留一个",
    why="两个词说的是同一个意思，删去其中一个，句子更简洁。",
    basis=("现代汉语语法",),
    examples=(
        wrong("经费⟦来自于⟧财政拨款。", becomes="经费来自财政拨款。"),
        wrong("会议⟦再次重申⟧工作纪律。", becomes="会议重申工作纪律。"),
        wrong("检查的⟦目的是为了⟧促进整改。", becomes="检查的目的是促进整改。"),
        wrong("⟦着手开始⟧编制规划。", becomes="着手编制规划。"),
        wrong("造成⟦不必要的浪费⟧。", becomes="造成浪费。"),
        right("设计了国际间接投资统计表。"),
        right("车辆以尽快速度通过。"),
        right("会议要求：“再次重申工作纪律。”"),
    ),
)


@RULE.finder
def find(draft: Draft) -> Iterator[Hit]:
    """Yield every phrase that says something twice, with the part that is enough."""
    known = phrases("redundancies", "enough")
    for start, phrase in sorted(found(draft.masked(*CITED), known), key=lambda pair: pair[0]):
        yield Hit(
            start,
            start + len(phrase.text),
            phrase.better,
            message=f"“{phrase.text}”意思重复，写作“{phrase.better}”即可",
            severity=phrase.severity,
        )
