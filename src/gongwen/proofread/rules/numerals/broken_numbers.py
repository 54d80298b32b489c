"""Numbers torn apart, or torn off their unit, at a line that the author ended by hand."""

from __future__ import annotations

import re
from collections.abc import Iterator

from gongwen.anatomy import ElementKind
from gongwen.rulebook import Draft, Hit, Rule, Staged, right, wrong
from gongwen.terms import Severity, Strength
from gongwen.text import Block, Document

RULE = Rule(
    code="NUM-14",
    name="broken-numbers",
    severity=Severity.S4,
    strength=Strength.PRACTICE,
    message="数字在换行处被拆开，或者与单位分在两行",
    why="一个数字、一个年份连同它的单位通常排在同一行，拆开以后容易误读。",
    basis=("公文实务", "GB/T 9704—2012 7.3.3"),
    examples=(
        Staged(
            "标题里用换行符断行，年份被拆在两行",
            lambda: Document((Block("某市关于做好2024\n年档案工作的通知"),)),
            ("4\n年",),
        ),
        wrong("某市水务局关于做好202⟦6\n年⟧供水工作的通知\n各科室：\n请按时报送总结。"),
        Staged(
            "标题在词与词之间断行", lambda: Document((Block("某市关于做好\n2024年档案工作的通知"),))
        ),
        right("共计2024\n年度档案移交清单"),
    ),
)

_BROKEN = re.compile(r"\d\n(?=[年月日%亿万元]|\d)")


@RULE.finder
def find(draft: Draft) -> Iterator[Hit]:
    """Yield numbers broken by a soft line break; where a page breaks a line is known to no text."""
    title = draft.anatomy.first(ElementKind.TITLE)
    if title is not None and title.first != title.last:
        yield from _broken(draft.text[title.start : title.end], title.start)
    for block, start in zip(draft.document.blocks, draft.document.starts, strict=True):
        if "\n" not in block.text:
            continue
        yield from _broken(block.text, start)


def _broken(text: str, start: int) -> Iterator[Hit]:
    """Yield the breaks within numbers of ``text``, which stands at ``start``."""
    for match in _BROKEN.finditer(text):
        yield Hit(start + match.start(), start + match.end() + 1, advice="把数字和单位移到同一行")
