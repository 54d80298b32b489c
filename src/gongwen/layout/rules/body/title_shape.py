"""The lines of a title: whole words, a trapezium or a lozenge."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from itertools import pairwise

from gongwen.anatomy import ElementKind
from gongwen.layout import spoil
from gongwen.layout.compose.pieces import width_of
from gongwen.layout.specimen import letter, notice
from gongwen.rulebook import Draft, Hit, Rule, Staged
from gongwen.terms import Severity, Strength
from gongwen.text import Document

RULE = Rule(
    code="BOD-02",
    name="title-shape",
    severity=Severity.S3,
    strength=Strength.REQUIRED,
    message="标题回行不符合规定",
    why="多行标题回行时词意要完整、排列要对称，使用梯形或菱形，不排成沙漏形或各行等长的矩形。",
    basis=("GB/T 9704—2012 7.3.1",),
    examples=(
        Staged(
            "第二行以“的”字起头",
            lambda: _title("云川市人民政府办公室关于做好供水设施改造工作", "的通知"),
            ("的",),
        ),
        Staged(
            "三行排成沙漏形",
            lambda: _title("云川市人民政府办公室关于", "做好老旧小区", "供水设施改造工作的通知"),
            ("云川市人民政府办公室关于\n做好老旧小区\n供水设施改造工作的通知",),
        ),
        Staged(
            "“关于”拆在两行",
            lambda: _title("云川市人民政府办公室关", "于做好老旧小区供水设施改造工作的通知"),
            ("于",),
        ),
        Staged("上短下长", notice),
        Staged("信函", letter),
        Staged(
            "菱形",
            lambda: _title("云川市人民政府办公室", "关于做好老旧小区供水设施改造", "工作的通知"),
        ),
    ),
)

_HANGING = re.compile(r"[的和与及、，]")
_SPLIT = re.compile(
    r"关\n于|通\n知|通\n报|请\n示|报\n告|批\n复|意\n见|决\n定|人民\n政府|办公\n[室厅]|委员\n会"
)
_THREE = 3


@RULE.finder
def find(draft: Draft) -> Iterator[Hit]:
    """Yield broken words, particles at the head of a line, and bad outlines."""
    title = draft.anatomy.first(ElementKind.TITLE)
    if title is None or not draft.document.has_layout:
        return
    text = draft.text[title.start : title.end]
    lines = [line for line in text.split("\n") if line.strip()]
    split = _SPLIT.search(text)
    if split:
        at = title.start + split.start() + split.group().index("\n") + 1
        end = title.start + split.end()
        yield Hit(at, end, message=f"标题把“{split.group().replace(chr(10), '')}”拆在两行")
        return
    at = title.start
    for line in text.split("\n"):
        first = at + len(line) - len(line.lstrip())
        if at > title.start and _HANGING.match(line.lstrip()):
            message = f"标题第二行起不宜以“{line.lstrip()[0]}”起头"
            yield Hit(first, first + 1, message=message)
            return
        at += len(line) + 1
    shape = _outline([width_of(line.strip()) for line in lines])
    if shape:
        yield Hit(title.start, title.end, message=f"标题排成{shape}，应排成梯形或菱形")


def _outline(widths: list[float]) -> str:
    """Return the name of a bad outline of three or more lines; two always make a trapezium."""
    if len(widths) < _THREE:
        return ""
    if len(set(widths)) == 1:
        return "各行等长的矩形"
    falls = [one > other for one, other in pairwise(widths)]
    rises = [one < other for one, other in pairwise(widths)]
    turned = any(fall and any(rises[index:]) for index, fall in enumerate(falls))
    return "中间短、两头长的沙漏形" if turned else ""


def _title(*lines: str) -> Document:
    document = spoil.drop(notice(), "关于做好")
    first = next(i for i, b in enumerate(document.blocks) if b.text == "云川市人民政府办公室")
    blocks = [spoil.alike(notice(), "关于做好", line) for line in lines]
    merged = (*document.blocks[:first], *blocks, *document.blocks[first + 1 :])
    return replace(document, blocks=merged)
