"""The main recipients 「主送机关」: flush left, ended by a full-width colon."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from gongwen.anatomy import Element, ElementKind
from gongwen.layout import spec, spoil
from gongwen.layout.specimen import letter, notice, request
from gongwen.layout.view import block_of, first_line_of, leading_spaces, left_of, spaces_width
from gongwen.rulebook import Draft, Hit, Rule, Staged, right, wrong
from gongwen.terms import Severity, Strength
from gongwen.text import Alignment

_HEAD = "云川市水务局关于做好供水保障工作的通知\n"
_TAIL = "\n现将有关事项通知如下：\n请按时完成检修。\n云川市水务局\n2026年3月20日"

ENDING = Rule(
    code="BOD-05",
    name="main-recipients",
    severity=Severity.S1,
    strength=Strength.REQUIRED,
    message="主送机关不符合规定",
    why="主送机关在标题下空一行处顶格编排，回行仍顶格，最后一个机关名称后标全角冒号。",
    basis=("GB/T 9704—2012 7.3.2",),
    examples=(
        wrong(
            f"{_HEAD}各县（区）水务局⟦:⟧{_TAIL}",
            becomes=f"{_HEAD}各县（区）水务局：{_TAIL}",
        ),
        right(f"{_HEAD}各县（区）水务局：{_TAIL}"),
        Staged(
            "主送机关缩进二字",
            lambda: spoil.shapes(
                notice(), "各县（区）人民政府，", lambda form: replace(form, first_line_chars=2.0)
            ),
            ("各县（区）人民政府，市政府各部门、各直属机构：",),
        ),
        Staged("主送机关顶格", notice),
        Staged("请示只有一个主送机关", request),
        Staged("函的主送机关", letter),
    ),
    safe=True,
)
SEPARATORS = Rule(
    code="BOD-06",
    name="recipient-separators",
    severity=Severity.S3,
    strength=Strength.PRACTICE,
    message="主送机关之间的标点与通常写法不一致",
    why="主送机关同级同类的之间通常用顿号，不同类之间用逗号，不用分号、空格或斜线。",
    basis=("公文实务",),
    examples=(
        wrong(f"{_HEAD}市财政局⟦/⟧市审计局：{_TAIL}"),
        wrong(f"{_HEAD}市财政局⟦ ⟧市审计局：{_TAIL}"),
        right(f"{_HEAD}各省、自治区、直辖市人民政府，国务院各部委、各直属机构：{_TAIL}"),
        right(f"{_HEAD}市财政局、市审计局：{_TAIL}"),
    ),
)
RULES = (ENDING, SEPARATORS)

_ENDINGS = re.compile(r"[:，,。；;、.]$")
_SAME_KIND = re.compile(r"各(?:部门|工作部门|部委|委办局)(，)各(?:直属|派出|所属)(?:机构|单位)")
_ODD_SEPARATOR = re.compile(r"(?<=[\u4e00-\u9fff）])(?:[；;/／\\]| +)(?=[\u4e00-\u9fff])")


@ENDING.finder
def find(draft: Draft) -> Iterator[Hit]:
    """Yield recipients with a wrong ending, then those that are set in."""
    element = draft.anatomy.first(ElementKind.MAIN_RECIPIENTS)
    if element is None:
        return
    text = draft.text[element.start : element.end].rstrip()
    ending = _ENDINGS.search(text)
    end = element.start + len(text)
    if ending:
        message = f"主送机关后用了“{ending.group()}”，应为全角冒号“：”"
        yield Hit(end - 1, end, "：", message)
    elif not text.endswith("："):
        yield Hit(element.start, end, text + "：", "主送机关后缺全角冒号", safe=False)
    if draft.document.has_layout and _stands_aside(draft, element):
        message = "主送机关没有顶格编排"
        yield Hit(element.start, end, message=message)
    if draft.document.has_layout and (indent := _indent(draft, element)):
        message = f"主送机关缩进 {indent:.2g} 字，应顶格编排"
        start = draft.document.starts[element.first] + len(leading_spaces(block_of(draft, element)))
        yield Hit(max(start, element.start), end, message=message)


def _stands_aside(draft: Draft, element: Element) -> bool:
    """Tell whether the recipients are centred or set flush right."""
    block = block_of(draft, element)
    return block.cell is None and block.format.alignment in {Alignment.CENTER, Alignment.RIGHT}


def _indent(draft: Draft, element: Element) -> float:
    """Return by how many characters the recipients stand in from the left edge."""
    block = block_of(draft, element)
    if block.cell is not None or block.format.alignment in {Alignment.CENTER, Alignment.RIGHT}:
        return 0.0
    indent = left_of(block) + first_line_of(block) + spaces_width(leading_spaces(block))
    return indent if abs(indent) > spec.PLACE_TOLERANCE / 2 else 0.0


@SEPARATORS.finder
def find_separators(draft: Draft) -> Iterator[Hit]:
    """Yield the first odd mark between recipients."""
    element = draft.anatomy.first(ElementKind.MAIN_RECIPIENTS)
    if element is None:
        return
    for match in _SAME_KIND.finditer(draft.text, element.start, element.end):
        message = "同级同类的机关之间通常用顿号"
        yield Hit(*match.span(1), "、", message, safe=False)
    odd = list(_ODD_SEPARATOR.finditer(draft.text, element.start, element.end))
    if odd:
        advice = "同级同类机关之间用顿号，不同类之间用逗号"
        yield Hit(odd[0].start(), odd[0].end(), advice=advice, count=len(odd))
