"""The marks after ordinals 「序次语」."""

from __future__ import annotations

import re
from collections.abc import Iterator

from gongwen.rulebook import Draft, Hit, Rule, right, wrong
from gongwen.terms import Severity, Strength

RULE = Rule(
    code="PUN-07",
    name="ordinal-marks",
    severity=Severity.S2,
    strength=Strength.REQUIRED,
    message="序次语后面的标点不对",
    why="“一”“二”后用顿号，“1”“2”后用下脚点，带括号、带圈的序号后面不再加点号；“第一”“首先”后用逗号，“一是”后直接接内容。",
    basis=("GB/T 15834—2011 B.3",),
    examples=(
        wrong("（一）⟦、⟧提高认识。", becomes="（一）提高认识。"),
        wrong("1⟦、⟧提高认识。", becomes="1.提高认识。"),
        wrong("一⟦.⟧提高认识。", becomes="一、提高认识。"),
        wrong("（1）⟦.⟧提高认识。", becomes="（1）提高认识。"),
        wrong(
            "步骤如下：（1）⟦、⟧登记；（2）⟦、⟧核验。", becomes="步骤如下：（1）登记；（2）核验。"
        ),
        wrong("⟦2）⟧登记台账。", becomes="（2）登记台账。"),
        wrong("①⟦、⟧提高认识。", becomes="①提高认识。"),
        wrong("第一⟦、⟧提高认识；第二⟦、⟧狠抓落实。", becomes="第一，提高认识；第二，狠抓落实。"),
        wrong("首先⟦、⟧提高认识。", becomes="首先，提高认识。"),
        wrong("一是⟦，⟧提高认识；二是⟦、⟧狠抓落实。", becomes="一是提高认识；二是狠抓落实。"),
        right("一、提高认识"),
        right("（一）提高认识"),
        right("材料目录见表格（一）、（二）。"),
        right("依据如下：（一）、（二）项所列情形。"),
        right("1、2号楼先行改造。"),
        right("第一、第二产业协调发展。第一、二、三产业融合发展。"),
        right("1.5米以上的物品。"),
        right("第一，提高认识；第二，狠抓落实。"),
        right("二是、否之间不得含糊。"),
    ),
    safe=True,
)

_NUMERAL = "[一二三四五六七八九十]{1,3}"
_AT_LINE_START = re.compile(
    rf"[ \u3000\t]*(?:[（(]{_NUMERAL}[）)](?P<chinese_bracketed>[、，.．：])"
    r"|[（(]\d{1,2}[）)](?P<bracketed>[、，.．：])"
    r"|[①-⑳](?P<circled>[、，.．：])"
    rf"|{_NUMERAL}(?P<chinese>[.．])(?!\d)"
    r"|\d{1,2}(?P<figure>、)(?=[^\d\n]))"
)
_BRACKETED = re.compile(rf"[（(](?:\d{{1,2}}|{_NUMERAL})[）)](?P<inline>[、，.．：])(?![（(\d])")
_HALF = re.compile(r"[ \u3000\t]*(?P<half>(?P<number>\d{1,2})[)）])(?=[\u4e00-\u9fff])")
_SPOKEN = re.compile(
    rf"(?:第{_NUMERAL}|首先|其次|再次|最后|其[一二三四五])(?P<spoken>、)(?!第|{_NUMERAL}|其)"
)
_LISTED = re.compile(r"[一二三四五六七八九十]是(?P<listed>[、，])(?!否|非)")
_HALF_MESSAGE = "序号只有后半个括号"
_REPLACEMENT = {"chinese": "、", "figure": ".", "spoken": "，"}
_SENTENCE_EDGE = "。；：，！？\n \u3000”"


@RULE.finder
def find(draft: Draft) -> Iterator[Hit]:
    """Yield wrong marks after ordinals at the head of paragraphs and of clauses."""
    text = draft.text
    hits = [
        _hit(match) for at in draft.document.starts if (match := _AT_LINE_START.match(text, at))
    ]
    hits += [
        Hit(*match.span("half"), f"（{match['number']}）", message=_HALF_MESSAGE, safe=False)
        for at in draft.document.starts
        if (match := _HALF.match(text, at))
    ]
    hits += [
        _hit(match)
        for match in _BRACKETED.finditer(text)
        if match.start() and text[match.start() - 1] in "：；。，"
    ]
    if "是、" in text or "是，" in text:
        hits += [_hit(match) for match in _LISTED.finditer(text) if _opens_clause(text, match)]
    hits += [_hit(match) for match in _SPOKEN.finditer(text) if _opens_clause(text, match)]
    yield from sorted(hits, key=lambda hit: hit.start)


def _opens_clause(text: str, match: re.Match[str]) -> bool:
    return match.start() == 0 or text[match.start() - 1] in _SENTENCE_EDGE


def _hit(match: re.Match[str]) -> Hit:
    style = match.lastgroup or ""
    start, end = match.span(style)
    return Hit(start, end, _REPLACEMENT.get(style, ""))
