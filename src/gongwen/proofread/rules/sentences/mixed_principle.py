"""“本着……为原则” mixes two patterns."""

from __future__ import annotations

import re
from collections.abc import Iterator

from gongwen.proofread.search import matches
from gongwen.rulebook import Draft, Hit, Rule, right, wrong
from gongwen.terms import Severity, Strength

RULE = Rule(
    code="SY-17",
    name="mixed-principle",
    severity=Severity.S2,
    strength=Strength.GENERAL,
    message="“本着……的原则”和“以……为原则”两种句式杂糅",
    why="“本着”与“的原则”搭配，“为原则”与“以”搭配。",
    basis=("现代汉语语法",),
    examples=(
        wrong("我市⟦本着坚持⟧节约优先的方针推进工作。"),
        wrong("⟦本着勤俭节约为原则⟧。", becomes="本着勤俭节约的原则。"),
        wrong("⟦坚持公开透明为原则⟧。", becomes="坚持公开透明的原则。"),
        wrong("⟦本着便民利民为宗旨⟧设置窗口。", becomes="本着便民利民的宗旨设置窗口。"),
        wrong("⟦按照急用先建为原则⟧编排项目。", becomes="按照急用先建的原则编排项目。"),
        right("本着勤俭节约的原则。"),
        right("以公开透明为原则。"),
        right("坚持以公开为常态、不公开为例外的原则。"),
    ),
    anchors=(
        "本着",
        "为原则",
        "为宗旨",
        "的原则为",
    ),
)

_THEN = (
    "(?:安排|选择|选定|布置|布局|组织|实施|推进|开展|确定"
    "|制定|编制|编排|设置|设立|分配|办理|处理|报名|参加|采购|建设|使用)"
)

_PATTERN = re.compile(
    rf"本着(?:坚持|遵循|按照|以)(?=[\u4e00-\u9fff])|(?P<head>(?:(?P<bound>本着)|坚持|遵循|按照)[^，。；：、\n以]{{2,30}}?)"
    rf"(?:的原则为原则|的原则为|为(?P<noun>原则|宗旨))(?=[，。；\n]|$|{_THEN})"
)


@RULE.finder
def find(draft: Draft) -> Iterator[Hit]:
    """Yield every “本着……为原则”."""
    for match in matches(draft, _PATTERN, RULE.anchors):
        if match["head"] is None:
            message = f"“{match.group()}”两个动词叠用"
            advice = "“本着……的原则”与“坚持……”只用一种"
            yield Hit(match.start(), match.end(), message=message, advice=advice)
            continue
        yield Hit(match.start(), match.end(), match["head"] + "的" + (match["noun"] or "原则"))
