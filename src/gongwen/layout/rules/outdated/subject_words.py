"""主题词: abolished in 2012."""

from __future__ import annotations

import re
from collections.abc import Iterator

from gongwen.rulebook import Draft, Hit, Rule, right, wrong
from gongwen.terms import Severity, Strength

RULE = Rule(
    code="BOD-22",
    name="subject-words",
    severity=Severity.S1,
    strength=Strength.REQUIRED,
    message="不应再标主题词",
    why="主题词是 1999 年版格式的要素，2012 年起取消；沿用旧模板时常被带出来。",
    basis=("GB/T 9704—2012 7.4",),
    examples=(
        wrong("⟦主题词：卫生　经费　请示⟧"),
        wrong("⟦主 题 词：水利 通知⟧"),
        right("本数据库按主题词检索。"),
        right("主题词表由档案部门编制。"),
    ),
)

_LINE = re.compile(
    r"^[ \u3000\t]*(主[ \u3000]*题[ \u3000]*词[ \u3000]*[：:][^\n]{0,60})$", re.MULTILINE
)


@RULE.finder
def find(draft: Draft) -> Iterator[Hit]:
    """Yield every line of subject words."""
    if "题" not in draft.text or "词" not in draft.text:
        return
    for match in _LINE.finditer(draft.text):
        end = match.start(1) + len(match[1].rstrip())
        yield Hit(match.start(1), end, advice="删去主题词一行和它的分隔线")
