"""Sentences: from one full stop to the next, never across blocks."""

from __future__ import annotations

import re
from collections.abc import Iterator

_SENTENCE = re.compile(r"[^。！？；\n]+[。！？；]*[”’）》〕」』]*|[。！？；]+")


def sentences(text: str) -> Iterator[tuple[int, int]]:
    """Yield start and end of every sentence of ``text``, closing marks included."""
    for match in _SENTENCE.finditer(text):
        if match.group().strip():
            yield match.span()


def sentence_around(text: str, start: int, end: int) -> tuple[int, int]:
    """Return start and end of the sentences that hold the characters ``start`` to ``end``."""
    left = max(text.rfind(mark, 0, start) for mark in "。！？；\n") + 1
    rights = [text.find(mark, max(end - 1, start)) for mark in "。！？；\n"]
    right = min((at + (text[at] != "\n") for at in rights if at >= 0), default=len(text))
    return left, max(right, end)
