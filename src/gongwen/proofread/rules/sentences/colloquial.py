"""Colloquial and internet words."""

from __future__ import annotations

import re
from collections.abc import Iterator

from gongwen.proofread.rules.sentences.phrases import found, phrases
from gongwen.proofread.search import matches
from gongwen.rulebook import Draft, Hit, Rule, right, wrong
from gongwen.terms import Severity, Strength
from gongwen.text import CITED

RULE = Rule(
    code="SY-30",
    name="colloquial-word",
    severity=Severity.S3,
    strength=Strength.PRACTICE,
    message="口语或者网络用语，公文里通常用书面语",
    why="公文用书面语，口语、网络用语和客套话显得随意，还可能引起误解。",
    basis=("公文实务",),
    examples=(
        wrong("争取年内⟦搞定⟧审批手续。"),
        wrong("这次服务很⟦给力⟧。"),
        wrong("感谢各位领导在⟦百忙之中⟧到会。"),
        wrong("大家都要抓紧⟦啦⟧！"),
        right("加大供给力度。"),
        right("不得有畏难情绪，工作中没得到支持的要及时报告。"),
        right("要搞好服务，搞活流通。"),
        right("群众反映说：“这项服务很给力。”"),
    ),
)

_PARTICLE = re.compile(r"(?<![\u4e00-\u9fff][啦嘛哦呗])[啦嘛哦呗呀](?=[。！？，])")
_PARTICLES = ("啦", "嘛", "哦", "呗", "呀")


@RULE.finder
def find(draft: Draft) -> Iterator[Hit]:
    """Yield every colloquial word and every particle of speech at the end of a clause."""
    hits = [
        Hit(
            start,
            start + len(phrase.text),
            message=f"“{phrase.text}”是口语或者网络用语，公文里通常不用",
            advice=f"可改为：{phrase.better}",
            severity=phrase.severity,
        )
        for start, phrase in found(draft.masked(*CITED), phrases("colloquialisms", "better"))
    ]
    hits += [
        Hit(
            match.start(),
            match.end(),
            message=f"语气词“{match.group()}”通常不用于公文",
            advice="删去语气词",
        )
        for match in matches(draft, _PARTICLE, _PARTICLES)
    ]
    yield from sorted(hits, key=lambda hit: hit.start)
