"""One planted fault, and the judgement whether it was found at the right place."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date

import gongwen
from gongwen.formats.docx.write import write
from gongwen.rulebook import Finding
from gongwen.text import Document

TODAY = date(2026, 11, 20)
_MARK = re.compile(r"⟦(.*?)⟧", re.DOTALL)


@dataclass(frozen=True)
class Plant:
    """A fault planted in a compliant document.

    Finding any of ``codes`` counts; the first is the rule the fault was planted for. ``place`` is
    wording of the document with the faulty words ⟦marked⟧; without marks the finding must stand in
    a paragraph that holds the wording; empty for what concerns the page as a whole.
    """

    codes: tuple[str, ...]
    what: str
    make: Callable[[], Document]
    place: str = ""


@dataclass(frozen=True)
class Judged:
    """Whether a plant was found, and what was said at its place instead."""

    codes: tuple[str, ...]
    what: str
    is_found: bool
    instead: str


def judge(plant: Plant) -> Judged:
    """Return whether ``plant`` is found in the bytes of a Word file, judged on a fixed day."""
    result = gongwen.check(write(plant.make()), name="planted.docx", today=TODAY)
    there = [one for one in result.findings if _is_there(one, plant.place, result.document)]
    found = any(_counts(one.code, plant.codes) for one in there)
    elsewhere = any(_counts(one.code, plant.codes) for one in result.findings)
    said = "、".join(one.code for one in there) or ("另处" if elsewhere else "未报")
    return Judged(plant.codes, plant.what, found, said)


def _counts(code: str, codes: tuple[str, ...]) -> bool:
    """Tell whether ``code`` is one of ``codes``; a code that ends in a hyphen stands for its family."""
    return any(code == one or (one.endswith("-") and code.startswith(one)) for one in codes)


def _is_there(finding: Finding, place: str, document: Document) -> bool:
    if not place:
        return True
    start, end = finding.offset, finding.offset + max(finding.end - finding.start, 1)
    return any(begin < end and start < stop for begin, stop in _spans(place, document))


def _spans(place: str, document: Document) -> Iterator[tuple[int, int]]:
    """Yield the stretches of ``document`` that ``place`` stands for."""
    bare = _MARK.sub(r"\1", place)
    at = document.text.find(bare)
    if at < 0:
        return
    marks = list(_MARK.finditer(place))
    if not marks:
        for begin, block in zip(document.starts, document.blocks, strict=True):
            if bare in block.text:
                yield begin, begin + len(block.text)
        return
    for number, mark in enumerate(marks):
        begin = at + mark.start() - 2 * number
        yield begin, begin + max(len(mark[1]), 1)


def unmarked(text: str) -> str:
    """Return ``text`` without its marks."""
    return _MARK.sub(r"\1", text)
