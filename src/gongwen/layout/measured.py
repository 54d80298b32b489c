"""What is measured on the rendered pages: lines, characters, and the places of the fixed parts.

Every function answers ``None`` or nothing where the draft was not rendered or the part is not on
the page as text; lengths are in points.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

from gongwen.anatomy import Element, ElementKind
from gongwen.layout import spec
from gongwen.layout.view import HEADINGS, IMPRINT
from gongwen.rulebook import Draft
from gongwen.text import Page, PageLine, Section, Stroke

_FLOWING = (ElementKind.BODY, *HEADINGS)
_ROUNDING = 0.1  # points a page may fall short of its lines: files store twentieths of a point
_LINE_LEAST = spec.points(50)  # a shorter horizontal stroke underlines words
_NEARLY_WIDE = spec.TYPE_WIDTH.points * 0.9
_HAN = re.compile(r"[\u3400-\u9fff]+")
_WIDE = re.compile(r"[\u3400-\u9fff，。、；：？！“”（）《》〔〕—…]+")
_PAGE_NUMBER = re.compile(r"[—―─–－\-]*(\d+)[—―─–－\-]*")
_DASHES = "—―─–－-"


@dataclass(frozen=True, slots=True)
class TypeArea:
    """The type area 「版心」 of a page."""

    top: float
    bottom: float
    left: float
    right: float


def type_area(draft: Draft, page: Page) -> TypeArea:
    """Return the standard's type area where the margins mean it, else that of the margins."""
    section = _section(draft, page)
    top, bottom = spec.TOP_MARGIN.points, spec.TOP_MARGIN.points + spec.TYPE_HEIGHT.points
    if draft.anatomy.document_format != "letter":  # whose first page has margins of its own
        if not spec.TOP_MARGIN.accepts(abs(section.top)):
            top = abs(section.top)
        if not spec.BOTTOM_MARGIN.accepts(abs(section.bottom)):
            bottom = page.height - abs(section.bottom)
    return TypeArea(top, bottom, section.left + section.gutter, page.width - section.right)


def _section(draft: Draft, page: Page) -> Section:
    start = next((line.start for line in page.lines if line.start is not None), 0)
    return draft.document.section_of(draft.document.locate(start)[0])


def lines_per_page(draft: Draft) -> tuple[int, float] | None:
    """Return how many lines fill a page of body text, and their pitch.

    A page counts that is full: body and headings only, and the text runs on to the next page. A
    page may be short because a heading keeps with its text; so the pitch decides how many fit.
    """
    steps = list(_steps(draft))
    if draft.rendered is None or not steps:
        return None
    pitch = sum(steps) / len(steps)
    area = type_area(draft, draft.rendered.pages[0])
    # Baselines are rounded, and over few lines the rounding weighs more.
    slack = _ROUNDING * max(spec.LINES_PER_PAGE / len(steps), 1)
    fitting = int((area.bottom - area.top + slack) / pitch)
    return max([fitting, *(count for _, count in full_pages(draft))]), round(pitch, 2)


def full_pages(draft: Draft) -> Iterator[tuple[Page, int]]:
    """Yield the pages full of body text, with their lines."""
    pages = draft.rendered.pages if draft.rendered else ()
    for page, following in pairwise(pages[1:]):
        placed = [line for line in page.lines if line.start is not None]
        after = next((line for line in following.lines if line.start is not None), None)
        if not placed or after is None or not all(_is_flowing(draft, line) for line in placed):
            continue
        last = max(placed, key=lambda line: line.baseline)
        if _block(draft, last) == _block(draft, after):
            area = type_area(draft, page)
            yield page, len(page.baselines(area.top, area.bottom))


def _steps(draft: Draft) -> list[float]:
    """Return the distances between lines of the body that follow each other without a gap."""
    steps = [
        after.baseline - line.baseline
        for (page, line), (other, after) in pairwise(_body_lines(draft))
        if page is other and after.baseline > line.baseline
    ]
    if not steps:
        return []
    usual, _ = Counter(round(step * 2) for step in steps).most_common(1)[0]
    return [step for step in steps if abs(step - usual / 2) <= _NEARLY]


