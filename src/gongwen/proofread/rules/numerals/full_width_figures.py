"""Full-width figures."""

from __future__ import annotations

import re
from collections.abc import Iterator

from gongwen.rulebook import Draft, Hit, Rule, right, wrong
from gongwen.terms import Severity, Strength

RULE = Rule(
    code="NUM-10",
    name="full-width-figures",
    severity=Severity.S2,
    strength=Strength.REQUIRED,
    message="阿拉伯数字用了全角字符",
    why="阿拉伯数字用半角字符，全角数字间距过大，也查找不到、计算不了。",
    basis=("GB/T 15835—2011 5.1.7",),
    examples=(
        wrong("⟦２０２４⟧年⟦５⟧月", becomes="2024年5月"),
        wrong("增长⟦５．２％⟧。", becomes="增长5.2%。"),
        right("2024年5月增长5.2%。"),
    ),
    safe=True,
    anchors=tuple("０１２３４５６７８９"),
)

_FULL_WIDTH = re.compile("[０-９]+(?:．[０-９]+)*％?")
_TO_HALF_WIDTH = str.maketrans("０１２３４５６７８９．％", "0123456789.%")


@RULE.finder
def find(draft: Draft) -> Iterator[Hit]:
    """Yield every run of full-width figures, with its point and percent sign."""
    for match in _FULL_WIDTH.finditer(draft.text):
        yield Hit(match.start(), match.end(), match.group().translate(_TO_HALF_WIDTH))
