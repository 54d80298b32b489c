"""Running text: the paragraphs whose sentences the rules of punctuation are about."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from weakref import ref

from gongwen.anatomy import ElementKind
from gongwen.rulebook import Draft
from gongwen.text import Part

_RUNNING = frozenset({ElementKind.BODY, ElementKind.ANNEX_BODY})
_HEADINGS = frozenset(kind for kind in ElementKind if kind.heading_level)
_CHINESE_ORDINAL = "[一二三四五六七八九十百]{1,4}"

# An ordinal 「序次语」 at the head of a paragraph; the name of the group tells its style.
ORDINAL = re.compile(
    rf"[ \u3000\t]*(?:(?P<article>第{_CHINESE_ORDINAL}[章节条款编])|(?P<first>{_CHINESE_ORDINAL}[、.．])"
    rf"|(?P<second>[（(]{_CHINESE_ORDINAL}[）)])|(?P<third>\d{{1,2}}[.．、](?!\d))"
    r"|(?P<fourth>[（(]\d{1,2}[）)])|(?P<circled>[①-⑳])|(?P<half>\d{1,2}[)）]))"
)


@dataclass(frozen=True, slots=True)
class Line:
    """A paragraph of running text: characters ``start`` to ``end`` without outer white space.

    ``ordinal`` is the style of the ordinal it opens with, ``None`` without one.
    """

    start: int
    end: int
    text: str
    block: int
    ordinal: str | None


# Several rules ask for the lines of one draft, one after the other.
_recent: dict[bool, tuple[ref[Draft], tuple[Line, ...]]] = {}


def prose_lines(draft: Draft, *, headings: bool = False) -> tuple[Line, ...]:
    """Return every paragraph of running text, and with ``headings`` every heading too.

    What the recogniser calls a title, a signature, a list of recipients or the like is left out,
    and so are tables and everything outside the body. Without recognised elements (a pasted
    sentence) every line counts as running text.
    """
    remembered = _recent.get(headings)
    if remembered is None or remembered[0]() is not draft:
        remembered = ref(draft), tuple(_read(draft, headings=headings))
        _recent[headings] = remembered
    return remembered[1]


def _read(draft: Draft, *, headings: bool) -> Iterator[Line]:
    wanted = _RUNNING | _HEADINGS if headings else _RUNNING
    by_block = draft.anatomy.by_block
    starts = draft.document.starts
    for index, block in enumerate(draft.document.blocks):
        if block.part is not Part.BODY or block.cell is not None:
            continue
        text = block.text.strip()
        elements = by_block.get(index, ())
        if not text or (elements and not any(element.kind in wanted for element in elements)):
            continue
        start = starts[index] + block.text.index(text)
        ordinal = ORDINAL.match(text)
        yield Line(start, start + len(text), text, index, ordinal and ordinal.lastgroup)
