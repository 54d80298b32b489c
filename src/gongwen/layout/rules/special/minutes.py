"""The minutes format 「纪要格式」."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from gongwen.anatomy import Element, ElementKind
from gongwen.layout import spec, spoil
from gongwen.layout.fonts import Family, family
from gongwen.layout.specimen import minutes, notice
from gongwen.layout.view import stretches_of
from gongwen.rulebook import Draft, Hit, Rule, Staged, right, wrong
from gongwen.terms import Severity, Strength
from gongwen.text import CharacterFormat, Document

_HEAD = (
    "云川市防汛工作会议纪要\n2026年5月6日，副市长程立主持召开全市防汛工作会议。现将会议议定事项纪要如下：\n"
    "一、会议明确，市应急局每日8时前汇总水情。\n二、会议要求，各县（区）清点防汛物资。\n"
)

MASTHEAD = Rule(
    code="MIN-01",
    name="minutes-masthead",
    severity=Severity.S2,
    strength=Strength.REQUIRED,
    message="纪要的标志没有以“纪要”结尾",
    why="纪要的标志由“×××××纪要”组成，不写“文件”，也不写作“记要”。",
    basis=("GB/T 9704—2012 10.3",),
    examples=(
        Staged(
            "标志写成“纪要文件”",
            lambda: spoil.reword(minutes(), "会议纪要", "会议纪要文件"),
            ("云川市防汛工作会议纪要文件",),
        ),
        Staged("标志是“纪要”", minutes),
        Staged("通知", notice),
    ),
)
LABELS = Rule(
    code="MIN-02",
    name="attendance-labels",
    severity=Severity.S2,
    strength=Strength.REQUIRED,
    message="出席、请假、列席名单的标注不符合规定",
    why="纪要的“出席”“请假”“列席”用三号黑体，后标全角冒号，名单用三号仿宋，回行与冒号后的首字对齐。",
    basis=("GB/T 9704—2012 10.3",),
    examples=(
        wrong(
            f"{_HEAD}出席⟦:⟧程立、吴凡\n列席⟦:⟧郑和平",
            becomes=f"{_HEAD}出席：程立、吴凡\n列席：郑和平",
        ),
        wrong(
            f"{_HEAD}出席人员⟦　⟧程立、吴凡\n列席：郑和平",
            becomes=f"{_HEAD}出席人员：程立、吴凡\n列席：郑和平",
        ),
        right(f"{_HEAD}出席：程立、吴凡\n列席：郑和平"),
        Staged("标签用了仿宋", lambda: _labels_in("仿宋_GB2312"), ("出席",)),
        Staged("标签用黑体", minutes),
    ),
    safe=True,
)
RULES = (MASTHEAD, LABELS)

_LABEL = re.compile(
    r"[ \u3000]*(?P<label>出[ \u3000]*席|请[ \u3000]*假|列[ \u3000]*席)(?:人员|人)?(?P<colon>[ \u3000]*[:：]?)"
)


@MASTHEAD.finder
def find_masthead(draft: Draft) -> Iterator[Hit]:
    """Yield a masthead of minutes that does not end with 「纪要」."""
    masthead = draft.anatomy.first(ElementKind.MASTHEAD)
    if masthead is None or draft.anatomy.document_format != "minutes":
        return
    text = re.sub(r"\s", "", draft.text[masthead.start : masthead.end])
    if not text.endswith("纪要"):
        yield Hit(masthead.start, masthead.end)


@LABELS.finder
def find_labels(draft: Draft) -> Iterator[Hit]:
    """Yield half-width colons behind the labels, then the first label in a wrong font."""
    if draft.anatomy.document_format != "minutes":
        return
    odd: list[tuple[Element, re.Match[str]]] = []
    for element in draft.anatomy.all(ElementKind.ATTENDANCE):
        match = _LABEL.match(draft.text, element.start, element.end)
        if match is None:
            continue
        if match["colon"].strip() != "：":
            start, end = match.span("colon")
            yield Hit(start, end, "：", f"“{match['label']}”后应为全角冒号")
        if draft.document.has_layout and _is_odd(draft, element, match):
            odd.append((element, match))
    if odd:
        start, end = odd[0][1].span("label")
        message = f"“{odd[0][1]['label']}”应为三号黑体"
        yield Hit(start, end, message=message, count=len(odd))


def _is_odd(draft: Draft, element: Element, match: re.Match[str]) -> bool:
    start, end = match.span("label")
    label = replace(element, start=start, end=end)
    return any(
        family(run.look.east_asian_font) not in {None, Family.HEI}
        or not spec.is_size(run.look.size, spec.BODY_SIZE)
        for run in stretches_of(draft, [label])
        if run.weight
    )


def _labels_in(font: str) -> Document:
    def change(look: CharacterFormat) -> CharacterFormat:
        is_label = family(look.east_asian_font) is Family.HEI
        return replace(look, east_asian_font=font) if is_label else look

    return spoil.looks(minutes(), spoil.EVERY, change)
