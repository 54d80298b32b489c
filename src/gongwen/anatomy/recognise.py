"""Recognition of the elements of a document by weighted evidence."""

from __future__ import annotations

from gongwen.anatomy.annex import read_annexes
from gongwen.anatomy.classify import direction, document_format, document_type, is_complete
from gongwen.anatomy.elements import Anatomy, Element, ElementKind
from gongwen.anatomy.head import Head
from gongwen.anatomy.headings import heading_of, unnumbered_heading
from gongwen.anatomy.line import Line, lines_of
from gongwen.anatomy.margins import marginal
from gongwen.anatomy.names import issuer_names
from gongwen.anatomy.naming import title_parts
from gongwen.anatomy.patterns import ATTENDANCE
from gongwen.anatomy.rivals import with_rivals
from gongwen.anatomy.tail import Found, Tail
from gongwen.text import Document


def recognise(document: Document) -> Anatomy:
    """Return the elements of ``document`` and the kind of document they make."""
    lines = lines_of(document)
    head = Head(lines)
    tail = Tail(lines, head.body_from, head.title)
    main = [
        *head.elements,
        *(element for found in tail.found for element in _elements(lines, found)),
        *_body(lines, head.body_from, tail),
    ]
    elements = [
        *with_rivals(lines, main, head.title or head.masthead),
        *read_annexes(lines, tail.annexes_from, tail.imprint_from),
        *marginal(document),
    ]
    elements.sort(key=lambda element: (element.first, element.start, element.end))
    return _conclude(document, elements, head)


def _conclude(document: Document, elements: list[Element], head: Head) -> Anatomy:
    text = document.text
    recipients = _text_of(elements, text, ElementKind.MAIN_RECIPIENTS)
    number = _text_of(elements, text, ElementKind.DOCUMENT_NUMBER)
    word, kind = document_type(head.title, head.masthead, is_numbered=bool(number))
    body = "\n".join(text[e.start : e.end] for e in elements if e.kind is ElementKind.BODY)
    parts = title_parts(head.title)
    return Anatomy(
        elements=tuple(elements),
        document_type=kind,
        type_word=word,
        direction=direction(kind, recipients, body),
        title=head.title,
        title_parts=parts,
        issuers=issuer_names(elements, text, head.masthead, parts.issuer),
        is_complete=is_complete(elements),
        document_format=document_format(kind, elements, head.masthead, number),
    )


def _text_of(elements: list[Element], text: str, kind: ElementKind) -> str:
    return next((text[e.start : e.end] for e in elements if e.kind is kind), "")


def _elements(lines: list[Line], found: Found) -> list[Element]:
    """Return the element of ``found``; issuer and date of one line become two."""
    first, last = lines[found.first], lines[found.last]
    confidence = found.evidence.confidence(found.threshold)
    phrases = found.evidence.phrases
    start = first.start + found.cut
    made = [
        Element(
            found.kind,
            start,
            last.end,
            first.block,
            last.block,
            confidence,
            phrases,
            found.rivals if found.evidence.score < found.threshold + 1 else (),
        )
    ]
    if found.cut:
        end = first.start + len(first.text[: found.cut].rstrip())
        issuer = Element(
            ElementKind.ISSUER, first.start, end, first.block, first.block, confidence, phrases
        )
        made.insert(0, issuer)
    return made


def _body(lines: list[Line], first: int, tail: Tail) -> list[Element]:
    taken = {position for found in tail.found for position in range(found.first, found.last + 1)}
    end = min(tail.annexes_from, tail.imprint_from)
    own = [position for position in range(first, end) if position not in taken]
    stresses = _stresses([lines[position] for position in own])
    made: list[Element] = []
    for position in own:
        before = lines[position - 1] if position else None
        after = lines[position + 1] if position + 1 < end and position + 1 not in taken else None
        made += _running(lines[position], before, after, stresses=stresses)
    return made


def _stresses(lines: list[Line]) -> bool:
    """Tell whether bold type and the like stand out: less than half of the text has them."""
    stressed = sum(len(line.text) for line in lines if line.is_emphatic)
    return stressed * 2 < sum(len(line.text) for line in lines)


def _running(
    line: Line, before: Line | None, after: Line | None, *, stresses: bool
) -> list[Element]:
    """Return what a line of running text is: heading, list of attendance, cell, or text."""
    if line.in_table:
        return [_whole(line, ElementKind.TABLE, "在表格里")]
    if ATTENDANCE.match(line.text):
        return [_whole(line, ElementKind.ATTENDANCE, "以“出席”等开头")]
    heading = heading_of(line, before, after)
    if heading is None and stresses:
        heading = unnumbered_heading(line, before, after)
    if heading is None:
        return [_whole(line, ElementKind.BODY, "正文段落")]
    if heading.end == line.end:
        return [heading]
    rest = Element(
        ElementKind.BODY, heading.end, line.end, line.block, line.block, 0.9, ("标题后接的正文",)
    )
    return [heading, rest]


def _whole(line: Line, kind: ElementKind, phrase: str) -> Element:
    return Element(kind, line.start, line.end, line.block, line.block, 0.9, (phrase,))
