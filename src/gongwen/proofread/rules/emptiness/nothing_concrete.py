"""Paragraphs without a figure, an owner, a deadline, a citation or a name."""

from __future__ import annotations

import re
from collections.abc import Iterator

from gongwen.proofread.rules.emptiness.paragraphs import (
    CITATION,
    DEADLINE,
    FIGURE,
    NAME,
    OWNER,
    paragraphs,
)
from gongwen.rulebook import Draft, Hit, Rule, right, wrong
from gongwen.terms import Severity, Strength

_HOLLOW = (
    "要充分认识做好这方面事情的重要意义，始终保持清醒头脑，进一步增强紧迫感和使命感，把思想和行动统一起来，"
    "坚定信心，振奋精神，勇于担当，主动作为，努力把各方面的事情做得更好，为开创新的局面打下更加坚实的基础。"
)

RULE = Rule(
    code="EP-02",
    name="nothing-concrete",
    severity=Severity.S4,
    strength=Strength.PRACTICE,
    message="这一段没有数字、单位、时限、文件和专名",
    why="较长的段落一样具体内容都没有，读者无法据此办理或者核对。",
    basis=("公文实务",),
    examples=(
        wrong("⟦" + _HOLLOW + "⟧"),
        wrong(
            "⟦越是在关键时候，越要保持清醒，紧紧依靠群众，牢牢守住底线，把各样事情都想在前面，把大局看在眼里，一件一件抓到底，奋力跑出加速度，让大家都能感受到实实在在的变化，共同把这里建设得更加美好。⟧"
        ),
        right(_HOLLOW + "具体分工由县教育局负责。"),
        right(_HOLLOW + "请于5月底前完成。"),
        right("要充分认识做好这方面事情的重要意义。"),
    ),
)

_LENGTH = 80
_CONCRETE = (FIGURE, CITATION, DEADLINE, OWNER, NAME)
# A statute or a definition has none of these either; what is hollow speaks in such words.
_EXHORTATION = re.compile(
    "充分认识|进一步|不断|切实|努力|全面|大力|高度|坚定|牢固|扎实|深入|积极|始终|牢牢|紧紧|奋力|勇于|清醒|忧患|凝聚|久久为功|驰而不息"
)
_LEAST = 3


@RULE.finder
def find(draft: Draft) -> Iterator[Hit]:
    """Yield every longer paragraph in which nothing is concrete."""
    for paragraph in paragraphs(draft, _LENGTH):
        if len(_EXHORTATION.findall(paragraph.text)) < _LEAST:
            continue
        if not any(pattern.search(paragraph.text) for pattern in _CONCRETE):
            yield Hit(
                paragraph.start,
                paragraph.end,
                advice="补充数据、责任单位、完成时限、依据文件或者具体项目中的至少一样",
            )
