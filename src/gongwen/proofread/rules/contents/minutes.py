"""What minutes must contain: the meeting, its decisions, who does them by when."""

from __future__ import annotations

import re
from collections.abc import Iterator

from gongwen.anatomy import ElementKind, body_paragraphs, body_span
from gongwen.rulebook import Draft, Hit, Rule, right, wrong
from gongwen.terms import DocumentType, Severity, Strength

_HEAD = "××市人民政府常务会议纪要\n2024年5月6日，市长王××主持召开会议。\n"


def _is_minutes(draft: Draft) -> bool:
    anatomy = draft.anatomy
    return (
        anatomy.document_type is DocumentType.MINUTES
        and anatomy.is_complete
        and bool(body_paragraphs(anatomy))
    )


MEETING = Rule(
    code="CT-30",
    name="minutes-without-meeting",
    severity=Severity.S3,
    strength=Strength.PRACTICE,
    message="纪要开头没有写明会议的时间或者主持人，通常要写",
    why="纪要要能说明议定事项出自哪次会议；开头通常写明时间、地点、主持人和出席人员。",
    basis=("公文实务", "GB/T 9704—2012 10.3"),
    examples=(
        wrong(
            "××局办公会议纪要\n⟦会议研究了设备购置事项。⟧\n会议决定，购置设备10台，由办公室于6月底前完成。"
        ),
        wrong(
            "××局办公会议纪要\n⟦王××主持召开会议，研究了设备购置事项。⟧\n会议决定，由办公室于6月底前完成。"
        ),
        wrong(
            "××局办公会议纪要\n⟦近日，局长王××主持召开会议。⟧\n会议决定，由办公室于6月30日前更换设备。"
        ),
        right(_HEAD + "会议决定修路，由市住建局于6月底前完成。"),
        right(
            "××局办公会议纪要\n时间：2024年5月6日\n主持：王××\n会议决定修路，由市住建局于6月底前完成。"
        ),
    ),
    anchors=("纪要",),
)
_DAY = re.compile(
    r"\d{1,2}月\d{1,2}日(?!前|以前|之前)|×月×日|\d{4}[.\-/]\d|[一二三四五六七八九十]月[一二三四五六七八九十]{1,3}日"
)
_CHAIR = re.compile(r"主\s*持|召集|召开")


@MEETING.finder
def find_meeting(draft: Draft) -> Iterator[Hit]:
    """Yield the first paragraph of minutes that names no day or no chair."""
    if not _is_minutes(draft):
        return
    paragraphs = body_paragraphs(draft.anatomy)
    first = paragraphs[0]
    end = paragraphs[min(len(paragraphs), 4) - 1][1]
    title = draft.anatomy.first(ElementKind.TITLE, ElementKind.MASTHEAD)
    begin = title.start if title else first[0]
    if not (_DAY.search(draft.text, begin, end) and _CHAIR.search(draft.text, begin, end)):
        advice = "首段写“××××年×月×日，××主持召开××会议，研究……。会议议定事项纪要如下：”"
        yield Hit(*first, advice=advice)


DECISIONS = Rule(
    code="CT-31",
    name="minutes-without-decisions",
    severity=Severity.S2,
    strength=Strength.PRACTICE,
    message="纪要没有议定事项，通常用“会议议定”“会议决定”“会议要求”引出",
    why="纪要记载会议主要情况和议定事项；只记发言不记结论，会后无从落实。",
    basis=("条例 第八条（十五）", "公文实务"),
    examples=(
        wrong(_HEAD + "⟦与会人员进行了热烈讨论，提出了许多看法。⟧"),
        right(_HEAD + "会议议定：由市住建局于6月底前完成道路改造。"),
        right(_HEAD + "会议原则同意道路改造方案。"),
    ),
    anchors=("纪要",),
)
_DECIDED = re.compile(
    r"议定|决定|明确|同意|要求|通过|确定|商定|强调|指出|认为|由[^。\n]{2,20}(?:负责|牵头)"
)


@DECISIONS.finder
def find_decisions(draft: Draft) -> Iterator[Hit]:
    """Yield the last paragraph of minutes in which nothing is decided."""
    if _is_minutes(draft) and not _DECIDED.search(draft.text, *body_span(draft.anatomy)):
        advice = "补写议定事项，如“会议议定：一、……由××负责，于×月×日前完成”"
        yield Hit(*body_paragraphs(draft.anatomy)[-1], advice=advice)


DUTIES = Rule(
    code="CT-32",
    name="minutes-without-duties-or-deadline",
    severity=Severity.S3,
    strength=Strength.PRACTICE,
    message="纪要的议定事项没有写明责任单位或者完成时限，通常都要写",
    why="议定事项要能督办，通常逐项写明由谁负责、何时完成。",
    basis=("公文实务",),
    examples=(
        wrong(_HEAD + "⟦会议决定，尽快完成道路改造。⟧"),
        wrong(_HEAD + "现将会议议定事项纪要如下：\n⟦会议议定，抓紧修复堤防。⟧"),
        wrong(_HEAD + "⟦会议议定，由市水利局尽快修复堤防3千米。⟧"),
        right(_HEAD + "会议决定，由市住建局牵头，于6月底前完成道路改造。"),
        right(_HEAD + "会议原则同意道路改造方案。"),
    ),
    anchors=("纪要",),
)
_TASK = re.compile(r"会议(?:决定|议定(?!事项)|要求|明确)[^。\n]{4,}")
_OWNER = re.compile(r"负责|牵头|承办|配合|责任单位|由[^，。\n]{2,16}")
_DEADLINE = re.compile(
    r"[日月底]前|之前|以前|年底|月底|完成时限|即日起|尽快(?=[^。；\n]*\d+[日天月])|\d+个?工作日|\d+月\d+日"
)


@DUTIES.finder
def find_duties(draft: Draft) -> Iterator[Hit]:
    """Yield the first task of minutes that name no owner or no deadline anywhere."""
    if not _is_minutes(draft):
        return
    start, end = body_span(draft.anatomy)
    task = _TASK.search(draft.text, start, end)
    if task is None:
        return
    rest = draft.text[task.start() : end]
    if not (_OWNER.search(rest) and _DEADLINE.search(rest)):
        stop = draft.text.find("。", task.start(), end)
        advice = "逐项写明“由××负责，于×月×日前完成”"
        yield Hit(task.start(), end if stop < 0 else stop + 1, advice=advice)


RULES = (MEETING, DECISIONS, DUTIES)
