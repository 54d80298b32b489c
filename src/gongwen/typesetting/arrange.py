"""The plan of a typeset document: which blocks stay, how they look, what is drawn between them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

from gongwen.anatomy import Anatomy, ElementKind
from gongwen.formats.docx import Restyling
from gongwen.layout import spec
from gongwen.layout.compose.document import page
from gongwen.layout.compose.even_page import TURNED
from gongwen.layout.compose.header import letter_line, masthead, red_line
from gongwen.layout.compose.imprint import FOOT, page_numbers
from gongwen.layout.compose.pieces import BODY, CENTRED, framed
from gongwen.layout.content import DocumentFormat
from gongwen.layout.view import IMPRINT, bears_line
from gongwen.text import (
    Block,
    Document,
    Part,
    Section,
)
from gongwen.typesetting.breaks import is_turned, unbroken
from gongwen.typesetting.cells import in_cell, shared_rows
from gongwen.typesetting.drawn import is_drawn_line, is_in_text, shows_line
from gongwen.typesetting.foot import Foot
from gongwen.typesetting.forms import ANNEX_HEADS, Surroundings, form_of, is_sealed
from gongwen.typesetting.held import held_with_next
from gongwen.typesetting.looks import runs_of, stretches_of, tidy
from gongwen.typesetting.spread import spread

_HEADER = (
    ElementKind.COPY_NUMBER,
    ElementKind.URGENCY,
    ElementKind.MASTHEAD,
    ElementKind.DOCUMENT_NUMBER,
    ElementKind.SIGNATORY,
)
_ASIDE = frozenset({ElementKind.PAGE_NUMBER, ElementKind.RUNNING, ElementKind.NOTE})


@dataclass(frozen=True)
class Wishes:
    """What is asked for beyond the standard; ``masthead`` is added where the file has none.

    ``turns`` is how many pages to turn before the imprint, where the pages are known.
    """

    kind: DocumentFormat = DocumentFormat.DOCUMENT
    masthead: str = ""
    has_text_numbers: bool = False
    turns: int | None = None


def arrange(
    document: Document, anatomy: Anatomy, wishes: Wishes, spare: Mapping[int, bool]
) -> Restyling:
    """Return how ``document`` should look; ``spare`` are its blank paragraphs that may go."""
    return _Plan(document, anatomy, wishes, spare).restyling()


class _Plan:
    def __init__(
        self, document: Document, anatomy: Anatomy, wishes: Wishes, spare: Mapping[int, bool]
    ) -> None:
        self._document = document
        self._anatomy = anatomy
        self._kind = wishes.kind
        self._wishes = wishes
        self._spare = spare
        own = anatomy.first(ElementKind.MASTHEAD)
        self._adds_masthead = bool(wishes.masthead) and own is None
        self._around = Surroundings(
            document,
            anatomy,
            wishes.kind,
            has_header=own is not None or self._adds_masthead,
            is_sealed=is_sealed(document, anatomy),
        )
        self._unbroken = unbroken(document, anatomy)
        self._held = held_with_next(document, anatomy)
        self._shared = shared_rows(document)
        self._foot = Foot(document, anatomy, wishes.kind)
        self._undrawn: frozenset[int] = self._foot.undrawn
        self._lines: dict[int, list[Block]] = {}
        self._lines = self._ruled()

    def restyling(self) -> Restyling:
        blocks = self._foot.on_even_page(
            list(self._blocks()), tuple(self._sections()), self._wishes.turns
        )
        footers = tuple(self._footers())
        return Restyling(
            blocks=blocks,
            sections=tuple(self._sections()),
            footers=footers,
            base=BODY,
            formatted=frozenset(
                index
                for index, _ in blocks
                if index is not None and self._is_formatted(self._document.blocks[index])
            ),
            has_text_numbers=self._wishes.has_text_numbers,
            sets_footers=not self._has(footers),
            unbroken=self._unbroken,
            has_blank_page=sum(block == TURNED for _, block in blocks) > 1,
            undrawn=self._undrawn,
        )

    def _is_formatted(self, block: Block) -> bool:
        return block.part is Part.BODY and block.cell is None and not block.is_blank

    def _blocks(self) -> Iterator[tuple[int | None, Block]]:
        breaks = False  # a removed paragraph broke the page: the next one must
        for index, block in enumerate(self._document.blocks):
            yield from ((None, new) for new in self._lines.get(index, ()))
            if self._goes(index):
                breaks |= self._spare[index] or block.format.page_break_before
                continue
            breaks &= index not in self._unbroken and index not in self._foot.extent
            own = _unbroken(block) if index in self._unbroken else block
            made = self._set(index, own, breaks=breaks)
            yield index, framed(made, FOOT) if index in self._foot.extent else made
            breaks = False
        yield from ((None, new) for new in self._lines.get(len(self._document.blocks), ()))

    def _may_go(self, index: int) -> bool:
        """Tell whether a blank paragraph is only space; before a table a break needs one to stand in."""
        block = self._document.blocks[index]
        if bears_line(block) and not (self._lines and self._is_rule(index)):
            return False  # nothing would take the place of a line
        if self._foot.is_beside(index):
            return True  # the imprint's place decides on which page it stands
        follows = self._document.blocks[index + 1 : index + 2]
        breaks = self._spare[index] or block.format.page_break_before
        return not (breaks and not (follows and self._can_break(index + 1)))

    def _can_break(self, index: int) -> bool:
        block = self._document.blocks[index]
        return block.part is Part.BODY and block.cell is None

    def _is_rule(self, index: int) -> bool:
        """Tell whether a blank paragraph with a border is a line of the header or the imprint."""
        blocks = self._document.blocks
        saying = [i for i, block in enumerate(blocks) if not block.is_blank]
        above = next((i for i in reversed(saying) if i < index), None)
        if above is not None and self._kinds(above) & set(_HEADER):
            return True
        body = [i for i in saying if blocks[i].part is Part.BODY]  # boxes hang on any paragraph
        near = next((i for i in reversed(body) if i < index), None)
        below = next((i for i in body if i > index), None)
        kinds = {kind for one in (near, below) if one is not None for kind in self._kinds(one)}
        return bool(kinds & set(IMPRINT))

    def _kinds(self, index: int) -> set[ElementKind]:
        return {element.kind for element in self._anatomy.by_block.get(index, ())}

    def _set(self, index: int, block: Block, *, breaks: bool) -> Block:
        """Return a block as it should look."""
        elements = [
            element
            for element in self._anatomy.by_block.get(index, ())
            if element.kind not in {ElementKind.BLANK, ElementKind.TABLE}
        ]
        if not self._is_formatted(block) or not elements or elements[0].kind in _ASIDE:
            return self._aside(block, breaks=breaks)
        form = form_of(elements[0], index, self._around)
        if form is None:
            return self._aside(block, breaks=breaks)
        start = self._document.starts[index]
        stretches = [
            stretch
            for element in elements
            for stretch in stretches_of(element, start, block, self._document.text, self._kind)
        ]
        own = block.format
        form = replace(
            form,
            page_break_before=breaks or own.page_break_before or self._begins_page(index, block),
            outline_level=own.outline_level,
            keep_with_next=index in self._held,
        )
        return replace(block, format=form, runs=spread(block, form, runs_of(block, stretches)))

    def _begins_page(self, index: int, block: Block) -> bool:
        """Tell whether the standard has a page begin at a block, and no other break does it."""
        here = self._anatomy.by_block.get(index, ())
        head = next((element for element in here if element.kind in ANNEX_HEADS), None)
        if head is None or head.first != index or block.page_break:
            return False
        if head.kind is ElementKind.ANNEX_MARK:
            return True
        before = next(
            (i for i in range(index - 1, -1, -1) if not self._document.blocks[i].is_blank), None
        )
        return before is not None and not self._kinds(before) & ANNEX_HEADS

    def _aside(self, block: Block, *, breaks: bool) -> Block:
        """Return a block that keeps its place: a cell, a note, a text box, furniture, a picture."""
        if block.part in {Part.HEADER, Part.FOOTER}:
            return block
        in_table = block.cell is not None
        if not self._document.has_layout and in_table:
            return replace(block, format=CENTRED, runs=runs_of(block, [(0, len(block.text), BODY)]))
        made = in_cell(block, self._shared) if in_table else replace(block, runs=tidy(block))
        return (
            replace(made, format=replace(made.format, page_break_before=True)) if breaks else made
        )

    def _ruled(self) -> dict[int, list[Block]]:
        """Return the lines, and the masthead asked for, by the block they stand before."""
        lines: dict[int, list[Block]] = {}
        if self._adds_masthead:
            at = self._top()
            lines.setdefault(at, []).append(self._new_masthead(at))
        self._rule_header(lines)
        for place, line in self._foot.lines():
            at = place if place < self._foot.end else self._next_text(place)
            lines.setdefault(at, []).append(line)
        return lines

    def _masthead(self) -> str:
        own = self._anatomy.first(ElementKind.MASTHEAD)
        return self._wishes.masthead if own is None else self._around.text(own)

    def _top(self) -> int:
        """Return the block a masthead stands before: the number, else the first of the text."""
        marks = {ElementKind.COPY_NUMBER, ElementKind.URGENCY}
        for index, block in enumerate(self._document.blocks):
            if not block.is_blank and not self._kinds(index) & marks:
                return index
        return 0

    def _new_masthead(self, at: int) -> Block:
        marks = sum(1 for block in self._document.blocks[:at] if not block.is_blank)
        return masthead(self._wishes.masthead, self._kind, marks)

    def _rule_header(self, lines: dict[int, list[Block]]) -> None:
        """Add the red line below the number, or a letter's below its masthead."""
        own = self._anatomy.first(ElementKind.MASTHEAD)
        top = own.last if own is not None else self._top() - 1
        if (own is None and not self._adds_masthead) or self._kind is DocumentFormat.ORDER:
            return
        if self._kind is DocumentFormat.LETTER:
            place = top + 1
            rows = 1 if own is None else own.last - own.first + 1
            line = letter_line(self._masthead(), rows)
        else:
            head = [
                element.last
                for element in self._anatomy.all(ElementKind.DOCUMENT_NUMBER, ElementKind.SIGNATORY)
            ]
            if not head and own is not None:
                return
            place = max([*head, top]) + 1
            line = red_line()
        place = self._next_text(place)
        between = self._document.blocks[max(top, 0) : place + 1]
        if any(block.cell or block.part is not Part.BODY for block in between):
            return
        drawn = self._drawn_lines(place)
        if not any(
            top <= thing.block <= place and number not in drawn and shows_line(thing)
            for number, thing in enumerate(self._document.drawings)
        ):
            lines.setdefault(place, []).append(line)
            self._undrawn |= drawn

    def _drawn_lines(self, place: int) -> frozenset[int]:
        """Return the drawn lines of the header that ends before ``place``, and all red ones of a letter."""
        blocks = self._document.blocks
        while place + 1 < len(blocks) and blocks[place].is_blank:
            place += 1
        is_letter = self._kind is DocumentFormat.LETTER
        return frozenset(
            number
            for number, thing in enumerate(self._document.drawings)
            if is_drawn_line(thing)
            and (
                (thing.block <= place and is_in_text(thing, blocks))
                or (is_letter and spec.is_red(thing.color))
            )
        )

    def _next_text(self, place: int) -> int:
        blocks = self._document.blocks
        while place < len(blocks) and blocks[place].is_blank and self._goes(place):
            place += 1
        return place

    def _goes(self, index: int) -> bool:
        return index in self._spare and self._may_go(index)

    def _sections(self) -> Iterator[Section]:
        model = page(self._kind)
        for index, own in enumerate(self._document.sections):
            yield replace(
                _turned(model) if is_turned(self._document, own) else model,
                first_block=own.first_block,
                header_distance=min(own.header_distance, model.header_distance),
                title_page=(model.title_page and index == 0) or self._needs_first(own),
            )

    def _needs_first(self, own: Section) -> bool:
        """Tell whether a first page has a header or footer of its own that says something."""
        return own.title_page and any(
            block.page_kind == "first"
            and block.part in {Part.HEADER, Part.FOOTER}
            and not block.is_blank
            and ElementKind.PAGE_NUMBER not in self._kinds(index)
            for index, block in enumerate(self._document.blocks)
        )

    def _footers(self) -> Iterator[Block]:
        made = list(page_numbers(self._kind))
        yield from made
        if self._kind is not DocumentFormat.LETTER and any(
            self._needs_first(own) for own in self._document.sections
        ):
            yield replace(made[0], page_kind="first")

    def _has(self, footers: tuple[Block, ...]) -> bool:
        """Tell whether the file has just these footers."""
        here = [block for block in self._document.blocks if block.part is Part.FOOTER]
        same, boxed = here[: len(footers)], here[len(footers) :]
        return (
            self._document.even_and_odd
            and [*map(_shown, same)] == [*map(_shown, footers)]
            and all(block.is_blank for block in boxed)  # their numbers stand in text boxes
        )


def _unbroken(block: Block) -> Block:
    return replace(block, page_break=False, format=replace(block.format, page_break_before=False))


def _shown(block: Block) -> tuple[object, ...]:
    """Return how a footer looks, whichever number it shows."""
    text = "".join("1" if mark.isdigit() else mark for mark in block.text)
    looks = tuple(run.format for run in block.runs)
    return block.page_kind, text, replace(block.format, style=""), looks


def _turned(model: Section) -> Section:
    """Return the page of a wide table: the upright one turned, the binding edge at its top."""
    return replace(
        model,
        width=model.height,
        height=model.width,
        top=model.left,
        bottom=model.right,
        left=model.bottom,
        right=model.top,
        is_landscape=True,
    )
