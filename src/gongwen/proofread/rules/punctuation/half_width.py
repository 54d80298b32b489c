"""Half-width punctuation in Chinese text."""

from __future__ import annotations

import re
from collections.abc import Iterator

from gongwen.rulebook import Draft, Hit, Rule, right, wrong
from gongwen.terms import Severity, Strength
from gongwen.text import CODES

RULE = Rule(
    code="PUN-01",
    name="half-width-punctuation",
    severity=Severity.S1,
    strength=Strength.REQUIRED,
    message="中文语句里用了半角标点",
    why="汉字之间的逗号、分号、冒号、问号、叹号占一个字的位置，用全角形式；半角标点多为输入法切换遗漏，排版后挤在一起。",
    basis=("GB/T 15834—2011 5.1",),
    examples=(
        wrong("各单位⟦:⟧请于6月1日前报送。", becomes="各单位：请于6月1日前报送。"),
        wrong("责任落实不到位⟦,⟧整改不及时。", becomes="责任落实不到位，整改不及时。"),
        right("会议定于上午8:30召开，比例为1:500。"),
        right("网址为http://www.example.cn/a,b。"),
        right("共支出1,200元。"),
    ),
    safe=True,
)

_FULL_WIDTH = {",": "，", ";": "；", ":": "：", "?": "？", "!": "！"}
_HALF = re.compile(r"(?<=[\u4e00-\u9fff”》）])[,;:?!]|[,;:?!](?=[\u4e00-\u9fff“《（])")


@RULE.finder
def find(draft: Draft) -> Iterator[Hit]:
    """Yield every half-width mark that touches a Chinese character."""
    for match in _HALF.finditer(draft.masked(*CODES)):
        yield Hit(match.start(), match.end(), _FULL_WIDTH[match.group()])