_NEARLY = 0.35  # points


def characters_per_line(draft: Draft) -> int | None:
    """Return how many Chinese characters a full line of the body holds.

    Lines of Chinese characters alone tell it, the fullest of them: a line may be short because a
    number would not fit. Without such, lines with marks tell, as most of them are.
    """
    pure: list[int] = []
    mixed: list[int] = []
    for page, line in full_lines(draft):
        count = len(line.text) + round((line.left - type_area(draft, page).left) / line.size)
        if _HAN.fullmatch(line.text):
            pure.append(count)
        elif _WIDE.fullmatch(line.text):
            mixed.append(count)
    if len(pure) + len(mixed) < _LINES_LEAST:
        return None
    usual = Counter(mixed).most_common(1)[0][0] if mixed else 0
    return max(pure) if pure and max(pure) >= usual - 1 else usual


_LINES_LEAST = 2


def full_lines(draft: Draft) -> Iterator[tuple[Page, PageLine]]:
    """Yield the lines of the body that are not the last of their paragraph."""
    for (page, line), (_, after) in pairwise(_body_lines(draft)):
        if _block(draft, line) == _block(draft, after) and after.baseline != line.baseline:
            yield page, line


def _body_lines(draft: Draft) -> Iterator[tuple[Page, PageLine]]:
    for element in draft.anatomy.all(*_FLOWING):
        if draft.rendered and draft.document.blocks[element.first].cell is None:
            for page, line in draft.rendered.within(element.start, element.end):
                if spec.is_size(line.size, spec.BODY_SIZE):
                    yield page, line


def _is_flowing(draft: Draft, line: PageLine) -> bool:
    if line.start is None:
        return False
    block = draft.document.blocks[_block(draft, line)]
    if block.page_kind:  # a header or footer
        return True
    kind = draft.anatomy.kind_at(line.start)
    return block.cell is None and kind in {*_FLOWING, ElementKind.PAGE_NUMBER, ElementKind.RUNNING}


def _block(draft: Draft, line: PageLine) -> int:
    return draft.document.locate(line.start or 0)[0]


@dataclass(frozen=True, slots=True)
class Distance:
    """A length as measured, and the measure it should have."""

    value: float
    wanted: spec.Measure

    @property
    def fits(self) -> bool:
        """Tell whether the length is within tolerance."""
        return self.wanted.accepts(self.value)

    @property
    def text(self) -> str:
        """Return both as people read them."""
        return f"{spec.shown(self.value)}，应为 {self.wanted.label}"


def masthead_distance(draft: Draft) -> Distance | None:
    """Return how far the masthead's upper edge is from the type area's, or the letter's paper's."""
    found = _element_lines(draft, draft.anatomy.first(ElementKind.MASTHEAD))
    if not found or found[0][0].number != 1:
        return None
    page = found[0][0]
    top = min(line.top for other, line in found if other is page)
    kind = draft.anatomy.document_format
    if kind == "letter":
        return Distance(top, spec.LETTER_MASTHEAD_DISTANCE)
    wanted = spec.ORDER_MASTHEAD_DISTANCE if kind == "order" else spec.MASTHEAD_DISTANCE
    return Distance(top - type_area(draft, page).top, wanted)


@dataclass(frozen=True, slots=True)
class RedLine:
    """The red line as it is drawn: its width, and how far it stands below the number."""

    width: Distance
    distance: Distance


