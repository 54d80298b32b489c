"""“截至目前为止” says “until” twice."""

from __future__ import annotations

import re
from collections.abc import Iterator

from gongwen.proofread.search import matches
from gongwen.rulebook import Draft, Hit, Rule, right, wrong
from gongwen.terms import Severity, Strength

RULE = Rule(
    code="SY-05",
    name="until-now-doubled",
    severity=Severity.S2,
    strength=Strength.GENERAL,
    message="“截至”与“为止”重复，“截止”也不能带时间",
    why="“截至目前”已经表示到现在为止；“截止”表示停止，后面不带时间。",
    basis=("现代汉语词典",),
    examples=(
        wrong("⟦截止目前为止⟧，已完成三项。", becomes="截至目前，已完成三项。"),
        wrong("⟦截至目前为止⟧，已完成三项。", becomes="截至目前，已完成三项。"),
        wrong("⟦到目前为止已经⟧完成三项。", becomes="截至目前已完成三项。"),
        wrong("⟦截至3月上旬为止⟧，共归集数据12万条。", becomes="截至3月上旬，共归集数据12万条。"),
        right("截至目前，已完成三项。"),
        right("到目前为止，尚无定论。"),
        right("发售至截止时间为止，报名到截止日为止。"),
        right("从受理之日起到办结之日为止。"),
    ),
    anchors=("为止",),
    safe=True,
)

_PATTERN = re.compile(
    r"截[止至]到?(?P<time>(?!时间|日期|日为|之日)[^，。；：、！？\n]{2,16}?)为止|(?<![止至])到目前为止已经"
)


@RULE.finder
def find(draft: Draft) -> Iterator[Hit]:
    """Yield every doubled “until now”."""
    for match in matches(draft, _PATTERN, RULE.anchors):
        yield Hit(
            match.start(),
            match.end(),
            f"截至{match['time']}" if match["time"] else "截至目前已",
        )
