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
        wrong("请各单位抓好落实⟦．⟧\n联系人：周明。"),
        wrong("各单位⟦:⟧请于6月1日前报送。", becomes="各单位：请于6月1日前报送。"),
        wrong("责任落实不到位⟦,⟧整改不及时。", becomes="责任落实不到位，整改不及时。"),
        wrong("（一）修订预案⟦;⟧\n（二）组织演练。", becomes="（一）修订预案；\n（二）组织演练。"),
        wrong("上半年完成35%⟦,⟧进度偏慢。", becomes="上半年完成35%，进度偏慢。"),
        wrong("咨询电话⟦:⟧12345。", becomes="咨询电话：12345。"),
        right("会议定于上午8:30召开，比例为1:500。"),
        right("网址为http://www.example.cn/a,b。"),
        right("共支出1,200元。"),
        right("甲:乙=3:2，按f(x,y)计算。"),
        right("论文题目为Learning to Plan: A Survey, 2nd edition。"),
        right("截止时间为12:00前，总分与单项分之比为4:1的按规定办理。"),
    ),
    safe=True,
    anchors=("．", ",", ";", ":", "?", "!"),
)

_FULL_WIDTH = {",": "，", ";": "；", ":": "：", "?": "？", "!": "！"}
_POINT = re.compile(r"(?<=[\u4e00-\u9fff”》）]{2})．(?=\n|$)")
_HALF = re.compile(r"[,;:?!](?![,;:?!/=])")
_BEFORE = re.compile(r"[\u4e00-\u9fff”》）〕]")
_AFTER = re.compile(r"[\u4e00-\u9fff“《（〔]")
# 「甲:乙=3:2」 names a ratio; the sign of equality follows within a few characters.
_RATIO = re.compile(r":[\u4e00-\u9fffA-Za-z]{1,6}[=＝]")


@RULE.finder
def find(draft: Draft) -> Iterator[Hit]:
    """Yield every half-width mark that touches a Chinese character."""
    text = draft.masked(*CODES)
    for match in _POINT.finditer(text) if "．" in text else ():
        yield Hit(*match.span(), "。", "句末用了全角小数点，应为句号")
    for match in _HALF.finditer(text):
        at, end = match.span()
        after_chinese = at > 0 and _BEFORE.match(text, at - 1)
        if not after_chinese and not (_AFTER.match(text, end) and _ends_chinese(text, at)):
            continue
        if _RATIO.match(text, at):
            continue
        yield Hit(at, end, _FULL_WIDTH[match.group()])


def _ends_chinese(text: str, at: int) -> bool:
    """Tell whether what stands before ``at`` is a figure or code inside a Chinese sentence."""
    index = at - 1
    while index >= 0 and (text[index].isascii() and text[index] not in " \n"):
        index -= 1
    return index < at - 1 and index >= 0 and bool(_BEFORE.match(text, index))
