"""Ellipses: six dots, and never together with 「等」."""

from __future__ import annotations

import re
from collections.abc import Iterator

from gongwen.rulebook import Draft, Hit, Rule, right, wrong
from gongwen.terms import Severity, Strength
from gongwen.text import CODES

RULE = Rule(
    code="PUN-13",
    name="ellipsis",
    severity=Severity.S2,
    strength=Strength.REQUIRED,
    message="省略号写法不对",
    why="省略号是六个连点，占两个字的位置，不用句号、半角句点或三个点代替；省略号与“等”“等等”意思重复，只用一个。",
    basis=("GB/T 15834—2011 4.11",),
    examples=(
        wrong("教育、医疗⟦...⟧", becomes="教育、医疗……"),
        wrong("核对台账、报表⟦······⟧", becomes="核对台账、报表……"),
        wrong("教育、医疗⟦。。。⟧", becomes="教育、医疗……"),
        wrong("教育、医疗⟦…⟧", becomes="教育、医疗……"),
        wrong("教育、医疗⟦……等⟧事项。", becomes="教育、医疗等事项。"),
        wrong("教育、医疗⟦等……⟧", becomes="教育、医疗等"),
        right("教育、医疗……"),
        right("路径为src/...，不作改动。"),
        right("第一章总则........1"),
        right("这一段从略。\n…………\n下一段。"),
        right("正在等……的消息还没有来。"),
    ),
    anchors=("...", "。。。", "…", "···", "・・・"),
)

_WRONG = re.compile(
    r"(?P<etc>……等(?!待|候|于|级|到)等?|等等?……(?=[。；\n]|$))"
    r"|(?P<dots>\.{3,6}(?!\.)|。{3,}|[·・]{3,}|(?<!…)…(?:…{2})?(?!…))",
    re.MULTILINE,
)
_CHINESE_BEFORE = re.compile(r"[\u4e00-\u9fff，、“”]")


@RULE.finder
def find(draft: Draft) -> Iterator[Hit]:
    """Yield substitutes for the ellipsis, and ellipses next to 「等」."""
    text = draft.masked(*CODES)
    for match in _WRONG.finditer(text):
        start, end = match.span()
        if match["etc"]:
            yield Hit(
                start, end, match["etc"].replace("…", ""), message="省略号与“等”重复", safe=False
            )
        elif _CHINESE_BEFORE.match(text, max(start - 1, 0)) and not text[end : end + 1].isdigit():
            yield Hit(start, end, "……", safe=True)
