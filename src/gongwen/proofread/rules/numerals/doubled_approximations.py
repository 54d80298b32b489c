"""Two words of approximation around one number, and limits that contradict each other."""

from __future__ import annotations

import re
from collections.abc import Iterator

from gongwen.rulebook import Draft, Hit, Rule, right, wrong
from gongwen.terms import Severity, Strength
from gongwen.text import CITED

RULE = Rule(
    code="NUM-16",
    name="doubled-approximations",
    severity=Severity.S2,
    strength=Strength.GENERAL,
    message="概数词重复，或者前后矛盾",
    why="“约”“近”“左右”“余”都表示大概的数，一处只用一个；“超过”与“以上”、“最多”与“以内”也只用一个。",
    basis=("现代汉语语法", "GB/T 15835—2011 4.2.2"),
    examples=(
        wrong("共走访企业120⟦家余⟧，收集意见。", becomes="共走访企业120余家，收集意见。"),
        wrong("参会⟦约100人左右⟧。"),
        wrong("资金⟦近300万元左右⟧。"),
        wrong("距离⟦大约5公里上下⟧。"),
        wrong("面积⟦超过500平方米以上⟧。"),
        wrong("时间⟦最多3天以内⟧。"),
        wrong("人员⟦约50余人⟧。"),
        wrong("受益群众⟦400余户左右⟧。"),
        wrong("工期⟦大约需要30天左右⟧。"),
        right("参会100人左右，资金近300万元。"),
        right("约谈2家企业左右两侧的商户。"),
        right("超过500元的部分，500元以上的按规定办理。"),
        right("附近3家单位以上报数据为准。"),
        right("近3年来平均100人左右。"),
        right("预约100人以上的团队。"),
    ),
)

_NUMBER = r"(?:\d[\d,.]*|[一二两三四五六七八九十百千]{1,6})(?:万亿|万|亿|多|余)?"
_UNIT = r"[%％\u4e00-\u9fff]{0,3}"
# The second word is sought first, then the first one before it: both ends of a scan stay literal.
_SECOND = re.compile(r"(?:左右|上下)(?![两侧各])|以上(?!报)|以内|以下")
_FIRST = {
    "左右": re.compile(rf"(?:大约|大概|约|将近|接近|近|大致)(?:需要?|有|为)?{_NUMBER}{_UNIT}$"),
    "以上": re.compile(rf"(?:超过|超出|高于|多于|最少|至少|不少于|不低于){_NUMBER}{_UNIT}$"),
    "以内": re.compile(rf"(?:最多|至多|不超过){_NUMBER}{_UNIT}$"),
}
_FIRST |= {"上下": _FIRST["左右"], "以下": _FIRST["以内"]}
_ABOUT_MORE = re.compile(r"(?<![\d.])\d{1,6}[余多][万亿]?[\u4e00-\u9fff]{1,2}?左右")
_REMAINDER = re.compile("[余多](?=[万亿]?[人元个家户名次吨亩件])")
# 「468家余」: the remainder is named before the measure word.
_MISPLACED = re.compile(r"(?<=\d[家处个人名件台项户次份])余(?=[，。；、的])")
_HEDGED = re.compile(
    r"(?:大约|大概|约|将近|近)(?:\d[\d,.]*|[一二两三四五六七八九十百千]{1,6})[万亿]?$"
)
_GRADE = re.compile("[型级等龄职]$")
_LOOK_BACK = 24
_PART_OF_WORD = frozenset("预违契节大附最邻履公条特婉亲制合签相")


@RULE.finder
def find(draft: Draft) -> Iterator[Hit]:
    """Yield numbers hedged or limited twice."""
    text = draft.masked(*CITED)
    spans: list[tuple[int, int]] = []
    for match in _REMAINDER.finditer(text):
        window = text[max(match.start() - _LOOK_BACK, 0) : match.start()]
        if hedge := _HEDGED.search(window):
            end = match.end() + 1 + (text[match.end()] in "万亿")
            spans.append((match.start() - len(window) + hedge.start(), end))
    for match in _SECOND.finditer(text):
        window = text[max(match.start() - _LOOK_BACK, 0) : match.start()]
        first = _FIRST[match.group()].search(window)
        if first and not _GRADE.search(window):
            spans.append((match.start() - len(window) + first.start(), match.end()))
    spans += [
        match.span()
        for match in _ABOUT_MORE.finditer(text)
        if not any(start <= match.start() < end for start, end in spans)
    ]
    for match in _MISPLACED.finditer(text):
        at = match.start()
        message = "“余”的位置不对，应放在量词之前"
        yield Hit(at - 1, at + 1, "余" + text[at - 1], message=message)
    for start, end in sorted(spans):
        if start == 0 or text[start - 1] not in _PART_OF_WORD:
            yield Hit(start, end, advice="前后两个概数词、限定词删去一个")
