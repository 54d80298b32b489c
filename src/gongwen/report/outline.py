"""The outline of a document: each element, how sure the engine is of it, and why."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TypedDict

from gongwen.anatomy import Anatomy, Element
from gongwen.text import Document

_SHOWN = 40


class ElementRecord(TypedDict):
    """One element as plain values; ``first`` and ``last`` count paragraphs from 1."""

    kind: str
    label: str
    text: str
    start: int
    end: int
    first: int
    last: int
    confidence: float
    evidence: list[str]
    rivals: list[str]


def element_records(document: Document, anatomy: Anatomy) -> list[ElementRecord]:
    """Return the elements of a document in reading order."""
    return [
        {
            "kind": element.kind.value,
            "label": element.kind.label,
            "text": document.text[element.start : element.end],
            "start": element.start,
            "end": element.end,
            "first": element.first + 1,
            "last": element.last + 1,
            "confidence": round(element.confidence, 3),
            "evidence": list(element.evidence),
            "rivals": [rival.label for rival in element.rivals],
        }
        for element in anatomy.elements
    ]


def render_outline(document: Document, anatomy: Anatomy) -> str:
    """Return the outline for a terminal."""
    return "\n".join(_lines(document, anatomy)) + "\n"


def _lines(document: Document, anatomy: Anatomy) -> Iterator[str]:
    kind = anatomy.document_type.label if anatomy.document_type else "不是法定文种"
    yield f"标题：{anatomy.title or '未识别'}"
    yield f"文种：{kind}{f'（{anatomy.type_word}）' if anatomy.type_word else ''}"
    yield f"行文方向：{anatomy.direction.label if anatomy.direction else '未定'}"
    yield f"发文机关：{'、'.join(anatomy.issuers) or '未识别'}"
    yield f"完整公文：{'是' if anatomy.is_complete else '否（片段，不查缺项）'}"
    yield ""
    for element in anatomy.elements:
        yield from _element(document, element)
    if not anatomy.elements:
        yield "没有识别出公文要素。"


def _element(document: Document, element: Element) -> Iterator[str]:
    text = document.text[element.start : element.end].replace("\n", " ")
    shown = text if len(text) <= _SHOWN else text[: _SHOWN - 1] + "…"
    where = (
        f"第 {element.first + 1} 段"
        if element.first == element.last
        else f"第 {element.first + 1}—{element.last + 1} 段"
    )
    yield f"{element.kind.label}　{where}　把握 {element.confidence:.0%}　{shown}"
    if element.evidence:
        yield f"    理由：{'；'.join(element.evidence)}"
    if element.rivals:
        yield f"    也像：{'、'.join(rival.label for rival in element.rivals)}"
