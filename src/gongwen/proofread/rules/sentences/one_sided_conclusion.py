"""“能否……” is answered with one side only."""

from __future__ import annotations

import re
from collections.abc import Iterator

from gongwen.proofread.search import matches
from gongwen.rulebook import Draft, Hit, Rule, right, wrong
from gongwen.terms import Severity, Strength

RULE = Rule(
    code="SY-09",
    name="one-sided-conclusion",
    severity=Severity.S3,
    strength=Strength.GENERAL,
    message="前面有“能否、是否”两面，后面只说一面",
    why="前面说“能否、好坏”两种可能，后面也应两面照应，或者前面只说一面。",
    basis=("现代汉语语法",),
    examples=(
        wrong("⟦能否抓好落实是实现目标的关键⟧。"),
        wrong("⟦是否责任到人是工作取得成效的前提⟧。"),
        wrong("⟦会不会统筹协调是项目落地的前提⟧。"),
        right("能否抓好落实是目标能否实现的关键。"),
        right("抓好落实是实现目标的关键。"),
        right("能不能抓好落实，是能不能实现目标的关键。"),
        right("是否属于受案范围是争议的焦点。"),
    ),
    anchors=(
        "能否",
        "是否",
        "能不能",
        "会不会",
        "是不是",
        "好坏",
        "高低",
        "成败",
    ),
)

_PATTERN = re.compile(
    r"(?:能否|是否|能不能|会不会|是不是|好坏|高低)[^。；，？\n是]{2,24}是(?!否)(?![^。；，？\n]{0,40}(?:能否|能不能|会不会|是不是|是否|与否|成败|好坏|高低|优劣|大小))[^。；，？\n]{1,24}的?(?:关键|前提|保证|基础|条件)(?=[，。；\n]|$)"
)


@RULE.finder
def find(draft: Draft) -> Iterator[Hit]:
    """Yield every two-sided topic with a one-sided conclusion."""
    for match in matches(draft, _PATTERN, RULE.anchors):
        yield Hit(
            match.start(), match.end(), advice="后半句补上“能否”，或者去掉前半句的“能否、是否”"
        )
