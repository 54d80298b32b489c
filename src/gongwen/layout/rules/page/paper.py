"""Paper: A4, upright."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from gongwen.layout import spec, spoil
from gongwen.layout.rules.page.place import hit_on_page, sections
from gongwen.layout.specimen import letter, notice
from gongwen.layout.view import shows_a_table
from gongwen.rulebook import Draft, Hit, Rule, Staged
from gongwen.terms import Severity, Strength
from gongwen.text import Document, Section


def _wide_table() -> Document:
    """Return the table of the annex on a turned page of its own."""
    document = spoil.page(
        notice(), lambda page: replace(page, width=841.9, height=595.3, is_landscape=True)
    )
    return replace(
        document, blocks=tuple(block for block in document.blocks if block.cell is not None)
    )


RULE = Rule(
    code="FMT-001",
    name="paper-size",
    severity=Severity.S1,
    strength=Strength.REQUIRED,
    message="纸张不是 A4",
    why="公文用 A4 纸（210 mm×297 mm），成文纸张不一会影响套印、装订和归档。",
    basis=("GB/T 9704—2012 5.2.1",),
    examples=(
        Staged(
            "页面改为信纸（215.9 mm×279.4 mm）",
            lambda: spoil.page(notice(), lambda page: replace(page, width=612.0, height=792.0)),
            ("000012",),
        ),
        Staged(
            "正文整篇横排",
            lambda: spoil.page(
                notice(),
                lambda page: replace(page, width=841.9, height=595.3, is_landscape=True),
            ),
            ("000012",),
        ),
        Staged("A4 纵向", notice),
        Staged("单独一张横排的表格", _wide_table),
        Staged("信函格式", letter),
        Staged("打印机报出的 A4 差几缇", lambda: spoil.page(notice(), _nearly)),
    ),
)


@RULE.finder
def find(draft: Draft) -> Iterator[Hit]:
    """Yield the first section whose paper is not A4; a landscape annex is A4 turned."""
    faulty = [
        (index, page, what)
        for index, page in sections(draft)
        if (what := _fault(draft, index, page))
    ]
    if faulty:
        _, page, what = faulty[0]
        yield hit_on_page(draft, page, what, len(faulty))


def _fault(draft: Draft, index: int, page: Section) -> str:
    """Return what is wrong with the paper of section ``index``, or nothing."""
    short, long = sorted((page.width, page.height))
    if not (spec.PAPER_WIDTH.accepts(short) and spec.PAPER_HEIGHT.accepts(long)):
        size = f"{spec.shown(page.width)}×{spec.shown(page.height)}"
        return f"纸张为 {size}，应为 A4（210 mm×297 mm，±1 mm）"
    if page.width > page.height and index == 0 and not shows_a_table(draft.document, page):
        return "正文页面为横向，应为 A4 纵向；只有横排表格可以横向"
    return ""


def _nearly(page: Section) -> Section:
    return replace(page, width=595.45, height=841.7)
