"""What drafting leaves behind in a file: comments, tracked changes, hidden text, broken fields."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from gongwen.layout import spoil
from gongwen.layout.specimen import notice
from gongwen.layout.view import first_visible, span, stretches_of
from gongwen.rulebook import Draft, Hit, Rule, Staged, wrong
from gongwen.terms import Severity, Strength
from gongwen.text import ReviewMarks

RULE = Rule(
    code="FMT-011",
    name="leftovers",
    severity=Severity.S1,
    strength=Strength.PRACTICE,
    message="文稿里有未清理的内容",
    why="批注、修订痕迹、隐藏文字和失效的引用随文印发会造成事故，定稿前应当逐项清理。",
    basis=("公文实务",),
    examples=(
        wrong("具体安排见⟦错误!未找到引用源⟧。"),
        Staged(
            "留有修订和批注",
            lambda: replace(notice(), review=ReviewMarks(insertions=3, deletions=1, comments=2)),
            ("000012",),
        ),
        Staged(
            "隐藏文字",
            lambda: spoil.looks(notice(), "1.第一批", lambda look: replace(look, hidden=True)),
            ("1.第一批安排32个小区，5月开工。",),
        ),
        Staged("清理干净", notice),
    ),
)

_BROKEN = re.compile(
    r"错误[!！]\s*(?:未找到引用源|未定义书签|文档中没有指定样式的文字)"
    r"|Error! (?:Reference source|Bookmark) not (?:found|defined)"
)


@RULE.finder
def find(draft: Draft) -> Iterator[Hit]:
    """Yield review marks, hidden text and broken references, each kind once."""
    yield from _review(draft)
    yield from _hidden(draft)
    if "错误" in draft.text or "Error" in draft.text:
        yield from _once(list(_BROKEN.finditer(draft.text)), "引用失效，应更新或删除")


def _review(draft: Draft) -> Iterator[Hit]:
    review = draft.document.review
    parts = (
        ("处插入", review.insertions),
        ("处删除", review.deletions),
        ("条批注", review.comments),
    )
    left = "、".join(f"{count} {name}" for name, count in parts if count)
    index = first_visible(draft.document)
    if left and index is not None:
        start, end = span(draft.document, index)
        yield Hit(
            start,
            end,
            message=f"留有修订或批注：{left}",
            advice="逐处接受或拒绝修订，删除批注后再定稿",
        )


def _hidden(draft: Draft) -> Iterator[Hit]:
    hidden = [s for s in stretches_of(draft, draft.anatomy.elements) if s.look.hidden]
    if hidden:
        message = "留有隐藏文字，打印时看不见"
        yield Hit(hidden[0].start, hidden[0].end, message=message, count=len(hidden))


def _once(found: list[re.Match[str]], message: str) -> Iterator[Hit]:
    if found:
        first = found[0]
        yield Hit(first.start(), first.end(), message=message, count=len(found))
