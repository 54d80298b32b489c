"""Numbers torn apart, or torn off their unit, where a line ends by hand or on the page."""

from __future__ import annotations

import re
from collections.abc import Iterator

from gongwen.anatomy import ElementKind
from gongwen.rulebook import Draft, Hit, Rule, Staged, right, wrong
from gongwen.terms import Severity, Strength
from gongwen.text import Block, Document, Page, RenderedPages, line_at, plain


def _sentence() -> Document:
    return plain("请于2026年6月1日前报送总结。")


def _set(document: Document, at: int) -> RenderedPages:
    """Return a page on which the sentence breaks before character ``at``."""
    pieces = (document.text[:at], document.text[at:])
    lines = (line_at(pieces[0], 0, 100.0), line_at(pieces[1], at, 129.0))
    return RenderedPages((Page(1, 595.3, 841.9, lines),))


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
        Staged(
            "排出来年份和“年”分在两行",
            _sentence,
            ("2026年",),
            lambda document: _set(document, 6),
        ),
        Staged("排出来在年份之前换行", _sentence, (), lambda document: _set(document, 2)),
        right("共计2024\n年度档案移交清单"),
    ),
)

_BROKEN = re.compile(r"\d\n(?=[年月日%亿万元]|\d)")

_UNITS = frozenset("年月日时分秒%％‰℃元万亿个人户件项条名家吨米")
_NUMBER = re.compile(r"[\d.,]+[年月日时分秒%％‰℃元万亿个人户件项条名家吨米]?")


@RULE.finder
def find(draft: Draft) -> Iterator[Hit]:
    """Yield numbers broken by a soft line break, and, as one hit, those broken by the page."""
    yield from _on_pages(draft)
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


def _on_pages(draft: Draft) -> Iterator[Hit]:
    """Yield the first number that a line's end tears, for all of them: one remedy serves."""
    text = draft.text
    torn = [
        at
        for at in (draft.rendered.breaks if draft.rendered else ())
        if text[at - 1].isdecimal() and (text[at].isdecimal() or text[at] in _UNITS)
    ]
    if torn:
        start = torn[0]
        while start > 0 and text[start - 1] in "0123456789.,":
            start -= 1
        number = _NUMBER.match(text, start)
        end = number.end() if number else torn[0] + 1
        message = f"排出来“{text[start:end]}”断在两行"
        advice = "在数字与单位之间使用不间断的连接，或微调字距"
        yield Hit(start, end, message=message, advice=advice, count=len(torn))
