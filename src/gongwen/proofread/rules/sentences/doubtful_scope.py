"""Wording that can be read in two ways."""

from __future__ import annotations

import re
from collections.abc import Iterator

from gongwen.proofread.search import matches
from gongwen.rulebook import Draft, Hit, Rule, right, wrong
from gongwen.terms import Severity, Strength

RULE = Rule(
    code="SY-29",
    name="doubtful-scope",
    severity=Severity.S4,
    strength=Strength.PRACTICE,
    message="这样写有两种理解",
    why="“三个单位的负责人”可以是三个单位各自的负责人，也可以是三名负责人；“至某日前”是否含当日也不清楚。",
    basis=("公文实务",),
    examples=(
        wrong("请⟦三个单位的负责人⟧参加。"),
        wrong("⟦未参加人员⟧名单附后。"),
        wrong("报名⟦至6月30日前⟧。"),
        wrong("请来了⟦四个乡镇的专家⟧。"),
        right("请每个单位各一名负责人参加。"),
        right("报名截至6月30日（含当日）。"),
    ),
    anchors=(
        "个单位的",
        "个部门的",
        "个企业的",
        "个学校的",
        "个科室的",
        "个处室的",
        "个乡镇的",
        "个街道的",
        "个社区的",
        "个村的",
        "个县的",
        "个市的",
        "个区的",
        "个小组的",
        "未参加人员",
        "日前",
    ),
)

_PATTERN = re.compile(
    r"(?:[两二三四五六七八九十几]|\d{1,3})个(?:单位|部门|企业|学校|科室|处室|乡镇|街道|社区|村|县|市|区|小组)的(?:负责人|领导|干部|人员|代表|专家)|未参加人员|(?<!截)至(?:\d{4}年)?(?:\d{1,2}月)?\d{1,2}日前"
)


@RULE.finder
def find(draft: Draft) -> Iterator[Hit]:
    """Yield every wording with two readings."""
    for match in matches(draft, _PATTERN, RULE.anchors):
        yield Hit(
            match.start(), match.end(), advice="加上限定，如“各单位一名负责人”“6月30日（含）前”"
        )
