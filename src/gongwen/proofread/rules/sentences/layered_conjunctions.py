"""Three conjunctions of three levels in one clause."""

from __future__ import annotations

import re
from collections.abc import Iterator

from gongwen.proofread.search import matches
from gongwen.rulebook import Draft, Hit, Rule, right, wrong
from gongwen.terms import Severity, Strength

RULE = Rule(
    code="SY-36",
    name="layered-conjunctions",
    severity=Severity.S4,
    strength=Strength.PRACTICE,
    message="“和、及、以及”在一个分句里层层套用",
    why="并列层次太多，读者难以分清谁与谁并列。",
    basis=("现代汉语语法",),
    examples=(
        wrong("⟦教育局和卫生局及民政局以及乡镇和村委会⟧应当配合。"),
        right("教育局、卫生局和民政局以及各乡镇应当配合。"),
    ),
    anchors=("以及",),
)

_PATTERN = re.compile(
    r"(?=[^，。；：\n]*以及)(?=[^，。；：\n]*和(?!谐|平|气))(?=[^，。；：\n]*(?<!以)(?<![涉普顾危波企])及(?!时|其|格))(?<![^，。；：\n])[^，。；：\n]{12,100}?(?=应当|应|要|必须|，|。|；|\n|$)"
)


@RULE.finder
def find(draft: Draft) -> Iterator[Hit]:
    """Yield every clause that mixes 和, 及 and 以及."""
    for match in matches(draft, _PATTERN, RULE.anchors):
        yield Hit(match.start(), match.end(), advice="分成两句，或者用顿号分清层次")
