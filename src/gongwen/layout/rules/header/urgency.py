"""Urgency 「紧急程度」: 特急 or 加急, below copy number and secrecy, in 三号黑体."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from gongwen.anatomy import Element, ElementKind
from gongwen.layout import spec, spoil
from gongwen.layout.fonts import Family, family
from gongwen.layout.specimen import notice
from gongwen.layout.view import stretches_of
from gongwen.rulebook import Draft, Hit, Rule, Staged, right, wrong
from gongwen.terms import Severity, Strength

RULE = Rule(
    code="HDR-03",
    name="urgency",
    severity=Severity.S1,
    strength=Strength.REQUIRED,
    message="紧急程度标注不符合规定",
    why="公文的紧急程度只有“特急”“加急”两种，电报另有“特提”“平急”；用三号黑体顶格标在份号、密级之下。",
    basis=("条例 第九条", "GB/T 9704—2012 7.2.3"),
    examples=(
        wrong(
            "⟦急件⟧\n云川市人民政府文件\n云政发〔2026〕3号\n云川市人民政府关于防汛物资调运的通知\n"
            "各县（区）人民政府：\n现将有关事项通知如下：\n请按时完成调运。\n云川市人民政府\n2026年3月20日",
        ),
        wrong(
            "云川市人民政府文件\n云政发〔2026〕3号\n云川市人民政府关于防汛物资调运的⟦紧急⟧通知\n"
            "各县（区）人民政府：\n现将有关事项通知如下：\n请按时完成调运。\n云川市人民政府\n2026年3月20日",
        ),
        wrong(
            "⟦速办⟧\n云川市人民政府文件\n云政发〔2026〕3号\n云川市人民政府关于防汛物资调运的通知\n"
            "各县（区）人民政府：\n现将有关事项通知如下：\n请按时完成调运。\n云川市人民政府\n2026年3月20日",
        ),
        Staged(
            "紧急程度排在份号之上",
            lambda: spoil.insert(
                spoil.drop(notice(), "加急"), "000012", spoil.alike(notice(), "加急", "加急")
            ),
            ("加急",),
        ),
        Staged(
            "紧急程度用了仿宋",
            lambda: spoil.looks(
                notice(), "加急", lambda look: replace(look, east_asian_font="仿宋_GB2312")
            ),
            ("加急",),
        ),
        Staged("标“加急”", notice),
        right("各单位要做好应急物资的紧急调运。"),
    ),
)

_VALUES = {"特急", "加急"}
_TELEGRAM = {"特提", "平急"}
_ODD = re.compile(
    r"^[ \u3000]*((?:紧急|急件|特急件|加急件|急|特别紧急|十万火急|火急|火速|速办|紧 急"
    r"|加急！|特急！)(?:[★☆]\S{0,8})?)[ \u3000]*$",
    re.MULTILINE,
)
_URGENT_TITLE = re.compile(r"紧急(?=通知|通报|请示|报告|函|通告|公告)")


@RULE.finder
def find(draft: Draft) -> Iterator[Hit]:
    """Yield marks of urgency that are no value, out of order or in a wrong font."""
    title = draft.anatomy.first(ElementKind.TITLE)
    if title is None or not draft.anatomy.is_complete:
        return
    marks = list(draft.anatomy.all(ElementKind.URGENCY))
    for match in _ODD.finditer(draft.text, 0, title.start):
        advice = "按实际选用“特急”或“加急”"
        message = f"紧急程度写作“{match[1]}”，只能标“特急”或“加急”"
        yield Hit(match.start(1), match.end(1), message=message, advice=advice)
    for mark in marks:
        yield from _judged(draft, mark, title)
    heading = _URGENT_TITLE.search(draft.text, title.start, title.end)
    if heading:
        yield Hit(
            heading.start(),
            heading.end(),
            message="紧急程度写进了标题，通常只在版头标“特急”或“加急”",
            severity=Severity.S3,
        )


def _judged(draft: Draft, mark: Element, title: Element) -> Iterator[Hit]:
    """Yield what is wrong with one mark above the title."""
    if mark.start > title.start or _ODD.match(draft.text, mark.start, mark.end):
        return
    word = re.sub(r"\s", "", draft.text[mark.start : mark.end])
    if not any(word.startswith(value) for value in _VALUES | _TELEGRAM):
        message = f"紧急程度写作“{word}”，只能标“特急”或“加急”"
        yield Hit(mark.start, mark.end, message=message)
        return
    below = (ElementKind.COPY_NUMBER, ElementKind.SECRECY)
    if any(element.start > mark.start for element in draft.anatomy.all(*below)):
        message = "紧急程度排在份号或密级之上，应按份号、密级、紧急程度自上而下排列"
        yield Hit(mark.start, mark.end, message=message)
        return
    for stretch in stretches_of(draft, [mark]):
        kind = family(stretch.look.east_asian_font)
        size = stretch.look.size
        if kind not in {None, Family.HEI} or not spec.is_size(size, spec.BODY_SIZE):
            has = f"{spec.size_name(size) if size else ''}{kind.label if kind else ''}"
            yield Hit(mark.start, mark.end, message=f"紧急程度为{has}，应为三号黑体")
            return
