"""What recognition is not sure of: asked, and set as text of the body until someone answers."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

from gongwen.anatomy import Anatomy, Element, ElementKind
from gongwen.text import Document, Part

_SURE = 0.55
# What is set as the body is set the same whether it is sure or not.
_NEVER_ASKED = frozenset(
    {
        ElementKind.BODY,
        ElementKind.ANNEX_BODY,
        ElementKind.TABLE,
        ElementKind.BLANK,
        ElementKind.PAGE_NUMBER,
        ElementKind.RUNNING,
        ElementKind.NOTE,
        ElementKind.HEADING_3,
        ElementKind.HEADING_4,
        ElementKind.REMARK,
    }
)


@dataclass(frozen=True, slots=True)
class Doubt:
    """An element that may be one of several: its paragraph's number, its text, the candidates.

    ``key`` is what an answer refers to; it holds as long as no paragraph is added above.
    """

    key: str
    text: str
    candidates: tuple[ElementKind, ...]
    evidence: tuple[str, ...] = ()


def doubts(document: Document, anatomy: Anatomy) -> Iterator[tuple[Doubt, Element]]:
    """Yield every element recognition was not sure of, with the element as it was taken."""
    numbers = _numbers(document)
    for element in anatomy.elements:
        block = document.blocks[element.first]
        if (
            element.kind in _NEVER_ASKED
            or element.confidence >= _SURE
            or block.part is not Part.BODY
            or block.cell is not None
            or element.first not in numbers
        ):
            continue
        kinds = dict.fromkeys((element.kind, *element.rivals, ElementKind.BODY))
        text = document.text[element.start : element.end].strip()
        key = f"{numbers[element.first]}:{element.kind.value}"
        yield Doubt(key, text, tuple(kinds), element.evidence), element


def answered(document: Document, anatomy: Anatomy, answers: Mapping[str, str]) -> Anatomy:
    """Return ``anatomy`` with every doubtful element as answered, else as text of the body."""
    changed = {id(element): _answer(doubt, answers) for doubt, element in doubts(document, anatomy)}
    if not changed:
        return anatomy
    elements = tuple(
        replace(element, kind=changed[id(element)], confidence=1.0)
        if id(element) in changed
        else element
        for element in anatomy.elements
    )
    return replace(anatomy, elements=elements)


def _answer(doubt: Doubt, answers: Mapping[str, str]) -> ElementKind:
    """Return the kind answered for a doubt; an answer that names no candidate counts as none."""
    given = answers.get(doubt.key, "")
    return next((kind for kind in ElementKind if kind.value == given), ElementKind.BODY)


def _numbers(document: Document) -> dict[int, int]:
    """Return the number of each paragraph of the body that says something, from one."""
    said = [
        index
        for index, block in enumerate(document.blocks)
        if block.part is Part.BODY and not block.is_blank
    ]
    return {index: number for number, index in enumerate(said, start=1)}
