"""Words of many before one, and plural marks after “many”."""

from __future__ import annotations

import re
from collections.abc import Iterator

from gongwen.proofread.search import matches
from gongwen.rulebook import Draft, Hit, Rule, right, wrong
from gongwen.terms import Severity, Strength

RULE = Rule(
    code="CO-47",
    name="many-of-one",
    severity=Severity.S2,
    strength=Strength.GENERAL,
    message="表示多数的词与单数或者“们”重复矛盾",
    why="“广大”指众人，后面不接“一名”；“诸多、许多”已表示多数，后面不加“们”。",
    basis=("现代汉语语法",),
    examples=(
        wrong("⟦广大一名⟧干部应当带头。"),
        wrong("⟦诸多专家们⟧到会。"),
        wrong("⟦许多同志们⟧反映。"),
        wrong("请⟦诸位代表们⟧审议。"),
        right("广大干部群众应当带头。"),
        right("广大党员同志们，大家好。"),
        right("诸多专家到会，各位同志，我们要带好头。"),
        right("出现许多我们不熟悉的情况。"),
    ),
    anchors=("广大", "诸多", "许多", "众多", "不少", "各位", "诸位", "每位"),
)

_PATTERN = re.compile(
    r"广大(?:一|每一?|某)[名个位]|(?:诸多|许多|众多|不少|各位|诸位|每位)(?:[\u4e00-\u9fff]{1,4}?)(?<![我他她它你咱人])们"
)


@RULE.finder
def find(draft: Draft) -> Iterator[Hit]:
    """Yield every clash of many and one."""
    for match in matches(draft, _PATTERN, RULE.anchors):
        yield Hit(match.start(), match.end(), advice="去掉“广大”和数量词之一，或者删去“们”")
