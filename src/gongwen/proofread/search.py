"""Searching a draft cheaply: only the lines that hold one of a pattern's literal anchors."""

from __future__ import annotations

import re
from collections.abc import Iterator

from gongwen.rulebook import Draft
from gongwen.text import CITED, Area


def lines_with(text: str, anchors: tuple[str, ...]) -> Iterator[tuple[int, int]]:
    """Yield start and end of the lines of ``text`` that hold an anchor, first to last, each once."""
    found: dict[int, int] = {}
    for anchor in anchors:
        at = text.find(anchor)
        while at >= 0:
            end = text.find("\n", at)
            end = len(text) if end < 0 else end
            found[text.rfind("\n", 0, at) + 1] = end
            at = text.find(anchor, end)
    yield from sorted(found.items())


def matches(
    draft: Draft,
    pattern: re.Pattern[str],
    anchors: tuple[str, ...],
    areas: frozenset[Area] = CITED,
) -> Iterator[re.Match[str]]:
    """Yield the matches of ``pattern`` outside ``areas``; none of them leaves its line."""
    text = draft.masked(*areas) if areas else draft.text
    for start, end in lines_with(text, anchors):
        yield from pattern.finditer(text, start, end)
