"""A draft as the eye meets it: stretches of text with their looks, indents in characters, gaps.

Layout rules ask here instead of walking runs and blocks themselves.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from gongwen.anatomy import Element, ElementKind
from gongwen.layout import spec
from gongwen.rulebook import Draft
from gongwen.text import Alignment, Block, CharacterFormat, Document, ParagraphFormat, Part, Section

HEADINGS = (
    ElementKind.HEADING_1,
    ElementKind.HEADING_2,
    ElementKind.HEADING_3,
    ElementKind.HEADING_4,
)
IMPRINT = (
    ElementKind.MAIN_RECIPIENTS_IMPRINT,
    ElementKind.COPY_RECIPIENTS,
    ElementKind.PRINTING,
    ElementKind.IMPRINT_OTHER,
)
ANNEX = (ElementKind.ANNEX_MARK, ElementKind.ANNEX_TITLE, ElementKind.ANNEX_BODY)
FLOW = frozenset({Part.BODY, Part.TEXT_BOX})

_CJK_FIRST = "\u3400"
_CJK_LAST = "\u9fff"
_SPACES = " \u3000\u00a0\t"


@dataclass(frozen=True, slots=True)
class Stretch:
    """Characters ``start`` to ``end`` of the text that look alike."""

    start: int
    end: int
    look: CharacterFormat
    text: str

    @property
    def weight(self) -> int:
        """Return how many Chinese characters there are: only they show an East Asian font."""
        return sum(_CJK_FIRST <= character <= _CJK_LAST for character in self.text)


def stretches(document: Document, start: int, end: int) -> Iterator[Stretch]:
    """Yield the runs between two offsets, cut to them, blanks left out."""
    index, _ = document.locate(start)
    while index < len(document.blocks) and document.starts[index] < end:
        base = document.starts[index]
        for run in document.blocks[index].runs:
            left, right = max(base + run.start, start), min(base + run.end, end)
            if left < right and (text := document.text[left:right]).strip():
                yield Stretch(left, right, run.format, text)
        index += 1


def stretches_of(draft: Draft, elements: Iterable[Element]) -> Iterator[Stretch]:
    """Yield the runs of ``elements``."""
    for element in elements:
        yield from stretches(draft.document, element.start, element.end)


def begins_block(document: Document, element: Element) -> bool:
    """Tell whether nothing but white space precedes ``element`` in its block."""
    start = document.starts[element.first]
    return not document.text[start : element.start].strip()


def block_of(draft: Draft, element: Element) -> Block:
    """Return the first block of ``element``."""
    return draft.document.blocks[element.first]


def size_of(block: Block) -> float:
    """Return the type size of a block's first visible run; 三号 where it is unknown."""
    for run in block.runs:
        if block.text[run.start : run.end].strip() and run.format.size:
            return run.format.size
    return spec.BODY_SIZE


def left_of(block: Block) -> float:
    """Return by how many characters the whole block is set in at the left."""
    return _characters(block.format.left_chars, block.format.left, size_of(block))


def right_of(block: Block) -> float:
    """Return by how many characters the block's text is set in at the right, spaces counted."""
    trailing = len(block.text) - len(block.text.rstrip(_SPACES))
    spaces = sum(_space_width(mark) for mark in block.text[len(block.text) - trailing :])
    return _characters(block.format.right_chars, block.format.right, size_of(block)) + spaces


def first_line_of(block: Block) -> float:
    """Return by how many characters the first line stands further in than the others."""
    form = block.format
    return _characters(form.first_line_chars, form.first_line, size_of(block))


def leading_spaces(block: Block) -> str:
    """Return the white space the block begins with."""
    return block.text[: len(block.text) - len(block.text.lstrip(_SPACES))]


def spaces_width(spaces: str) -> float:
    """Return the width of white space, in characters."""
    return sum(_space_width(mark) for mark in spaces)


def is_centred(block: Block) -> bool:
    """Tell whether a block is centred without an indent that would push it aside."""
    form = block.format
    leading = spaces_width(leading_spaces(block))
    lopsided = abs(left_of(block) + first_line_of(block) + leading - right_of(block))
    return form.alignment is Alignment.CENTER and lopsided <= spec.PLACE_TOLERANCE


def gap_before(document: Document, index: int) -> float:
    """Return the empty lines above block ``index``: blank blocks and space before and after."""
    gap = before_of(document.blocks[index].format)
    while index > 0:
        index -= 1
        block = document.blocks[index]
        gap += after_of(block.format)
        if not block.is_blank or bears_line(block):
            break
        gap += 1 + before_of(block.format)
    return gap


def before_of(form: ParagraphFormat) -> float:
    """Return the space above a paragraph, in lines."""
    return form.before_lines if form.before_lines is not None else form.before / spec.GRID_PITCH


def after_of(form: ParagraphFormat) -> float:
    """Return the space below a paragraph, in lines."""
    return form.after_lines if form.after_lines is not None else form.after / spec.GRID_PITCH


def bears_line(block: Block) -> bool:
    """Tell whether the block has a border above or below."""
    return block.format.top_border is not None or block.format.bottom_border is not None


def first_visible(document: Document, first: int = 0, last: int | None = None) -> int | None:
    """Return the first block of ordinary text between two blocks, or ``None``."""
    for index in range(first, len(document.blocks) if last is None else last):
        block = document.blocks[index]
        if not block.is_blank and block.part in FLOW:
            return index
    return None


def span(document: Document, index: int) -> tuple[int, int]:
    """Return start and end of a block's visible text."""
    text = document.blocks[index].text
    start = document.starts[index] + len(text) - len(text.lstrip())
    return start, start + len(text.strip())


def shows_a_table(document: Document, section: Section) -> bool:
    """Tell whether most of what the pages of ``section`` say stands in tables."""
    later = (one.first_block for one in document.sections if one.first_block > section.first_block)
    end = min(later, default=len(document.blocks))
    blocks = [b for b in document.blocks[section.first_block : end] if b.part is Part.BODY]
    inside = sum(len(block.text) for block in blocks if block.cell is not None)
    return inside > sum(len(block.text) for block in blocks if block.cell is None)


def is_issued(draft: Draft) -> bool:
    """Tell whether the draft is a whole document with a header of its own, ready for issue.

    Drafts for pre-printed paper and working papers have no header; what only an issued document
    must have is not asked of them.
    """
    anatomy = draft.anatomy
    header = anatomy.first(ElementKind.MASTHEAD, ElementKind.DOCUMENT_NUMBER)
    return anatomy.is_complete and header is not None


def main_end(draft: Draft) -> int:
    """Return the block at which annexes, the imprint or the end of the document begin."""
    later = draft.anatomy.first(*ANNEX, *IMPRINT, ElementKind.PAGE_NUMBER, ElementKind.RUNNING)
    return later.first if later else len(draft.document.blocks)


def _characters(characters: float | None, length: float, size: float) -> float:
    return characters if characters is not None else length / size


def _space_width(mark: str) -> float:
    return {"\u3000": 1.0, "\t": 2.0}.get(mark, 0.5)
