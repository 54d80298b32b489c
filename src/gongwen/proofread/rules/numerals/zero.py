"""The character 〇 in years written in words."""

from __future__ import annotations

import re
from collections.abc import Iterator

from gongwen.rulebook import Draft, Hit, Rule, right, wrong
from gongwen.terms import Severity, Strength

RULE = Rule(
    code="NUM-05",
    name="zero-character",
    severity=Severity.S1,
    strength=Strength.REQUIRED,
    message="汉字年份里的“〇”写成了别的字符",
    why="汉字数字里的零位写作“〇”，不用阿拉伯数字0、字母O和圆圈符号代替，否则检索不到、排印不齐。",
    basis=("GB/T 15835—2011 5.2.4",),
    examples=(
        wrong("二⟦○⟧二四年六月一日", becomes="二〇二四年六月一日"),
        wrong("一九九⟦0⟧年三月", becomes="一九九〇年三月"),
        wrong("二⟦O⟧一⟦O⟧年", becomes="二〇一〇年"),
        wrong("二⟦零⟧二五年六月竣工。", becomes="二〇二五年六月竣工。"),
        right("二〇二四年六月一日"),
        right("一○一医院、三○一医院"),
        right("共一00个"),
        right("第一O号线"),
    ),
    safe=True,
    anchors=("○", "◯", "O", "0", "Ｏ", "０", "Ο", "零"),
)

_YEAR = re.compile(r"[一二][九〇零0OＯ０○◯Ο][〇零一二三四五六七八九0OＯ０○◯Ο]{2}(?=年)")
_WRONG = re.compile("[0OＯ０○◯Ο零]")


@RULE.finder
def find(draft: Draft) -> Iterator[Hit]:
    """Yield every substitute for 〇 in a four-place year in words."""
    for year in _YEAR.finditer(draft.text):
        for match in _WRONG.finditer(year.group()):
            # 零 is read alike and merely out of place in a year; the others are no numerals at all.
            severity = Severity.S2 if match.group() == "零" else None
            start = year.start() + match.start()
            yield Hit(start, start + 1, "〇", severity=severity)
