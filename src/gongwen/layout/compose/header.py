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
    framed,
    indented,
    lines_before,
    masthead_look,
    rule_line,
)
from gongwen.layout.content import Content, DocumentFormat
from gongwen.text import Alignment, Block, Frame, LineRule, ParagraphFormat, TabStop

# The line of an upward document: its number at the left, the signatory at the right.
BESIDE_SIGNATORY = replace(
    indented(0.0, left=spec.HEADER_INDENT),
    right_chars=spec.HEADER_INDENT,
    right=spec.HEADER_INDENT * spec.BODY_SIZE,
    tabs=(TabStop(spec.twips(spec.TYPE_WIDTH.points - spec.BODY_SIZE), "right"),),
)
# Below the double line of a letter seven eighths of a character are free; its number's own line
# has three fifths of one above the ink.
_LETTER_GAP = (7 / 8 - 3 / 5) * spec.BODY_SIZE
_WIDEST = 48.0  # points; a short masthead looks overbearing above that
# An exact line height puts the baseline at four fifths of it, whichever font there is; the ink of
# a character reaches 0.85 of its size above the baseline and 0.08 below (measured).
_LINE = 1.2  # of the size
_ABOVE = 0.8 * _LINE - 0.85
_BELOW = 0.2 * _LINE - 0.08
_SIGNATORIES_A_LINE = 2


def header(content: Content) -> Iterator[Block]:
    """Yield the blocks of the header of ``content``."""
    if content.kind is DocumentFormat.LETTER:
        yield from _letter_header(content)
        return
    marks = [mark for mark in _marks(content) if mark.text]
    yield from marks
    if content.masthead:
        yield masthead(content.masthead, content.kind, len(marks))
    if content.number:
        yield from _number_lines(content)
        if content.kind is not DocumentFormat.ORDER:
            yield red_line()


def red_line() -> Block:
    """Return the red line, as far below the number as the standard has it."""
    # The ink of the number ends a quarter of its size above the foot of its line.
    height = spec.RED_LINE_DISTANCE.points - spec.BODY_SIZE / 4
    return rule_line(spec.RED_LINE_WEIGHT, spec.RED, height=spec.twips(height))


def masthead(text: str, kind: DocumentFormat, marks: int) -> Block:
    """Return the masthead, as large as one line allows, at its distance from the top.

    ``marks`` lines stand above it: copy number, urgency.
    """
    size = _masthead_size(text)
    form = ParagraphFormat(
        alignment=Alignment.CENTER,
        line_rule=LineRule.EXACT,
        line=spec.twips(size * _LINE),
        snap_to_grid=False,
    )
    if kind is DocumentFormat.LETTER:
        form = replace(form, frame=letter_head(text))
    else:
        distance = {
            DocumentFormat.DOCUMENT: spec.MASTHEAD_DISTANCE,
            DocumentFormat.MINUTES: spec.MINUTES_MASTHEAD_DISTANCE,
            DocumentFormat.ORDER: spec.ORDER_MASTHEAD_DISTANCE,
        }[kind]
        # What stands above the masthead takes its lines from the distance.
        above = distance.points - size * _ABOVE - marks * spec.GRID_PITCH
        form = replace(form, before=max(spec.twips(above), 0.0))
    return block([(text, masthead_look(size))], form)


def _masthead_size(text: str) -> float:
    return float(int(min(_WIDEST, spec.TYPE_WIDTH.points / max(len(text), 1))))


def letter_head(text: str) -> Frame:
    """Return the place of a letter's masthead ``text``: 30 mm below the edge of the paper.

    It stands out of the flow, so that the type area is the same on the pages that follow.
    """
    above = _masthead_size(text) * _ABOVE
    return _letter_frame(spec.LETTER_MASTHEAD_DISTANCE.points - above)


def _letter_frame(top: float) -> Frame:
    return Frame(
        width=spec.twips(spec.LETTER_LINE_WIDTH.points),
        horizontal="page",
        left=spec.twips((spec.PAPER_WIDTH.points - spec.LETTER_LINE_WIDTH.points) / 2),
        vertical="page",
        top=spec.twips(top),
    )


def letter_foot() -> Frame:
    """Return the place of a letter's lower double line: 20 mm above the edge of the paper."""
    return _letter_frame(spec.PAPER_HEIGHT.points - spec.LETTER_BOTTOM_LINE.points)


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


def _marks(content: Content) -> Iterator[Block]:
    """Yield copy number and urgency, each a line flush left."""
    yield block([(content.copy_number, BODY)])
    yield block([(content.urgency, HEI)])


def _letter_header(content: Content) -> Iterator[Block]:
    """Yield masthead and upper double line of a letter and, right below it, marks and number."""
    if content.masthead:
        yield masthead(content.masthead, content.kind, 0)
        yield letter_line(content.masthead)
    number = block([(content.number, BODY)], replace(LINE, alignment=Alignment.RIGHT))
    marks = [mark for mark in (*_marks(content), number) if mark.text]
    if marks:
        yield replace(marks[0], format=below_letter_line(marks[0].format))
        yield from marks[1:]


def below_letter_line(form: ParagraphFormat) -> ParagraphFormat:
    """Return ``form`` as it stands right below the upper double line of a letter."""
    return replace(form, before=spec.twips(_LETTER_GAP))


def letter_line(masthead: str, rows: int = 1) -> Block:
    """Return the upper double line of a letter, below its masthead of ``rows`` lines."""
    size = _masthead_size(masthead)
    head = letter_head(masthead).top + size * (rows * _LINE - _BELOW)
    line = rule_line(3.0, spec.RED, "thickThinSmallGap", height=1.0)
    return framed(line, _letter_frame(head + spec.LETTER_LINE_DISTANCE.points))
