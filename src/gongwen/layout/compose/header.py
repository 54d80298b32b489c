"""The header 「版头」: everything above the red line."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from gongwen.layout import spec
from gongwen.layout.compose.pieces import (
    BODY,
    CENTRED,
    HEI,
    KAI,
    LINE,
    block,
    indented,
    lines_before,
    masthead_look,
    rule_line,
)
from gongwen.layout.content import Content, DocumentFormat
from gongwen.text import Alignment, Block, LineRule, ParagraphFormat, TabStop

# The line of an upward document: its number at the left, the signatory at the right.
BESIDE_SIGNATORY = replace(
    indented(0.0, left=spec.HEADER_INDENT),
    right_chars=spec.HEADER_INDENT,
    right=spec.HEADER_INDENT * spec.BODY_SIZE,
    tabs=(TabStop(spec.twips(spec.TYPE_WIDTH.points - spec.BODY_SIZE), "right"),),
)
_WIDEST = 48.0  # points; a short masthead looks overbearing above that
_SIGNATORIES_A_LINE = 2


def header(content: Content) -> Iterator[Block]:
    """Yield the blocks of the header of ``content``."""
    if content.copy_number:
        yield block([(content.copy_number, BODY)])
    if content.urgency and content.kind is not DocumentFormat.LETTER:
        yield block([(content.urgency, HEI)])
    if content.masthead:
        marks = sum(bool(mark) for mark in (content.copy_number, content.urgency))
        yield masthead(content.masthead, content.kind, marks)
    if content.kind is DocumentFormat.LETTER:
        yield from _letter_marks(content)
    elif content.number:
        yield from _number_lines(content)
        if content.kind is not DocumentFormat.ORDER:
            yield rule_line(spec.RED_LINE_WEIGHT, spec.RED)


def masthead(text: str, kind: DocumentFormat, marks: int) -> Block:
    """Return the masthead, as large as one line allows, at its distance from the top.

    ``marks`` lines stand above it: copy number, urgency.
    """
    size = min(_WIDEST, spec.TYPE_WIDTH.points / max(len(text), 1))
    above = {
        DocumentFormat.DOCUMENT: spec.MASTHEAD_DISTANCE.points,
        DocumentFormat.MINUTES: spec.MINUTES_MASTHEAD_DISTANCE.points,
        DocumentFormat.ORDER: spec.ORDER_MASTHEAD_DISTANCE.points,
        DocumentFormat.LETTER: 0.0,  # the page itself begins 30 mm down
    }[kind]
    # What stands above the masthead takes its lines from the distance.
    taken = marks * spec.GRID_PITCH
    form = ParagraphFormat(
        alignment=Alignment.CENTER,
        line_rule=LineRule.MULTIPLE,
        line=1.0,
        snap_to_grid=False,
        before=max(spec.twips(above - taken), 0.0),
    )
    return block([(text, masthead_look(float(int(size))))], form)


def _number_lines(content: Content) -> Iterator[Block]:
    """Yield the number, alone in the middle or beside the signatories of an upward document."""
    if not content.signatories:
        yield block([(content.number, BODY)], lines_before(CENTRED, spec.LINES_BELOW_MASTHEAD))
        return
    form = BESIDE_SIGNATORY
    names = content.signatories
    rows = [
        names[at : at + _SIGNATORIES_A_LINE] for at in range(0, len(names), _SIGNATORIES_A_LINE)
    ]
    for index, row in enumerate(rows):
        number = content.number if index == len(rows) - 1 else ""
        label = "签发人：" if index == 0 else ""
        shape = lines_before(form, spec.LINES_BELOW_MASTHEAD) if index == 0 else form
        yield block([(number + "\t" + label, BODY), ("　".join(row), KAI)], shape)


def _letter_marks(content: Content) -> Iterator[Block]:
    """Yield the upper double line of a letter and, right below it, its number."""
    yield letter_line()
    if content.urgency:
        yield block([(content.urgency, HEI)], LINE)
    if content.number:
        yield block([(content.number, BODY)], replace(LINE, alignment=Alignment.RIGHT))


def letter_line() -> Block:
    """Return the upper double line of a letter, wider than the type area on both sides."""
    overhang = -spec.twips(spec.LETTER_LINE_OVERHANG)
    line = rule_line(3.0, spec.RED, "thickThinSmallGap")
    return replace(line, format=replace(line.format, left=overhang, right=overhang))
