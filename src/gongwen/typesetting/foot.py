"""The imprint of a document that is typeset: its lines, its place at the foot, its even page."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from gongwen.anatomy import Anatomy, ElementKind
from gongwen.layout import spec
from gongwen.layout.compose.even_page import own_turns, turned, turns_of
from gongwen.layout.compose.imprint import ANCHOR, FOOT
from gongwen.layout.compose.pieces import framed_line, rule_line
from gongwen.layout.content import DocumentFormat
from gongwen.layout.view import IMPRINT
from gongwen.text import Block, Document, Drawing, Part, Section
from gongwen.typesetting.drawn import is_drawn_line, is_in_text, shows_line

Planned = tuple[int | None, Block]


class Foot:
    """The imprint of ``document``.

    ``extent`` are the blocks that go to the foot of the page: none where something follows the
    imprint, or where what is drawn there may be its lines and cannot be told. ``end`` is the block
    behind the imprint. ``undrawn`` are drawn lines, by their numbers, in the place of which others go.
    """

    def __init__(self, document: Document, anatomy: Anatomy, kind: DocumentFormat) -> None:
        self._document = document
        self._kind = kind
        self._entries = [
            element
            for element in anatomy.all(*IMPRINT)
            if _is_plain(document.blocks[element.first])
        ]
        self.end = self._entries[-1].last + 1 if self._entries else len(document.blocks)
        drawn = self._drawn()
        lines = {number for number, thing in drawn.items() if is_drawn_line(thing)}
        self._is_drawn = any(shows_line(drawn[number]) for number in drawn.keys() - lines)
        self.undrawn = frozenset() if self._is_drawn else frozenset(lines)
        self.extent = self._extent()

    def _drawn(self) -> dict[int, Drawing]:
        """Return what is drawn at the imprint, at the paragraph before it, or at blank ones."""
        if not self._entries:
            return {}
        blocks = self._document.blocks
        first, last = self._entries[0].first, self.end
        while first > 0 and blocks[first - 1].is_blank:
            first -= 1
        while last < len(blocks) and blocks[last].is_blank:
            last += 1
        return {
            number: thing
            for number, thing in enumerate(self._document.drawings)
            if first - 1 <= thing.block < last and is_in_text(thing, blocks)
        }

    def _extent(self) -> range:
        if not self._entries or self._is_drawn:
            return range(0)
        first = self._entries[0].first
        own = {block for one in self._entries for block in range(one.first, one.last + 1)}
        follows = {
            index
            for index, block in enumerate(self._document.blocks[first:], start=first)
            if block.part is Part.BODY and not block.is_blank
        }
        return range(first, self.end) if follows <= own else range(0)

    def is_beside(self, index: int) -> bool:
        """Tell whether only blank paragraphs stand between a block and the imprint at the foot."""
        if not self.extent:
            return False
        between = range(index, self.extent.start) or range(self.extent.stop, index + 1)
        return all(self._document.blocks[one].is_blank for one in between)

    def lines(self) -> Iterator[tuple[int, Block]]:
        """Yield what is drawn, each with the block it stands before.

        Lines are thick above and below the imprint, thin between its elements; a letter has none.
        What belongs behind the imprint stands before :attr:`end`.
        """
        if self._kind is not DocumentFormat.LETTER and not self._is_drawn:
            yield from self._rules()
        if self.extent:
            yield self.end, ANCHOR

    def _rules(self) -> Iterator[tuple[int, Block]]:
        before = None
        for element in self._entries:
            if before is not ElementKind.MAIN_RECIPIENTS_IMPRINT:
                weight = spec.IMPRINT_THIN_LINE if before else spec.IMPRINT_THICK_LINE
                yield element.first, self._line(weight)
            before = element.kind
        if self._entries:
            yield self.end, self._line(spec.IMPRINT_THICK_LINE)

    def _line(self, weight: float) -> Block:
        return framed_line(weight, FOOT) if self.extent else rule_line(weight)

    def on_even_page(
        self, planned: Sequence[Planned], sections: Sequence[Section], turns: int | None
    ) -> tuple[Planned, ...]:
        """Return the plan with the imprint on an even page; a letter's ends its last, whichever.

        ``turns`` is how many pages to turn before it; ``None`` has them reckoned.
        """
        if self._kind is DocumentFormat.LETTER or not self.extent:
            return tuple(planned)
        blocks = [block for _, block in planned]
        if turns is None:
            reckoned = turns_of(blocks, sections)
            own = own_turns(self._document.blocks)
            turns = reckoned.count if reckoned.is_sure or own is None else own
        return tuple(
            (None if place is None else planned[place][0], block)
            for place, block in turned(blocks, turns)
        )


def _is_plain(block: Block) -> bool:
    return block.part is Part.BODY and block.cell is None and not block.is_blank
