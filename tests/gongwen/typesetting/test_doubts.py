"""What recognition is not sure of stays text of the body until someone answers."""

from __future__ import annotations

from dataclasses import replace

from gongwen.anatomy import Anatomy, ElementKind, recognise
from gongwen.text import Document, plain
from gongwen.typesetting.doubts import answered, doubts

_DOCUMENT = plain("关于做好防汛工作的通知\n各县（区）人民政府：\n一、摸清底数\n请做好防汛工作。")


def _unsure() -> Anatomy:
    """Return the reading of the document with its heading in doubt."""
    anatomy = recognise(_DOCUMENT)
    elements = (
        replace(one, confidence=0.5) if one.kind is ElementKind.HEADING_1 else one
        for one in anatomy.elements
    )
    return replace(anatomy, elements=tuple(elements))


def _kind(document: Document, anatomy: Anatomy) -> ElementKind | None:
    return anatomy.kind_at(document.text.index("摸清"))


def test_a_doubt_names_its_paragraph_and_its_candidates() -> None:
    """The body is always among the candidates."""
    (doubt, _), *others = doubts(_DOCUMENT, _unsure())

    assert others == []
    assert doubt.key == "3:heading-1"
    assert doubt.text == "一、摸清底数"
    assert doubt.candidates == (ElementKind.HEADING_1, ElementKind.BODY)


def test_without_an_answer_it_is_text_of_the_body() -> None:
    """So is it with an answer that means nothing."""
    assert _kind(_DOCUMENT, answered(_DOCUMENT, _unsure(), {})) is ElementKind.BODY
    wrong = answered(_DOCUMENT, _unsure(), {"3:heading-1": "什么"})
    assert _kind(_DOCUMENT, wrong) is ElementKind.BODY


def test_an_answer_settles_it() -> None:
    """The element is what was answered."""
    settled = answered(_DOCUMENT, _unsure(), {"3:heading-1": "heading-1"})

    assert _kind(_DOCUMENT, settled) is ElementKind.HEADING_1
