"""Changes of a rate given in per cent where percentage points are meant."""

from __future__ import annotations

import re
from collections.abc import Iterator

from gongwen.rulebook import Draft, Hit, Rule, right, wrong
from gongwen.terms import Severity, Strength
from gongwen.text import CITED

RULE = Rule(
    code="NUM-11",
    name="percentage-points",
    severity=Severity.S2,
    strength=Strength.GENERAL,
    message="比率的增减用了“%”，通常用“个百分点”",
    why="两个比率相减得到百分点；合格率由85%到90%，是提高5个百分点，不是提高5%。",
    basis=("事实核对", "公文实务"),
    examples=(
        wrong("整改率由上年的85%上升到95%，上升⟦10%⟧。"),
        wrong("合格率由85%提高到90%，提高⟦5%⟧。", becomes="合格率由85%提高到90%，提高5个百分点。"),
        wrong(
            "就业率从80%上升至86%，上升了⟦6%⟧。", becomes="就业率从80%上升至86%，上升了6个百分点。"
        ),
        wrong("抽检合格率同比提高⟦3%⟧。", becomes="抽检合格率同比提高3个百分点。"),
        wrong("漏损率由15%压降至12%，压降⟦3%⟧。", becomes="漏损率由15%压降至12%，压降3个百分点。"),
        right("合格率提高到95%。"),
        right("合格率由85%提高到90%，提高5个百分点。"),
        right("生产效率提高20%。"),
        right("合格率由50%提高到60%，提高了20%。"),
        right("汇率上升2%，税率降低部分减收5%。"),
    ),
    anchors=("率", "占比", "比重"),
)

_VERB = (
    "(?:提高|上升|下降|降低|增长|增加|减少|提升|回落|[上下]调|上调|下调|调高|调低|压降|缩小|扩大)"
)
_WITH_VALUES = re.compile(
    rf"(?:率|占比|比重)[^，。；\n]{{0,8}}?[由从][^，。；\n\d]{{0,6}}(\d+(?:\.\d+)?)%[^，。；\n]{{0,6}}?[到至为](\d+(?:\.\d+)?)%"
    rf"[^。；\n%]{{0,12}}?{_VERB}了?(\d+(?:\.\d+)?)%"
)
_BARE = re.compile(
    rf"(?:合格|就业|失业|入学|毕业|覆盖|普及|参保|办结|满意|城镇化|入园|升学|巩固|达标|优良|签约|到位|完成|落实|死亡|发病|及格|出生)率"
    rf"(?:同比|环比|较?上年|比上年|平均|分别|大幅|明显)?{_VERB}了?(\d+(?:\.\d+)?%)(?![^，。；\n]{{0,4}}以[上下])"
)
_TOLERANCE = 0.051


@RULE.finder
def find(draft: Draft) -> Iterator[Hit]:
    """Yield percentages that are the difference of two rates, or the change of a known rate."""
    text = draft.masked(*CITED)
    if "%" not in text:
        return
    spans: dict[tuple[int, int], Severity | None] = {}
    for match in _BARE.finditer(text):
        spans[match.span(1)] = Severity.S3
    for match in _WITH_VALUES.finditer(text):
        start, end = match.start(3), match.end(3) + 1
        difference = abs(float(match[2]) - float(match[1]))
        if abs(difference - float(match[3])) < _TOLERANCE:
            spans[start, end] = None
        else:
            spans.pop((start, end), None)
    for (start, end), severity in sorted(spans.items()):
        yield Hit(start, end, f"{text[start : end - 1]}个百分点", severity=severity)
