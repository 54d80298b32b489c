"""“以……为目的” and “……目的是” run into one."""

from __future__ import annotations

import re
from collections.abc import Iterator

from gongwen.proofread.search import matches
from gongwen.rulebook import Draft, Hit, Rule, right, wrong
from gongwen.terms import Severity, Strength

RULE = Rule(
    code="SY-03",
    name="purpose-mixed",
    severity=Severity.S2,
    strength=Strength.GENERAL,
    message="“以……为……”和“……是”两种句式杂糅",
    why="“以……为目的”说完整了，后面不能再接“是”；或者改写成“目的是……”。",
    basis=("现代汉语语法",),
    examples=(
        wrong("⟦以服务群众为目的是⟧我们的工作方针。"),
        wrong("⟦以安全第一为原则是⟧必须坚持的。"),
        wrong("⟦以实绩好坏为依据是⟧评先的做法。"),
        right("以服务群众为目的，改进工作。"),
        right("目的是服务群众。"),
        right("以成本为基础是否合理，由双方商定。"),
    ),
    anchors=(
        "的是",
        "目标是",
        "原则是",
        "宗旨是",
        "主是",
        "标准是",
        "依据是",
        "前提是",
        "基础是",
    ),
)

_PATTERN = re.compile(
    r"以[^。！？；，\n]{2,30}?为(?:目的|目标|原则|宗旨|标准|依据|前提|基础|主)是(?!否)"
)


@RULE.finder
def find(draft: Draft) -> Iterator[Hit]:
    """Yield every “以……为目的是”."""
    for match in matches(draft, _PATTERN, RULE.anchors):
        yield Hit(match.start(), match.end(), advice="保留“以……为……”，或者改为“目的是……”")
