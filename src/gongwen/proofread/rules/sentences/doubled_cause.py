"""Two patterns of giving a cause run into one."""

from __future__ import annotations

import re
from collections.abc import Iterator

from gongwen.proofread.search import matches
from gongwen.rulebook import Draft, Hit, Rule, right, wrong
from gongwen.terms import Severity, Strength

RULE = Rule(
    code="SY-01",
    name="doubled-cause",
    severity=Severity.S2,
    strength=Strength.GENERAL,
    message="“原因是”和“由……造成”两种句式杂糅在一起",
    why="说明原因只用一种句式：要么写“原因是……”，要么写“……由……造成”，两种套在一起就成了病句。",
    basis=("现代汉语语法",),
    examples=(
        wrong("事故⟦原因是由于违章操作造成的⟧。"),
        wrong("进度滞后的⟦原因主要是因为资金不足导致⟧。"),
        wrong("之所以没有完成任务⟦，是因为准备不足造成的⟧。"),
        wrong("问题反弹的⟦原因是由于⟧督查不够。"),
        wrong("停电的⟦原因是由线路老化引起的⟧。"),
        right("事故原因是违章操作。"),
        right("火灾原因是由消防机构认定的。"),
        right("之所以滞后，是因为资金不足。"),
        right("事故是由违章操作造成的。"),
        right("设备损坏，是由于承租人过错造成的，由承租人赔偿。"),
    ),
    anchors=(
        "是由于",
        "是因为",
        "原因",
        "主要是由",
    ),
)

_PATTERN = re.compile(
    r"(?:原因|缘由)(?:主要|大多|基本上|就|也)?(?:在于)?是(?:由于|因为)(?:[^。！？；\n]{1,60}?(?:造成|所致|导致|引起|引发|产生)的?(?=[，。；！\n]|$))?"
    r"|(?:原因|缘由)(?:主要|大多|基本上|就|也|都)?是由[^。！？；，\n]{1,30}?(?:造成|所致|导致|引起|引发)的?(?=[，。；！\n]|$)"
    r"|(?<!之)，是(?:由于|因为)[^。！？；，\n]{1,40}?(?:造成|所致|导致|引起)的(?=[，。；！\n]|$)"
)


@RULE.finder
def find(draft: Draft) -> Iterator[Hit]:
    """Yield every cause given twice over."""
    for match in matches(draft, _PATTERN, RULE.anchors):
        begin = max(draft.text.rfind(mark, 0, match.start()) for mark in "。；\n") + 1
        if (
            match.group().startswith("，是由于")
            and "之所以" not in draft.text[begin : match.start()]
        ):
            continue  # statutes say “发生碰撞，是由于……造成的” of a case
        yield Hit(match.start(), match.end(), advice="保留一种句式：“原因是……”或者“……是由……造成的”")
