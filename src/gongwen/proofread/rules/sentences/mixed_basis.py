"""“根据……为依据” mixes two patterns."""

from __future__ import annotations

import re
from collections.abc import Iterator

from gongwen.proofread.search import matches
from gongwen.rulebook import Draft, Hit, Rule, right, wrong
from gongwen.terms import Severity, Strength

RULE = Rule(
    code="SY-16",
    name="mixed-basis",
    severity=Severity.S2,
    strength=Strength.GENERAL,
    message="“根据……”和“以……为依据”两种句式杂糅",
    why="“根据……”和“以……为依据（为准）”只用一种。",
    basis=("现代汉语语法",),
    examples=(
        wrong("⟦根据实际情况为依据⟧确定标准。"),
        wrong("⟦按照合同约定为准⟧。"),
        wrong("⟦依据群众需求出发⟧。"),
        right("以实际情况为依据确定标准。"),
        right("按照国家标准执行，以合同约定为准。"),
        right("从群众需求出发。"),
        right("根据以下指标作为依据的数据。"),
    ),
    anchors=(
        "为依据",
        "为准",
        "为基础",
        "为根据",
        "出发",
    ),
)

_PATTERN = re.compile(
    r"(?:按照|根据|依据)[^，。；：、\n以作成视从认分《]{2,30}?(?:为(?:依据|准|基础|根据)|(?<!从)出发)(?=[，。；\n确开制进]|$)"
)


@RULE.finder
def find(draft: Draft) -> Iterator[Hit]:
    """Yield every “根据……为依据”."""
    for match in matches(draft, _PATTERN, RULE.anchors):
        yield Hit(match.start(), match.end(), advice="改为“以……为依据（为准）”，或者只用“根据……”")
