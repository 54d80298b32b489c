"""Times that mean something else as soon as a while has passed."""

from __future__ import annotations

import re
from collections.abc import Iterator

from gongwen.proofread.search import matches
from gongwen.rulebook import Draft, Hit, Rule, right, wrong
from gongwen.terms import Severity, Strength

RULE = Rule(
    code="SY-33",
    name="relative-time",
    severity=Severity.S3,
    strength=Strength.PRACTICE,
    message="相对时间，公文里通常写具体年月日",
    why="公文会长期保存，“今年、近日、上周”过后就说不清是哪一天；讲话、会议材料可以放宽。",
    basis=("公文实务",),
    examples=(
        wrong("⟦去年⟧，全县新增就业3200人。去年底又新增300人。"),
        wrong("⟦近日⟧，我局组织了检查。"),
        wrong("⟦目前⟧，整改已经完成。"),
        wrong("⟦下个月⟧启动改造。"),
        wrong("⟦前年⟧建成的泵房已经停用。"),
        right("投产三年后年均增收，以前年度结转，提前年内完成；登记后年满十八周岁的，下月起发放。"),
        right("2025年，全县新增就业3200人。"),
        right("邻近日光温室的地块。"),
        right("过去年度的资料。"),
    ),
)

_ANCHORS = (
    "今年",
    "去年",
    "明年",
    "近日",
    "最近",
    "本月",
    "上月",
    "上个月",
    "下个月",
    "下周",
    "前年",
    "后年",
    "本周",
    "上周",
    "昨日",
    "昨天",
    "日前",
    "目前",
    "近年来",
)
_MILD = frozenset({"目前", "近年来", "最近"})
_SPEECHES = ("讲话", "发言", "致辞", "主持词", "讲稿", "发言稿")
_PATTERN = re.compile(
    r"(?<![如迄于])今年(?!龄)|(?<![过失])去年(?![度龄])|明年|(?<![邻临靠附接])近日(?![光照])|最近(?![的一]?(?:距|路|点|处))"
    r"|(?<![基根版剧日资成文底])本月|(?<![以之])上月|[上下]个月|(?<![以之意天当年])下周(?![球期边转围]|工作计划)|(?<![以之提目年日前月期生])[前后]年(?![度均龄内底末中初级轻会来满])|(?<!基)本周(?![期边转围])|(?<![以之])上周|昨日|昨天"
    r"|(?:(?<=[，。；\n])|^)日前|(?<![项题数节条栏科名])目前|近年来"
)


@RULE.finder
def find(draft: Draft) -> Iterator[Hit]:
    """Yield the first place of every relative time, with how often it comes."""
    spoken = draft.anatomy.type_word.endswith(_SPEECHES)
    places: dict[str, list[int]] = {}
    for match in matches(draft, _PATTERN, _ANCHORS):
        places.setdefault(match.group(), []).append(match.start())
    for word, starts in places.items():
        yield Hit(
            starts[0],
            starts[0] + len(word),
            message=f"“{word}”是相对时间，公文里通常写具体年月日",
            advice="写明年份或者日期，如“2026年”“2026年5月6日”",
            count=len(starts),
            severity=Severity.S4 if spoken or word in _MILD else None,
        )
