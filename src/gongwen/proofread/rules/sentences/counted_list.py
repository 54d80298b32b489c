"""Lists that end in “等三项” and do not count to three."""

from __future__ import annotations

import re
from collections.abc import Iterator

from gongwen.proofread.search import matches
from gongwen.rulebook import Draft, Hit, Rule, right, wrong
from gongwen.terms import Severity, Strength

RULE = Rule(
    code="SY-34",
    name="counted-list",
    severity=Severity.S2,
    strength=Strength.GENERAL,
    message="“等”后的数目与列举的项数不符",
    why="列举之后用“等几项”，列出的不能比总数多；总数很小时应当列尽。",
    basis=("现代汉语语法",),
    examples=(
        wrong("⟦完成排查、整改、验收、归档等三项⟧工作。"),
        wrong("⟦做好排查、整改等三项⟧工作。"),
        wrong("⟦抓住春季、夏季、秋季等四个⟧时节。"),
        right("完成排查、整改、验收等三项工作。"),
        right("北京、上海、广州等十个城市。"),
        right("排查、整改、检查和验收等四项工作。"),
        right("张某等三人。"),
        right("提供交通、住宿、餐饮、游览等两项以上服务。"),
    ),
    anchors=("等",),
)

_DIGITS = {mark: value for value, mark in enumerate("一二三四五六七八九十", start=1)} | {"两": 2}
_TOTAL = re.compile(
    r"等(?P<count>[一二两三四五六七八九十]|\d{1,2})(?:(?P<unit>[项个类种家名位](?!以上|以内|以下))|(?P<aspects>方面))"
)
_ITEMS = re.compile(r"[\u4e00-\u9fff“”《》]{1,12}(?:、[\u4e00-\u9fff“”《》]{1,12}){1,11}$")
_REACH = 120  # characters a list may take
_LAST = re.compile("和|及|与|以及|或")
# Up to here a writer who gives the total is expected to have listed everything.
_LISTED_IN_FULL = 3
_FEW = 4


@RULE.finder
def find(draft: Draft) -> Iterator[Hit]:
    """Yield every list whose number of items does not fit the total."""
    for match in matches(draft, _TOTAL, RULE.anchors):
        listed = _ITEMS.search(draft.text, max(match.start() - _REACH, 0), match.start())
        if listed is None or match["count"] in {"一", "1"}:  # “等一项或者多项” counts nothing
            continue
        total = int(match["count"]) if match["count"].isdigit() else _DIGITS[match["count"]]
        fewest = listed.group().count("、") + 1
        most = fewest + len(_LAST.findall(listed.group()))
        if fewest > total:
            yield _hit(listed.start(), match, fewest, None)
        elif most < total <= _LISTED_IN_FULL or _lacks_one(fewest, most, total):
            yield _hit(listed.start(), match, most, Severity.S3)


def _lacks_one(fewest: int, most: int, total: int) -> bool:
    """Tell whether just one of a few is left out, which nobody does on purpose."""
    return fewest == most == total - 1 and _LISTED_IN_FULL <= most <= _FEW


def _hit(start: int, match: re.Match[str], listed: int, severity: Severity | None) -> Hit:
    return Hit(
        start,
        match.end(),
        message=f"列举了{listed}项，后面却写“{match.group()}”",
        advice="核对项数：列尽时使数目一致，列举未尽时去掉数目或者补齐",
        severity=severity,
    )
