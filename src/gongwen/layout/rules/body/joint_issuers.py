"""Joint issuers sign in the order of the masthead."""

from __future__ import annotations

from collections.abc import Iterator

from gongwen.anatomy import ElementKind
from gongwen.layout.specimen import notice
from gongwen.rulebook import Draft, Hit, Rule, Staged, right, wrong
from gongwen.terms import Severity, Strength

_BODY = (
    "云水发〔2026〕12号\n关于做好供水保障工作的通知\n各县（区）水务局、财政局：\n现将有关事项通知如下：\n"
    "请按时完成检修。\n"
)

RULE = Rule(
    code="BOD-16",
    name="joint-issuers",
    severity=Severity.S2,
    strength=Strength.REQUIRED,
    message="联合行文的署名顺序与发文机关标志不一致",
    why="联合行文的署名按发文机关顺序整齐排列，主办机关在前；印章不相交、不相切，排列效果以打印为准。",
    basis=("GB/T 9704—2012 7.3.5.1",),
    examples=(
        wrong(
            f"云川市水务局\n云川市财政局文件\n{_BODY}⟦云川市财政局⟧\n云川市水务局\n2026年3月20日"
        ),
        right(f"云川市水务局\n云川市财政局文件\n{_BODY}云川市水务局\n云川市财政局\n2026年3月20日"),
        Staged("一个机关发文", notice),
    ),
)


@RULE.finder
def find(draft: Draft) -> Iterator[Hit]:
    """Yield the first issuer that signs before one the masthead names earlier."""
    number = draft.anatomy.first(ElementKind.DOCUMENT_NUMBER)
    heads = draft.text[: number.start] if number else ""
    issuers = list(draft.anatomy.all(ElementKind.ISSUER))
    names = [draft.text[element.start : element.end].strip() for element in issuers]
    places = [heads.find(name) for name in names]
    if len(issuers) > 1 and all(place >= 0 for place in places) and places != sorted(places):
        first = next(i for i, place in enumerate(places) if place > min(places[i:]))
        element = issuers[first]
        advice = "按发文机关标志的顺序署名"
        yield Hit(element.start, element.end, advice=advice)
