"""Specimens set in pages by rule of thumb, so that rules about pages can show what they find.

Nothing of type is computed here: characters are as wide as they are high, and everything stands
where the standard wants it. What a rule must find is then moved on purpose.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace

from gongwen.anatomy import Anatomy, ElementKind, recognise
from gongwen.layout import spec
from gongwen.layout.view import IMPRINT, size_of
from gongwen.text import Document, Page, PageLine, Part, RenderedPages, Stroke, line_at

_TOP = spec.TOP_MARGIN.points
_BOTTOM = _TOP + spec.TYPE_HEIGHT.points
_LEFT = spec.LEFT_MARGIN.points
_RIGHT = _LEFT + spec.TYPE_WIDTH.points
_ASCENT = 0.85  # of the type size: ink above the baseline
_DESCENT = 0.1
_HIGH_ABOVE = {"letter": spec.LETTER_MASTHEAD_DISTANCE, "order": spec.ORDER_MASTHEAD_DISTANCE}

SetInPages = Callable[[Document], RenderedPages]


class _Press:
    """Sets line after line and begins new pages; heights are from the top of the paper."""

    def __init__(self, pitch: float, characters: int) -> None:
        self.pitch = pitch
        self.characters = characters
        self.pages: list[Page] = []
        self.begin()

    def begin(self) -> None:
        """Begin a new page."""
        self.pages.append(
            Page(len(self.pages) + 1, spec.PAPER_WIDTH.points, spec.PAPER_HEIGHT.points)
        )
        self.baseline = _TOP - self.pitch + spec.BODY_SIZE

    def advance(self, lines: float = 1) -> None:
        """Go down by so many lines, onto a new page where this one is full."""
        self.baseline += self.pitch * lines
        if self.baseline > _BOTTOM:
            self.begin()
            self.baseline += self.pitch

    def put(self, line: PageLine) -> None:
        """Add a line to the page."""
        page = self.pages[-1]
        self.pages[-1] = replace(page, lines=(*page.lines, line))

    def rule(self, top: float, color: str | None, weight: float) -> None:
        """Draw a line across the type area."""
        page = self.pages[-1]
        stroke = Stroke(_LEFT, top, _RIGHT, top, weight, color)
        self.pages[-1] = replace(page, strokes=(*page.strokes, stroke))


def in_pages(
    document: Document,
    pitch: float = spec.GRID_PITCH,
    characters: int = spec.CHARACTERS_PER_LINE,
    foot: float = _BOTTOM,
) -> RenderedPages:
    """Return ``document`` in pages as the standard wants them.

    Its lines are ``pitch`` apart and hold so many ``characters``; the imprint ends at ``foot``.
    """
    anatomy = recognise(document)
    press = _Press(pitch, characters)
    imprint = [element.first for element in anatomy.all(*IMPRINT)]
    for index, block in enumerate(document.blocks):
        if block.page_kind or block.part is not Part.BODY or index in imprint or block.is_blank:
            continue
        _set_block(press, document, anatomy, index)
    has_lines = anatomy.document_format != "letter"
    _set_imprint(press, document, imprint, foot, has_lines=has_lines)
    return RenderedPages(tuple(_numbered(page) for page in press.pages))


def _set_block(press: _Press, document: Document, anatomy: Anatomy, index: int) -> None:
    block, size = document.blocks[index], size_of(document.blocks[index])
    kind = next((element.kind for element in anatomy.by_block.get(index, ())), None)
    if kind is ElementKind.ANNEX_MARK or block.page_break or block.format.page_break_before:
        press.begin()
    indent = 2 if kind is ElementKind.BODY or (kind and kind.heading_level) else 0
    for start, end in _wrapped(block.text, indent, press.characters):
        press.advance(2 if kind is ElementKind.TITLE else 1)
        if kind is ElementKind.MASTHEAD:
            high = _HIGH_ABOVE.get(anatomy.document_format, spec.MASTHEAD_DISTANCE).points
            above = 0.0 if anatomy.document_format == "letter" else _TOP
            press.baseline = above + high + _ASCENT * size
        at = document.starts[index] + start
        left = _LEFT + (indent * size if start == 0 else 0.0)
        press.put(line_at(block.text[start:end], at, press.baseline, left, size))
    if kind is ElementKind.DOCUMENT_NUMBER and anatomy.document_format == "document":
        below = press.baseline + _DESCENT * size + spec.RED_LINE_DISTANCE.points
        press.rule(below, spec.RED, 0.0)


def _wrapped(text: str, indent: int, characters: int) -> Iterator[tuple[int, int]]:
    """Yield where lines begin and end; a line ended by hand ends there."""
    start, room = 0, characters - indent
    for piece in text.split("\n"):
        for at in range(start, start + len(piece), room):
            yield at, min(at + room, start + len(piece))
        start += len(piece) + 1


def _set_imprint(
    press: _Press, document: Document, blocks: list[int], foot: float, *, has_lines: bool
) -> None:
    """Set the imprint at the foot of an even page, between lines."""
    if not blocks:
        return
    if len(press.pages) % 2:
        press.begin()
    baseline = foot - press.pitch * len(blocks) + spec.IMPRINT_SIZE
    for index in blocks:
        if has_lines:
            press.rule(baseline - spec.IMPRINT_SIZE, None, spec.IMPRINT_THIN_LINE)
        text = document.blocks[index].text
        press.put(
            line_at(
                text, document.starts[index], baseline, _LEFT + spec.IMPRINT_SIZE, spec.IMPRINT_SIZE
            )
        )
        baseline += press.pitch
    if has_lines:
        press.rule(foot, None, spec.IMPRINT_THICK_LINE)


def _numbered(page: Page) -> Page:
    """Return ``page`` with its number outside, 7 mm below the type area."""
    size = spec.PAGE_NUMBER_SIZE
    text = f"—{page.number}—"
    left = _RIGHT - size * (len(text) + 1) if page.number % 2 else _LEFT + size
    top = _BOTTOM + spec.PAGE_NUMBER_DISTANCE.points
    return replace(page, lines=(*page.lines, line_at(text, None, top + _ASCENT * size, left, size)))


def moved(words: str, down: float = 0.0, across: float = 0.0) -> SetInPages:
    """Return a way to set pages on which lines with ``words`` are moved, in millimetres."""

    def change(line: PageLine) -> PageLine:
        if words not in line.text:
            return line
        lower, aside = spec.points(down), spec.points(across)
        return replace(
            line,
            top=line.top + lower,
            bottom=line.bottom + lower,
            baseline=line.baseline + lower,
            tops=tuple(top + lower for top in line.tops),
            left=line.left + aside,
            right=line.right + aside,
        )

    return lambda document: _with_lines(
        in_pages(document), lambda page: (change(line) for line in page.lines)
    )


def redrawn(change: Callable[[Stroke], Stroke]) -> SetInPages:
    """Return a way to set pages whose drawn lines are changed."""

    def set_in_pages(document: Document) -> RenderedPages:
        pages = in_pages(document).pages
        return RenderedPages(
            tuple(replace(page, strokes=tuple(map(change, page.strokes))) for page in pages)
        )

    return set_in_pages


def turned(words: str) -> SetInPages:
    """Return a way to set pages on which the last line that reads ``words`` begins a new page."""

    def set_in_pages(document: Document) -> RenderedPages:
        pages = in_pages(document).pages
        places = [
            (page, at) for page in pages for at, line in enumerate(page.lines) if words in line.text
        ]
        exact = [(page, at) for page, at in places if page.lines[at].text == words]
        found, at = (exact or places)[-1]
        first = replace(found, lines=found.lines[:at])
        second = replace(found, lines=found.lines[at:], strokes=())
        index = pages.index(found)
        turned_over = (*pages[:index], first, second, *pages[index + 1 :])
        return RenderedPages(
            tuple(replace(page, number=number) for number, page in enumerate(turned_over, 1))
        )

    return set_in_pages


def _with_lines(
    rendered: RenderedPages, change: Callable[[Page], Iterable[PageLine]]
) -> RenderedPages:
    return RenderedPages(tuple(replace(page, lines=tuple(change(page))) for page in rendered.pages))