def red_line(draft: Draft) -> RedLine | None:
    """Return the red line under the document number."""
    number = draft.anatomy.first(ElementKind.DOCUMENT_NUMBER)
    title = draft.anatomy.first(ElementKind.TITLE)
    found, below = _element_lines(draft, number), _element_lines(draft, title)
    if not found or not below or draft.anatomy.document_format in {"letter", "order"}:
        return None
    page, line = found[-1]
    floor = below[0][1].top if below[0][0] is page else page.height
    strokes = [
        stroke
        for stroke in _across(page, _LINE_LEAST)
        if line.baseline < stroke.top < floor and spec.is_red(stroke.color)
    ]
    if not strokes:
        return None
    first = min(strokes, key=lambda stroke: stroke.top)
    return RedLine(
        Distance(first.width, spec.RED_LINE_WIDTH),
        Distance(first.top - first.weight / 2 - line.bottom, spec.RENDERED_RED_LINE_DISTANCE),
    )


@dataclass(frozen=True, slots=True)
class ImprintPlace:
    """Where the imprint stands: its page of how many, and its last line below the type area."""

    page: int
    pages: int
    below: Distance | None


def imprint_place(draft: Draft) -> ImprintPlace | None:
    """Return where the imprint came to stand."""
    elements = list(draft.anatomy.all(*IMPRINT))
    found = _element_lines(draft, elements[-1] if elements else None)
    if not found or draft.rendered is None:
        return None
    page, line = found[-1]
    ends = [stroke.top for stroke in _across(page, _NEARLY_WIDE) if stroke.top > line.baseline]
    area = type_area(draft, page)
    below = Distance(min(ends) - area.bottom, spec.IMPRINT_END) if ends else None
    return ImprintPlace(page.number, len(draft.rendered.pages), below)


@dataclass(frozen=True, slots=True)
class NumberPlace:
    """A page number: what it says, how far it is set in at its outer side, and how far below."""

    page: int
    number: int
    is_right: bool
    indent: float  # characters from the outer edge of the type area
    distance: Distance

    @property
    def is_outside(self) -> bool:
        """Tell whether the number stands at the right on odd pages, at the left on even ones."""
        within = abs(self.indent - spec.PAGE_NUMBER_INDENT) <= spec.PLACE_TOLERANCE
        return self.is_right is bool(self.number % 2) and within


def page_numbers(draft: Draft) -> Iterator[NumberPlace]:
    """Yield the number of every page that shows one below its text."""
    for page in draft.rendered.pages if draft.rendered else ():
        area = type_area(draft, page)
        for line in page.lines:
            said = _PAGE_NUMBER.fullmatch(line.text)
            if said and line.baseline > area.bottom:
                middle = (area.left + area.right) / 2
                is_right = (line.left + line.right) / 2 > middle
                indent = area.right - line.right if is_right else line.left - area.left
                yield NumberPlace(
                    page.number,
                    int(said[1]),
                    is_right,
                    indent / spec.PAGE_NUMBER_SIZE,
                    Distance(_dash_top(line) - area.bottom, spec.PAGE_NUMBER_DISTANCE),
                )
                break


def _dash_top(line: PageLine) -> float:
    is_dashed = line.tops and line.text[0] in _DASHES
    return line.tops[0] if is_dashed else line.top


def page_of(draft: Draft, element: Element | None) -> int | None:
    """Return the page on which an element begins."""
    found = _element_lines(draft, element)
    return found[0][0].number if found else None


def leads_page(draft: Draft, element: Element) -> bool | None:
    """Tell whether nothing stands above an element on its page; ``None`` where it is not known."""
    found = _element_lines(draft, element)
    if not found:
        return None
    page, line = found[0]
    area = type_area(draft, page)
    return not any(
        other.baseline < line.baseline - line.size / 2 and other.baseline > area.top
        for other in page.lines
    )


def _element_lines(draft: Draft, element: Element | None) -> tuple[tuple[Page, PageLine], ...]:
    if element is None or draft.rendered is None:
        return ()
    return draft.rendered.within(element.start, element.end)


def _across(page: Page, least: float) -> Iterator[Stroke]:
    return (stroke for stroke in page.strokes if stroke.is_horizontal and stroke.width >= least)
