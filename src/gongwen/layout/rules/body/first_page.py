"""The first page shows body text."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from gongwen.anatomy import ElementKind
from gongwen.layout import sheets, spoil
from gongwen.layout.measured import page_of
from gongwen.layout.specimen import notice
from gongwen.layout.view import HEADINGS, span
from gongwen.rulebook import Draft, Hit, Rule, Staged
from gongwen.terms import Severity, Strength

RULE = Rule(
    code="BOD-07",
    name="body-on-first-page",
    severity=Severity.S1,
    strength=Strength.REQUIRED,
    message="正文从新的一页开始，首页没有正文",
    why="公文首页必须显示正文；标题长、主送机关多时，可以压缩版头间距或把主送机关移到版记。",
    basis=("GB/T 9704—2012 7.3.3",),
    examples=(
        Staged(
            "正文前分页",
            lambda: spoil.shapes(
                notice(), "为解决老旧小区", lambda form: replace(form, page_break_before=True)
            ),
            (
                "为解决老旧小区水压不足、管网渗漏等问题，经市人民政府同意，现就供水设施改造工作有关事项通知如下：",
            ),
        ),
        Staged("正文紧接主送机关", notice),
        Staged("排出来首页有正文", notice, pages=sheets.in_pages),
        Staged(
            "版头和标题太高，排出来正文落到第二面",
            notice,
            (
                "为解决老旧小区水压不足、管网渗漏等问题，经市人民政府同意，现就供水设施改造工作有关事项通知如下：",
            ),
            sheets.turned("为解决老旧小区"),
        ),
    ),
)


@RULE.finder
def find(draft: Draft) -> Iterator[Hit]:
    """Yield the first paragraph of the body if it does not stand on the first page.

    Without rendered pages only an explicit break tells it.
    """
    anatomy = draft.anatomy
    title = anatomy.first(ElementKind.TITLE)
    body = anatomy.first(ElementKind.BODY, *HEADINGS)
    if title is None or body is None or not draft.document.has_layout or not anatomy.is_complete:
        return
    page = page_of(draft, body)
    if page is not None:
        if page > 1:
            start, end = span(draft.document, body.first)
            message = f"首页没有正文，正文从第 {page} 面开始"
            advice = "压缩版头、标题的间距，或把主送机关移到版记，使首页显示正文"
            yield Hit(start, end, message=message, advice=advice)
        return
    for index in range(title.last + 1, body.first + 1):
        block = draft.document.blocks[index]
        if block.page_break or block.format.page_break_before:
            start, end = span(draft.document, body.first)
            advice = "删去正文前的分页；首页能否排下正文，请以打印效果为准"
            yield Hit(start, end, advice=advice)
            return
