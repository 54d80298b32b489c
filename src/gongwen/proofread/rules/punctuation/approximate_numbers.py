"""Enumeration commas inside approximate numbers written in words."""

from __future__ import annotations

import re
from collections.abc import Iterator

from gongwen.rulebook import Draft, Hit, Rule, right, wrong
from gongwen.terms import Severity, Strength
from gongwen.text import CITED

RULE = Rule(
    code="PUN-06",
    name="enumeration-comma-in-approximate-number",
    severity=Severity.S2,
    strength=Strength.RECOMMENDED,
    message="相邻两个数字连用表示概数，中间通常不用顿号",
    why="“三四天”表示大概的数，两个数字之间不停顿；只有“第三、四季度”这类缩略才用顿号。",
    basis=("GB/T 15834—2011 4.5.3.4",),
    examples=(
        wrong("工期还要⟦三、四⟧天。", becomes="工期还要三四天。"),
        wrong("每组⟦五、六⟧个人。", becomes="每组五六个人。"),
        wrong("水深⟦四、五⟧米。", becomes="水深四五米。"),
        wrong("还差⟦两、三⟧辆车。", becomes="还差两三辆车。"),
        right("第三、四季度安排检查。"),
        right("每年一、二月份检修，三、四层改作库房。"),
        right("开展一、二级保护动物普查。"),
        right("发行二、三年期国债。"),
        right("检修一、二次设备。"),
        right("一、二次供水设施改造"),
        right("第一、二、三个阶段的任务。"),
        right("按照第十一、二条办理。"),
    ),
    anchors=(
        "两、三",
        *(
            f"{low}、{high}"
            for low, high in zip("一二三四五六七八", "二三四五六七八九", strict=True)
        ),
    ),
)

_APPROXIMATE = re.compile(
    "(?:两、三|一、二|二、三|三、四|四、五|五、六|六、七|七、八|八、九)"
    r"(?=[十百千万]|天|个(?!阶段|方面|部分)|人(?!称)|次(?![设系回侧供网能电])|名|周|倍|小时|分钟|里|遍|趟|户|公里|米|吨|亩|辆|台(?!子)|件|成(?![本立为果员])|分之|个月|年(?![级期生]))"
)
_ABBREVIATION_BEFORE = "第十百一二三四五六七八九、（及和或至到表图条款附\n"


@RULE.finder
def find(draft: Draft) -> Iterator[Hit]:
    """Yield pairs of neighbouring numerals with a comma that a measure word follows."""
    text = draft.masked(*CITED)
    for match in _APPROXIMATE.finditer(text):
        start = match.start()
        if start and text[start - 1] not in _ABBREVIATION_BEFORE:
            yield Hit(start, match.end(), match.group().replace("、", ""))
