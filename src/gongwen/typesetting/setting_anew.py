"""How what was placed stands on the page, and what moves with it.

A paragraph of the file is set anew only if it stood just as typesetting would set it: what a
person set otherwise keeps its place.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from gongwen.anatomy import Anatomy, Element, ElementKind
from gongwen.formats.docx.place import Placing
from gongwen.layout import spec
from gongwen.layout.compose.even_page import TURNED, own_turns, turns_of
from gongwen.layout.compose.header import masthead
from gongwen.layout.compose.imprint import ANCHOR, FOOT
from gongwen.layout.content import DocumentFormat
from gongwen.text import Block, CharacterFormat, Document, ParagraphFormat, Part, Run
from gongwen.typesetting.forms import Surroundings, form_of, is_sealed
from gongwen.typesetting.held import held_with_next
from gongwen.typesetting.places import Place

_MOVED = frozenset(
    {
        ElementKind.COPY_NUMBER,
        ElementKind.URGENCY,
        ElementKind.MASTHEAD,
        ElementKind.DOCUMENT_NUMBER,
        ElementKind.SIGNATORY,
        ElementKind.TITLE,
        ElementKind.ISSUER,
        ElementKind.DATE,
    }
)
_NO_ELEMENTS = frozenset({ElementKind.BLANK, ElementKind.TABLE})


@dataclass(frozen=True)
class Reading:
    """A document as read, and what of it looks and places depend on."""

    document: Document
    anatomy: Anatomy
    kind: DocumentFormat

    def around(self) -> Surroundings:
        """Return what the forms of its elements depend on."""
        return Surroundings(
            self.document,
            self.anatomy,
            self.kind,
            has_header=self.anatomy.first(ElementKind.MASTHEAD) is not None,
            is_sealed=is_sealed(self.document, self.anatomy),
        )


def set_anew(
    before: Reading, after: Reading, origin: Mapping[int, int], typed: Mapping[int, Sequence[Place]]
) -> dict[int, Block]:
    """Return the blocks of ``after`` that look or stand otherwise now.

    ``origin`` tells which block of ``before`` each is; one without an origin is new. ``typed`` are
    the places that were typed over, by the blocks of ``after``.
    """
    old, new = _Forms(before), _Forms(after)
    made: dict[int, Block] = {}
    for index, block in enumerate(after.document.blocks):
        if block.part is not Part.BODY or block.cell is not None:
            continue
        source = origin.get(index)
        form = new.of(index)
        if source is not None and not old.fits(source):
            form = None
        if source is None and not _is_sure(after, index):
            form = None
        held = _held(block, old, new, source, index)
        wanted = replace(block.format if form is None else form, keep_with_next=held)
        runs = _evened(block, typed.get(index, ()))
        if index in typed and form is not None and new.is_masthead(index):
            runs = masthead(block.text.strip(), after.kind, 0).runs
        if (wanted, runs) != (block.format, block.runs):
            made[index] = replace(block, format=wanted, runs=runs)
    return made


def _is_sure(after: Reading, index: int) -> bool:
    """Tell whether a new paragraph is set as its element; a date under no issuer keeps its gap."""
    kinds = {one.kind for one in after.anatomy.by_block.get(index, ())}
    return ElementKind.DATE not in kinds or after.anatomy.first(ElementKind.ISSUER) is not None


def _held(block: Block, old: _Forms, new: _Forms, source: int | None, index: int) -> bool:
    own = block.format.keep_with_next
    if source is not None and own != (source in old.held):
        return own
    return index in new.held


class _Forms:
    """How typesetting would set the paragraphs of a reading."""

    def __init__(self, reading: Reading) -> None:
        self._reading = reading
        self._around = reading.around()
        self.held = held_with_next(reading.document, reading.anatomy)

    def _element(self, index: int) -> Element | None:
        here = self._reading.anatomy.by_block.get(index, ())
        return next((one for one in here if one.kind not in _NO_ELEMENTS), None)

    def is_masthead(self, index: int) -> bool:
        """Tell whether a block is the masthead."""
        element = self._element(index)
        return element is not None and element.kind is ElementKind.MASTHEAD

    def of(self, index: int) -> ParagraphFormat | None:
        """Return the form of a block that may move; ``None`` for all others."""
        element = self._element(index)
        if element is None or element.kind not in _MOVED:
            return None
        form = form_of(element, index, self._around)
        own = self._reading.document.blocks[index].format
        return form and replace(
            form,
            style=own.style,
            page_break_before=own.page_break_before,
            outline_level=own.outline_level,
            keep_with_next=own.keep_with_next,
        )

    def fits(self, index: int) -> bool:
        """Tell whether a block stands as typesetting would have set it."""
        return self.of(index) == self._reading.document.blocks[index].format


def _evened(block: Block, typed: Sequence[Place]) -> tuple[Run, ...]:
    """Return the runs, what was typed over in the plain look of what stood there first."""
    runs = block.runs
    for place in typed:
        look = next((run.format for run in runs if run.start <= place.start < run.end), None)
        if look is not None:
            before = [_cut(run, 0, place.start) for run in runs]
            after = [_cut(run, place.end, len(block.text)) for run in runs]
            found = [*before, Run(place.start, place.end, _plain(look)), *after]
            runs = tuple(run for run in found if run.start < run.end)
    return runs


def _cut(run: Run, start: int, end: int) -> Run:
    return replace(run, start=max(run.start, start), end=min(run.end, end))


def _plain(look: CharacterFormat) -> CharacterFormat:
    """Return ``look`` without what marks a gap to be filled: a line, a colour, a shade."""
    is_masthead = spec.is_red(look.color) and (look.size or 0) >= spec.MASTHEAD_LEAST_SIZE
    return replace(
        look,
        italic=False,
        underline=False,
        strike=False,
        hidden=False,
        effect=False,
        highlight=None,
        shading=None,
        color=look.color if is_masthead or spec.is_black(look.color) else None,
    )


def turned_anew(reading: Reading) -> Placing:
    """Return what makes the imprint land on an even page again after lines were added above it."""
    document = reading.document
    blocks = list(document.blocks)
    own = own_turns(blocks)
    if own is None or reading.kind is DocumentFormat.LETTER:
        return Placing()
    framed = [index for index, block in enumerate(blocks) if block.format.frame == FOOT]
    first, behind = framed[0], framed[-1] + 1
    before = first - 1
    has_before = first > 0 and blocks[before].is_blank and blocks[before].format.page_break_before
    plain = blocks[: before if has_before else first] + blocks[first:]
    reckoned = turns_of(plain, document.sections)
    has_anchor = behind < len(blocks) and _is_anchor(blocks[behind])
    if not has_anchor or reckoned.count == own:
        return Placing(has_blank_page=own > 1)
    anchor = TURNED if reckoned.count else ANCHOR
    return Placing(
        added=((before, TURNED),) if reckoned.count > 1 and not has_before else (),
        set_anew={behind: replace(blocks[behind], format=anchor.format)},
        removed=frozenset({before}) if has_before and reckoned.count <= 1 else frozenset(),
        has_blank_page=reckoned.count > 1,
    )


def _is_anchor(block: Block) -> bool:
    return block.part is Part.BODY and replace(
        block.format, style="", page_break_before=False
    ) == replace(ANCHOR.format, page_break_before=False)
