"""An approximate number marked twice, in Chinese numerals."""

from __future__ import annotations

import re
from collections.abc import Iterator

from gongwen.proofread.search import matches
from gongwen.rulebook import Draft, Hit, Rule, right, wrong
from gongwen.terms import Severity, Strength

RULE = Rule(
    code="SY-10",
    name="approximate-twice",
    severity=Severity.S2,
    strength=Strength.GENERAL,
    message="概数重复表示，只留一个",
    why="“约、近、超过”和“左右、余、上下”都表示概数，只留一个。",
    basis=("现代汉语语法",),
    examples=(
        wrong("参训人员⟦约三百人左右⟧。"),
        wrong("⟦近二十余名⟧专家到会。"),
        wrong("⟦大约一百户上下⟧。"),
        right("参训人员约三百人。"),
        right("节约三百万元左右。"),
        right("附近二十余户居民。"),
    ),
    anchors=(
        "左右",
        "上下",
        "余",
    ),
)

_PATTERN = re.compile(
    r"(?:大约|(?<![节合公签违预集条契特限履])约|大概|(?<![最附邻接靠临贴])近|超过)[一二三四五六七八九十百千万亿两]{1,6}(?:[^，。；：、\d\n（）]{0,4}?(?:左右|上下(?![游班级]))|余[名个人户家件次万亿元项种条])"
)


@RULE.finder
def find(draft: Draft) -> Iterator[Hit]:
    """Yield every number made approximate twice."""
    for match in matches(draft, _PATTERN, RULE.anchors):
        yield Hit(match.start(), match.end(), advice="“约”类和“左右、余”类只保留一个")
