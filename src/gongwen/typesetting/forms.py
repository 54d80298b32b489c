"""How each element stands on the page, given what surrounds it."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, replace

from gongwen.anatomy import Anatomy, Element, ElementKind
from gongwen.layout import spec
from gongwen.layout.compose.header import (
    BESIDE_SIGNATORY,
    below_letter_line,
    letter_head,
    masthead,
)
from gongwen.layout.compose.imprint import BOTH_SIDES, HANGING
from gongwen.layout.compose.main_part import (
    DATE_BELOW_STAMP,
    FIRST_LINE,
    STAMPED,
    annex_note_form,
    attendance_form,
    date_place,
    issuer_place,
)
from gongwen.layout.compose.pieces import CENTRED, LINE, from_right, lines_before, width_of
from gongwen.layout.compose.title import title_form
from gongwen.layout.content import DocumentFormat
from gongwen.layout.view import HEADINGS, leading_spaces, right_of, spaces_width
from gongwen.text import Alignment, Block, Document, ParagraphFormat, TabStop

ANNEX_HEADS = frozenset({ElementKind.ANNEX_MARK, ElementKind.ANNEX_TITLE})
RUNNING_TEXT = frozenset({ElementKind.BODY, ElementKind.ANNEX_BODY, *HEADINGS})
_MARKS = (ElementKind.COPY_NUMBER, ElementKind.SECRECY, ElementKind.URGENCY)
_CHAPTER = re.compile(r"第[一二三四五六七八九十百]+[编章节](?:[ \u3000]|$)")
_POST = re.compile(r"\S[ \u3000]{2,}\S")
_TABBED_NUMBER = re.compile(
    r"([（(]?(?:\d{1,3}(?:[.．]\d{1,3}){0,3}|[一二三四五六七八九十]{1,3}|[①-⑳])[）)]?[、.．]?"
    r"|[第〇一二三四五六七八九十\d]{2,5}[条章节项款]|[●■◆▪•○□◇➢✓·–—])\t(?=[^\t\n]*$)"
)
_LONGEST_CAPTION = 40
_NEAR = 0.25  # characters


@dataclass(frozen=True)
class Surroundings:
    """What a form depends on beyond its own element.

    ``has_header`` tells that a masthead stands above the text; ``first_running`` is the block the
    text begins with where no recipients precede it.
    """

    document: Document
    anatomy: Anatomy
    kind: DocumentFormat
    has_header: bool
    is_sealed: bool

    def text(self, element: Element) -> str:
        """Return the characters of an element."""
        return self.document.text[element.start : element.end].strip()

    def first(self, *kinds: ElementKind) -> Element | None:
        """Return the first element of ``kinds``."""
        return self.anatomy.first(*kinds)

    def is_first(self, element: Element, index: int) -> bool:
        """Tell whether block ``index`` is where the first element of this kind begins."""
        first = self.first(element.kind)
        return first is not None and first.first == index


def form_of(element: Element, index: int, around: Surroundings) -> ParagraphFormat | None:
    """Return how block ``index``, which begins with ``element``, stands; ``None`` to leave it."""
    make = _FORMS.get(element.kind)
    if make is None:
        return None
    block = around.document.blocks[index]
    form = spaced(make(element, index, around), block)
    return _tabbed(form, block) if element.kind in RUNNING_TEXT else form


def _tabbed(form: ParagraphFormat, block: Block) -> ParagraphFormat:
    """Return ``form`` with a stop right behind a number, where a tab may part it from its text."""
    written = _TABBED_NUMBER.match(block.text)
    number = written[1] if written else block.text[: block.generated].strip()
    if not number or form.tabs:
        return form
    room = max((form.first_line_chars or 0.0) + width_of(number), 0.0) + _NEAR
    return replace(form, tabs=(TabStop(spec.twips(room * spec.BODY_SIZE)),))


def spaced(form: ParagraphFormat, block: Block) -> ParagraphFormat:
    """Return ``form`` with the white space the block begins with reckoned in."""
    leading = spaces_width(leading_spaces(block))
    if not leading or block.generated or form.tabs:
        return form
    characters = (form.first_line_chars or 0.0) - leading
    return replace(
        form,
        first_line_chars=characters or None,
        first_line=characters * spec.BODY_SIZE,
    )


def is_sealed(document: Document, anatomy: Anatomy) -> bool:
    """Tell whether the signature leaves room for a seal: it does unless it clearly stands otherwise."""
    issuer, date = anatomy.first(ElementKind.ISSUER), anatomy.first(ElementKind.DATE)
    if issuer is None or date is None or issuer.last >= date.first:
        return True
    issuers = [one for one in anatomy.all(ElementKind.ISSUER) if one.last < date.first]
    above, below = document.blocks[issuers[-1].first], document.blocks[date.first]
    wanted = date_place(above.text.strip(), below.text.strip(), is_sealed=False)
    return not (
        above.format.alignment is Alignment.RIGHT
        and below.format.alignment is Alignment.RIGHT
        and abs(right_of(above) - spec.UNSEALED_ISSUER_INDENT) <= _NEAR
        and abs(right_of(below) - (wanted.right_chars or 0.0)) <= _NEAR
    )


def _flush(_element: Element, _index: int, _around: Surroundings) -> ParagraphFormat:
    return LINE


def _masthead(element: Element, index: int, around: Surroundings) -> ParagraphFormat:
    marks = sum(1 for one in around.anatomy.all(*_MARKS) if one.first < index)
    form = masthead(around.text(element), around.kind, marks).format
    if around.is_first(element, index):
        return form
    first = around.first(ElementKind.MASTHEAD)
    is_letter = around.kind is DocumentFormat.LETTER and first is not None
    frame = letter_head(around.text(first)) if is_letter and first else None
    return replace(form, before=0.0, frame=frame)


def _number(_element: Element, index: int, around: Surroundings) -> ParagraphFormat:
    here = around.anatomy.by_block.get(index, ())
    if any(one.kind is ElementKind.SIGNATORY for one in here):
        return _below_masthead(BESIDE_SIGNATORY, index, around)
    if around.kind is DocumentFormat.LETTER:
        return _letter_mark(replace(LINE, alignment=Alignment.RIGHT), index, around)
    above = around.first(ElementKind.SIGNATORY)
    if above is not None and above.first < index:
        return BESIDE_SIGNATORY
    return lines_before(CENTRED, spec.LINES_BELOW_MASTHEAD)


def _letter_mark(form: ParagraphFormat, index: int, around: Surroundings) -> ParagraphFormat:
    """Return the form of a mark of a letter; the first stands below the double line."""
    marks = around.anatomy.all(*_MARKS, ElementKind.DOCUMENT_NUMBER)
    is_first = around.has_header and not any(one.first < index for one in marks)
    return below_letter_line(form) if is_first else form


def _mark(_element: Element, index: int, around: Surroundings) -> ParagraphFormat:
    is_letter = around.kind is DocumentFormat.LETTER
    return _letter_mark(LINE, index, around) if is_letter else LINE


def _signatory(_element: Element, index: int, around: Surroundings) -> ParagraphFormat:
    is_tabbed = "\t" in around.document.blocks[index].text
    form = BESIDE_SIGNATORY if is_tabbed else from_right(spec.HEADER_INDENT)
    return _below_masthead(form, index, around)


def _below_masthead(form: ParagraphFormat, index: int, around: Surroundings) -> ParagraphFormat:
    head = around.first(ElementKind.SIGNATORY, ElementKind.DOCUMENT_NUMBER)
    is_first = head is not None and head.first == index and around.has_header
    return lines_before(form, spec.LINES_BELOW_MASTHEAD) if is_first else form


def _title(element: Element, index: int, around: Surroundings) -> ParagraphFormat:
    is_first = around.is_first(element, index) and around.has_header
    form = title_form(around.document.blocks[index].text)
    return lines_before(form, spec.TITLE_LINES_ABOVE) if is_first else form


def _centred(_element: Element, _index: int, _around: Surroundings) -> ParagraphFormat:
    return CENTRED


def _recipients(element: Element, index: int, around: Surroundings) -> ParagraphFormat:
    is_first = around.is_first(element, index)
    return lines_before(LINE, 1) if is_first and element.first == index else LINE


def _running(element: Element, index: int, around: Surroundings) -> ParagraphFormat:
    form = _paragraph(element, around.document.blocks[index])
    before = _before(around, index)
    if before is ElementKind.ANNEX_TITLE:
        return lines_before(form, 1)
    first = around.first(ElementKind.MAIN_RECIPIENTS)
    begins = around.first(ElementKind.BODY, *HEADINGS)
    has_recipients = first is not None and first.first < index
    if has_recipients or begins is None or begins.first != index or before is None:
        return form
    return lines_before(form, 2 if around.kind is DocumentFormat.ORDER else 1)


def _paragraph(element: Element, block: Block) -> ParagraphFormat:
    """Return how a paragraph of text stands; captions and the like stay where they were."""
    text = block.text.strip()
    is_short = len(text) <= _LONGEST_CAPTION and not text.endswith(("。", "：", "；"))
    if element.kind in HEADINGS or not is_short:
        return FIRST_LINE
    if block.format.alignment is Alignment.CENTER or _CHAPTER.match(text):
        return CENTRED
    if block.format.alignment is Alignment.RIGHT:
        return from_right(max(round(right_of(block)), 0))
    return FIRST_LINE


def _before(around: Surroundings, index: int) -> ElementKind | None:
    """Return what the last block with text above ``index`` is."""
    while index > 0:
        index -= 1
        if not around.document.blocks[index].is_blank:
            found = around.anatomy.by_block.get(index, ())
            return found[-1].kind if found else ElementKind.BODY
    return None


def _annex_note(_element: Element, index: int, around: Surroundings) -> ParagraphFormat:
    notes = {
        block
        for one in around.anatomy.all(ElementKind.ANNEX_NOTE)
        for block in range(one.first, one.last + 1)
        if not around.document.blocks[block].is_blank
    }
    is_first = not ({index - 1} & notes or any(index - 2 <= note < index for note in notes))
    return annex_note_form(is_first=is_first, is_only=len(notes) == 1)


def _issuer(element: Element, index: int, around: Surroundings) -> ParagraphFormat:
    here = around.anatomy.by_block.get(index, ())
    date = around.first(ElementKind.DATE)
    if any(one.kind is ElementKind.DATE for one in here):
        return lines_before(from_right(spec.SEALED_DATE_INDENT), 2)
    name = around.text(element)
    if around.kind is DocumentFormat.ORDER or _POST.search(name):
        return STAMPED
    form = issuer_place(name, around.text(date) if date else "", is_sealed=around.is_sealed)
    return lines_before(form, 2) if around.is_first(element, index) else form


def _date(element: Element, _index: int, around: Surroundings) -> ParagraphFormat:
    body = around.first(ElementKind.BODY, *HEADINGS)
    if body is None or element.start < body.start:
        return CENTRED
    issuers = [one for one in around.anatomy.all(ElementKind.ISSUER) if one.end <= element.start]
    if not issuers:
        return from_right(spec.SEALED_DATE_INDENT)
    name = around.text(issuers[-1])
    if around.kind is DocumentFormat.ORDER or _POST.search(name):
        return DATE_BELOW_STAMP
    return date_place(name, around.text(element), is_sealed=around.is_sealed)


def _annex_title(_element: Element, index: int, around: Surroundings) -> ParagraphFormat:
    follows = _before(around, index) is ElementKind.ANNEX_MARK
    form = title_form(around.document.blocks[index].text)
    return lines_before(form, spec.ANNEX_TITLE_LINE - 2) if follows else form


def _attendance(element: Element, index: int, around: Surroundings) -> ParagraphFormat:
    label = re.split("[：:]", around.text(element), maxsplit=1)[0]
    return attendance_form(label, is_first=around.is_first(element, index))


def _text_line(_element: Element, _index: int, _around: Surroundings) -> ParagraphFormat:
    return FIRST_LINE


def _hanging(_element: Element, _index: int, _around: Surroundings) -> ParagraphFormat:
    return HANGING


def _both_sides(_element: Element, _index: int, _around: Surroundings) -> ParagraphFormat:
    return BOTH_SIDES


_FORMS: dict[ElementKind, Callable[[Element, int, Surroundings], ParagraphFormat]] = {
    ElementKind.COPY_NUMBER: _mark,
    ElementKind.SECRECY: _mark,
    ElementKind.URGENCY: _mark,
    ElementKind.MASTHEAD: _masthead,
    ElementKind.DOCUMENT_NUMBER: _number,
    ElementKind.SIGNATORY: _signatory,
    ElementKind.TITLE: _title,
    ElementKind.TITLE_NOTE: _centred,
    ElementKind.MAIN_RECIPIENTS: _recipients,
    ElementKind.BODY: _running,
    ElementKind.HEADING_1: _running,
    ElementKind.HEADING_2: _running,
    ElementKind.HEADING_3: _running,
    ElementKind.HEADING_4: _running,
    ElementKind.ANNEX_NOTE: _annex_note,
    ElementKind.ISSUER: _issuer,
    ElementKind.DATE: _date,
    ElementKind.REMARK: _text_line,
    ElementKind.ANNEX_MARK: _flush,
    ElementKind.ANNEX_TITLE: _annex_title,
    ElementKind.ANNEX_BODY: _running,
    ElementKind.MAIN_RECIPIENTS_IMPRINT: _hanging,
    ElementKind.COPY_RECIPIENTS: _hanging,
    ElementKind.PRINTING: _both_sides,
    ElementKind.IMPRINT_OTHER: _both_sides,
    ElementKind.ATTENDANCE: _attendance,
    ElementKind.SUBJECT_WORDS: _flush,
}
