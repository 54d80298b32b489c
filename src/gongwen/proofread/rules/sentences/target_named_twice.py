"""“对……造成对……” names the target twice."""

from __future__ import annotations

import re
from collections.abc import Iterator

from gongwen.proofread.search import matches
from gongwen.rulebook import Draft, Hit, Rule, right, wrong
from gongwen.terms import Severity, Strength

RULE = Rule(
    code="SY-19",
    name="target-named-twice",
    severity=Severity.S3,
    strength=Strength.GENERAL,
    message="“对……”的对象重复出现",
    why="前面已用“对……”引出对象，后面不再重复“对”。",
    basis=("现代汉语语法",),
    examples=(
        wrong("⟦对生产造成了对⟧企业的影响。"),
        wrong("⟦对周边环境带来对⟧居民的损害。"),
        right("对企业生产造成影响。"),
        right("对环境造成损害，对责任人予以处罚。"),
    ),
    anchors=(
        "造成",
        "产生",
        "带来",
    ),
)

_PATTERN = re.compile(
    r"对[^，。；：、\n对]{2,30}(?:造成|产生|带来)了?(?:很大|一定|较大)?的?对(?!外|内|方|抗|立|冲|象)"
)


@RULE.finder
def find(draft: Draft) -> Iterator[Hit]:
    """Yield every target introduced twice."""
    for match in matches(draft, _PATTERN, RULE.anchors):
        yield Hit(match.start(), match.end(), advice="两个“对……”只保留一个")
