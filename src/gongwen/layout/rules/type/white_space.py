"""White space instead of layout: blank paragraphs, rows of spaces, tabs, soft line breaks."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from gongwen.anatomy import Element, ElementKind
from gongwen.layout import spoil
from gongwen.layout.specimen import notice, request
from gongwen.layout.view import FLOW, HEADINGS, bears_line, begins_block, span
from gongwen.rulebook import Draft, Hit, Rule, Staged
from gongwen.terms import Severity, Strength
from gongwen.text import Block, Document


def _blank_where_prescribed() -> Document:
    spaced = spoil.insert(notice(), "附件：1.", _blank())
    return spoil.insert(spaced, "各县（区）人民政府，", _blank())


RULE = Rule(
    code="FMT-012",
    name="white-space-layout",
    severity=Severity.S3,
    strength=Strength.PRACTICE,
    message="用空段、空格或手工换行排版",
    why="位置靠空格和空段凑出来，换一台机器就会错位；改用缩进、段前距和制表位才稳定。",
    basis=("公文实务",),
    examples=(
        Staged(
            "正文段落之间有空段",
            lambda: spoil.insert(notice(), "二、工作安排", _blank(), _blank()),
            ("二、工作安排",),
        ),
        Staged(
            "日期靠空格推到右边",
            lambda: spoil.reword(notice(), "2026年3月20日", " " * 30 + "2026年3月20日"),
            ("2026年3月20日",),
        ),
        Staged(
            "正文里手工换行",
            lambda: spoil.reword(notice(), "增设加压泵站", "\n增设加压泵站"),
            (
                "2000年以前建成、供水管网老化的住宅小区，共计86个，涉及居民2.4万户。改造内容包括更换入户管道、",
            ),
        ),
        Staged(
            "用制表符缩进",
            lambda: spoil.reword(notice(), "1.第一批", "\t1.第一批"),
            ("1.第一批安排32个小区，5月开工。",),
        ),
        Staged("没有空段", notice),
        Staged("签发人用制表位", request),
        Staged("标题下、附件说明前按规定空一行", _blank_where_prescribed),
    ),
)

_BODY = frozenset({ElementKind.BODY, *HEADINGS})
_BODY_OR_RECIPIENTS = _BODY | {ElementKind.MAIN_RECIPIENTS}
_MANY_BLANKS = 4
_ROW_OF_SPACES = re.compile(r"[ \u3000\u00a0]{4,}")
_PLACED = (ElementKind.ISSUER, ElementKind.DATE)


@RULE.finder
def find(draft: Draft) -> Iterator[Hit]:
    """Yield the first place of each makeshift."""
    if not draft.document.has_layout or not draft.anatomy.is_complete:
        return
    yield from _first(
        draft, _after_blanks(draft), "段前有多余的空段", "删去空段，需要间距的改用段前距"
    )
    yield from _first(
        draft, _pushed_by_spaces(draft), "位置靠连续空格凑成", "删去空格，改用右对齐和右缩进"
    )
    tabbed = [
        element.first
        for element in draft.anatomy.all(*_BODY)
        if begins_block(draft.document, element) and _block(draft, element).text.startswith("\t")
    ]
    yield from _first(draft, tabbed, "段首用制表符缩进", "删去制表符，改用首行缩进 2 字符")
    broken = [
        element.first
        for element in draft.anatomy.all(ElementKind.BODY)
        if "\n" in _block(draft, element).text.strip()
    ]
    yield from _first(draft, broken, "段内用手工换行", "删去手工换行，需要分段的另起一段")


def _first(draft: Draft, blocks: list[int], message: str, advice: str) -> Iterator[Hit]:
    if not blocks:
        return
    start, end = span(draft.document, blocks[0])
    line_end = draft.text.find("\n", start, end)
    yield Hit(
        start,
        end if line_end < 0 else line_end,
        message=message,
        advice=advice,
        count=len(set(blocks)),
    )


def _block(draft: Draft, element: Element) -> Block:
    return draft.document.blocks[element.first]


def _after_blanks(draft: Draft) -> list[int]:
    """Return the blocks that blank ones precede without need.

    Between paragraphs of the body none is needed; elsewhere the standard itself, a seal or the
    foot of the page may ask for a few.
    """
    found: list[int] = []
    blanks, before = 0, None
    for index, block in enumerate(draft.document.blocks):
        if block.part not in FLOW or block.cell is not None:
            blanks, before = 0, None
            continue
        if block.is_blank:
            blanks = 0 if bears_line(block) or block.page_break else blanks + 1
            continue
        kind = _kind(draft, index)
        inside = before in _BODY_OR_RECIPIENTS and kind in _BODY
        pushed = (
            blanks >= _MANY_BLANKS and before in _BODY and kind is not None and not _may_sink(kind)
        )
        if blanks and (inside or pushed):
            found.append(index)
        blanks, before = 0, kind
    return found


def _kind(draft: Draft, index: int) -> ElementKind | None:
    elements = draft.anatomy.by_block.get(index, ())
    return elements[0].kind if elements else None


def _may_sink(kind: ElementKind) -> bool:
    """Tell whether blank lines may push an element to the foot of the page: the imprint."""
    return kind in {
        ElementKind.COPY_RECIPIENTS,
        ElementKind.PRINTING,
        ElementKind.MAIN_RECIPIENTS_IMPRINT,
        ElementKind.IMPRINT_OTHER,
    }


def _pushed_by_spaces(draft: Draft) -> list[int]:
    return [
        element.first
        for element in draft.anatomy.all(*_PLACED)
        if _ROW_OF_SPACES.match(_block(draft, element).text)
    ]


def _blank() -> Block:
    return replace(spoil.alike(notice(), "为解决老旧小区", ""), text="")
