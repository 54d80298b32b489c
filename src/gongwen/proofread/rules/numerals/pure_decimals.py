"""Decimals below one without their zero."""

from __future__ import annotations

import re
from collections.abc import Iterator

from gongwen.rulebook import Draft, Hit, Rule, right, wrong
from gongwen.terms import Severity, Strength
from gongwen.text import CODES

RULE = Rule(
    code="NUM-07",
    name="pure-decimals",
    severity=Severity.S2,
    strength=Strength.REQUIRED,
    message="小数点前面缺少“0”",
    why="小于1的小数，小数点前写“0”，避免小数点漏印后看成整数。",
    basis=("GB/T 15835—2011 5.1.2",),
    examples=(
        wrong("下降⟦.5⟧%。", becomes="下降0.5%。"),
        wrong("费率为⟦.02⟧。", becomes="费率为0.02。"),
        wrong("误差不超过⟦.2⟧毫米。", becomes="误差不超过0.2毫米。"),
        right("下降0.5%。"),
        right("见附件1.2.3，版本v.2。"),
        right("文件名为“报告.2024版”。"),
        right("详见（一）.1款。"),
    ),
    safe=True,
    anchors=(".",),
)

_BARE = re.compile(r"\.\d+(?![\d.]|[年月日款项条、])")
_BEFORE = re.compile(r"[\u4e00-\u9fff，、（：—～]")


@RULE.finder
def find(draft: Draft) -> Iterator[Hit]:
    """Yield decimals that begin with the point, after a Chinese character or mark."""
    text = draft.masked(*CODES)
    for match in _BARE.finditer(text):
        start = match.start()
        if start and _BEFORE.match(text, start - 1) and not _is_name(text, start, match.end()):
            yield Hit(start, match.end(), "0" + match.group())


def _is_name(text: str, start: int, end: int) -> bool:
    """Tell whether the point belongs to a file name or a serial number."""
    following = text[end : end + 1]
    return (
        following.isalpha() and following not in "万亿元个米毫厘分秒吨克千升公人倍平立度"
    ) or text[start - 1] == "第"
