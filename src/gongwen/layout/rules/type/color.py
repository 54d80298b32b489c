"""Text is black; red is for the masthead, its line and the seal."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from gongwen.anatomy import ElementKind
from gongwen.layout import spec, spoil
from gongwen.layout.specimen import letter, notice
from gongwen.layout.view import FLOW, Stretch, stretches
from gongwen.rulebook import Draft, Hit, Rule, Staged
from gongwen.terms import Severity, Strength

RULE = Rule(
    code="FMT-008",
    name="text-colour",
    severity=Severity.S2,
    strength=Strength.REQUIRED,
    message="文字不是黑色",
    why="公文文字为黑色，红色只用于发文机关标志、分隔线和印章；底色和突出显示多为修改时留下的记号。",
    basis=("GB/T 9704—2012 5.2.4",),
    examples=(
        Staged(
            "一段正文标红",
            lambda: spoil.looks(notice(), "2.第二批", lambda look: replace(look, color="FF0000")),
            ("2.第二批、第三批安排54个小区，8月底前开工。",),
        ),
        Staged(
            "署名用黄色突出显示",
            lambda: spoil.looks(
                notice(), "2026年3月20日", lambda look: replace(look, highlight="yellow")
            ),
            ("2026年3月20日",),
        ),
        Staged("红头文件，其余全黑", notice),
        Staged("信函", letter),
        Staged(
            "颜色写明为黑色或近黑",
            lambda: spoil.looks(
                notice(), "一、改造范围", lambda look: replace(look, color="0D0D0D")
            ),
        ),
    ),
)

_CLEAR = {None, "FFFFFF", "auto", "none"}
# A red line this large before the title is a masthead, recognised or not.
_HEADER = (ElementKind.MASTHEAD,)


@RULE.finder
def find(draft: Draft) -> Iterator[Hit]:
    """Yield the first stretch of every foreign colour, highlight or shading."""
    if not draft.document.has_layout:
        return
    found: dict[str, list[Stretch]] = {}
    for stretch in _visible(draft):
        if fault := _fault(stretch):
            found.setdefault(fault, []).append(stretch)
    for fault, places in found.items():
        yield Hit(places[0].start, places[0].end, message=fault, count=len(places))


def _visible(draft: Draft) -> Iterator[Stretch]:
    """Yield all text but the masthead and what stands in headers, footers and notes."""
    document = draft.document
    for index, block in enumerate(document.blocks):
        kinds = {element.kind for element in draft.anatomy.by_block.get(index, ())}
        if block.part not in FLOW or kinds & set(_HEADER):
            continue
        start = document.starts[index]
        for stretch in stretches(document, start, start + len(block.text)):
            if not _looks_like_masthead(stretch):
                yield stretch


def _looks_like_masthead(stretch: Stretch) -> bool:
    look = stretch.look
    return spec.is_red(look.color) and (look.size or 0) >= spec.MASTHEAD_LEAST_SIZE


def _fault(stretch: Stretch) -> str:
    look = stretch.look
    if not spec.is_black(look.color):
        name = "红色" if spec.is_red(look.color) else f"#{look.color}"
        return f"文字颜色为{name}，应为黑色"
    if look.highlight not in _CLEAR:
        return "文字带突出显示的底色，应去掉"
    if look.shading not in _CLEAR:
        return "文字带底纹，应去掉"
    return ""
