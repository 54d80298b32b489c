"""One document, one number: that of the organ in charge."""

from __future__ import annotations

from collections.abc import Iterator

from gongwen.anatomy import ElementKind
from gongwen.layout.specimen import request
from gongwen.rulebook import Draft, Hit, Rule, Staged, right, wrong
from gongwen.terms import Severity, Strength

_TAIL = (
    "\n云川市水务局　云川市财政局\n关于做好供水保障工作的通知\n各县（区）水务局、财政局：\n现将有关事项通知如下：\n"
    "请按时完成检修。\n云川市水务局　云川市财政局\n2026年3月20日"
)

RULE = Rule(
    code="HDR-08",
    name="several-numbers",
    severity=Severity.S1,
    strength=Strength.REQUIRED,
    message="版头有多个发文字号",
    why="联合行文只标主办机关的发文字号，一件公文只有一个发文字号。",
    basis=("GB/T 9704—2012 7.2.5",),
    examples=(
        wrong(f"云川市水务局文件\n云水发〔2026〕12号\n⟦云财发〔2026〕30号⟧{_TAIL}"),
        right(f"云川市水务局文件\n云水发〔2026〕12号{_TAIL}"),
        Staged("只有一个文号", request),
    ),
)


@RULE.finder
def find(draft: Draft) -> Iterator[Hit]:
    """Yield the second number above the title."""
    title = draft.anatomy.first(ElementKind.TITLE)
    if title is None:
        return
    numbers = [
        element
        for element in draft.anatomy.all(ElementKind.DOCUMENT_NUMBER)
        if element.start < title.start
    ]
    if len(numbers) > 1:
        second = numbers[1]
        advice = "只保留主办机关的发文字号"
        yield Hit(second.start, second.end, advice=advice, count=len(numbers) - 1)
