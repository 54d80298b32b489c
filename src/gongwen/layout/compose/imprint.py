"""The imprint 「版记」 at the foot of the last page, and the page numbers."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from gongwen.layout import spec
from gongwen.layout.compose.header import letter_foot
from gongwen.layout.compose.pieces import (
    IMPRINT,
    PAGE_NUMBER,
    block,
    framed,
    framed_line,
    indented,
    rule_line,
)
from gongwen.layout.content import Content, DocumentFormat
from gongwen.text import (
    Alignment,
    Block,
    Field,
    Frame,
    LineRule,
    ParagraphFormat,
    Part,
    TabStop,
)

_SIDE = spec.IMPRINT_INDENT * spec.IMPRINT_SIZE
_LINE = ParagraphFormat(
    alignment=Alignment.JUSTIFY, line_rule=LineRule.EXACT, line=spec.IMPRINT_PITCH
)
# Recipients of copies: further lines stand below the first name.
HANGING = replace(
    indented(-3.0, spec.IMPRINT_SIZE, left=3.0 + spec.IMPRINT_INDENT, line=_LINE),
    right_chars=spec.IMPRINT_INDENT,
    right=_SIDE,
)
# Printing office at the left, its date at the right.
BOTH_SIDES = replace(
    indented(0.0, spec.IMPRINT_SIZE, left=spec.IMPRINT_INDENT, line=_LINE),
    right_chars=spec.IMPRINT_INDENT,
    right=_SIDE,
    tabs=(TabStop(spec.twips(spec.TYPE_WIDTH.points - _SIDE), "right"),),
)


# The foot of the type area: text that would run into it moves the imprint to the next page.
FOOT = Frame(width=spec.twips(spec.TYPE_WIDTH.points), align="bottom")
# A frame belongs to the page of the paragraph after it; this one takes no room.
ANCHOR = Block("", format=ParagraphFormat(line_rule=LineRule.EXACT, line=1.0, snap_to_grid=False))


def imprint(content: Content) -> Iterator[Block]:
    """Yield the imprint: thick lines outside, thin ones between; a letter's has no lines."""
    has_lines = content.kind is not DocumentFormat.LETTER
    entries = list(_entries(content))
    for index, entry in enumerate(entries):
        if has_lines:
            weight = spec.IMPRINT_THIN_LINE if index else spec.IMPRINT_THICK_LINE
            yield framed_line(weight, FOOT)
        yield framed(entry, FOOT)
    if entries and has_lines:
        yield framed_line(spec.IMPRINT_THICK_LINE, FOOT)
    if entries:
        yield ANCHOR


def _entries(content: Content) -> Iterator[Block]:
    """Yield copy recipients, printing office and date, and whatever else there is."""
    if content.copies:
        yield block([("抄送：" + content.copies + "。", IMPRINT)], HANGING)
    both = BOTH_SIDES
    if content.printed_by and content.kind is not DocumentFormat.LETTER:
        yield block([(f"{content.printed_by}\t{content.printed_date}印发", IMPRINT)], both)
    for line in content.other_imprint:
        yield block([(line, IMPRINT)], both)


def page_numbers(kind: DocumentFormat) -> Iterator[Block]:
    """Yield the footers: odd numbers at the right, even ones at the left, none first in a letter."""
    side = spec.PAGE_NUMBER_INDENT * spec.PAGE_NUMBER_SIZE
    right = ParagraphFormat(
        alignment=Alignment.RIGHT, right_chars=spec.PAGE_NUMBER_INDENT, right=side
    )
    left = ParagraphFormat(left_chars=spec.PAGE_NUMBER_INDENT, left=side)
    yield _footer("— 1 —", right, "default")
    yield _footer("— 2 —", left, "even")
    if kind is DocumentFormat.LETTER:
        line = framed(rule_line(3.0, spec.RED, "thinThickSmallGap", height=1.0), letter_foot())
        yield replace(line, part=Part.FOOTER, page_kind="first")
        yield replace(ANCHOR, part=Part.FOOTER, page_kind="first")


def _footer(text: str, form: ParagraphFormat, kind: str) -> Block:
    """Return a footer that holds the page number between two dashes."""
    made = block([(text, PAGE_NUMBER)], form)
    number = Field(2, len(text) - 2, "PAGE")
    return replace(made, part=Part.FOOTER, fields=(number,), page_kind=kind)
