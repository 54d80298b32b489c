"""A negation too many."""

from __future__ import annotations

import re
from collections.abc import Iterator

from gongwen.proofread.search import matches
from gongwen.rulebook import Draft, Hit, Rule, right, wrong
from gongwen.terms import Severity, Strength

RULE = Rule(
    code="SY-08",
    name="misplaced-negation",
    severity=Severity.S2,
    strength=Strength.GENERAL,
    message="否定词多余，意思相反或者重复",
    why="“切忌、禁止、缺乏”已含否定，再加否定词意思就反了；“无时无刻”后面则必须有“不”。",
    basis=("现代汉语语法",),
    examples=(
        wrong("无证人员一律⟦不准不得⟧上岗。", becomes="无证人员一律不准上岗。"),
        wrong("⟦切忌不要⟧盲目决策。", becomes="切忌盲目决策。"),
        wrong("⟦禁止不得⟧在此停车。", becomes="禁止在此停车。"),
        wrong("⟦无时无刻⟧都在关注民生。"),
        wrong("基层⟦缺乏经验不足⟧。"),
        wrong("⟦请勿不要⟧攀爬围栏。", becomes="请勿攀爬围栏。"),
        right("切忌盲目决策。"),
        right("切勿不按规程操作。"),
        right("无时无刻不在关注民生。"),
        right("严禁不按规定操作。"),
        right("防止监管不得力。"),
    ),
    anchors=(
        "切忌",
        "切勿",
        "请勿",
        "禁止",
        "严禁",
        "无时无刻",
        "缺乏",
        "不准",
    ),
)

_PATTERN = re.compile(
    r"(?P<head>切忌|切勿|请勿|禁止|严禁)(?:不要|不可|不得(?![力当法体])|不准(?!确)|不许|不能|勿|别(?=[盲乱随擅]))"
    r"|缺乏[^，。；、的\n]{0,6}?(?:不够|不足)(?=[，。；\n]|$)"
    r"|无时无刻(?![^，。；\n]{0,2}[不没])"
    r"|并非不无|(?P<kept>不准)(?:不得|不许|不能|不要)(?!不)"
)
_ADVICE = "去掉一个否定词；“无时无刻”改为“时时刻刻”，或者后面加“不”"


@RULE.finder
def find(draft: Draft) -> Iterator[Hit]:
    """Yield every negation too many."""
    for match in matches(draft, _PATTERN, RULE.anchors):
        yield Hit(match.start(), match.end(), match["head"] or match["kept"], advice=_ADVICE)
