"""What is measured of a typeset document on its pages, each beside what the standard asks."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from gongwen.anatomy import ElementKind
from gongwen.layout import measured, spec
from gongwen.layout.view import HEADINGS, IMPRINT
from gongwen.rulebook import Draft
from gongwen.text import Page, Stroke

_LEAST_STROKE = spec.points(100)
_TOLERANCE = spec.points(2)
_LINES_LEAST = 4
_NEAR = spec.points(20)
_WIDE = re.compile(
    r"[\u3400-\u9fff，。、；：？！“”（）《》〔〕—…]+"
)  # none narrower than a character


@dataclass(frozen=True, slots=True)
class Measured:
    """One measure as found; ``is_met`` tells whether it is the standard's."""

    name: str
    value: str
    is_met: bool


def measures(draft: Draft, masthead: str) -> Iterator[Measured]:
    """Yield every measure that can be taken of the pages of ``draft``, which has that masthead."""
    if masthead and draft.anatomy.first(ElementKind.MASTHEAD) is None:
        yield Measured("标志位置", "没有认出标志", is_met=False)
    yield from _lines(draft)
    yield from _masthead(draft)
    if draft.anatomy.document_format == "letter":
        yield from _letter_lines(draft)
    else:
        yield from _red_line(draft)
    yield from _imprint(draft)
    yield from _numbers(draft)
    yield from _first_page(draft)
    yield from _signature(draft)


def _lines(draft: Draft) -> Iterator[Measured]:
    pages = [(page.number, count) for page, count in measured.full_pages(draft)]
    for number, count in pages:
        yield Measured("每面行数", f"第{number}面 {count} 行", count == spec.LINES_PER_PAGE)
    fitting = measured.lines_per_page(draft)
    if fitting is not None and not pages:
        count, pitch = fitting
        yield Measured("每面行数", f"按行距 {pitch} 磅 {count} 行", count == spec.LINES_PER_PAGE)
    counts = [
        len(line.text) + round((line.left - measured.type_area(draft, page).left) / line.size)
        for page, line in measured.full_lines(draft)
        if _WIDE.fullmatch(line.text)
    ]
    if len(counts) >= _LINES_LEAST:
        # A mark that may not begin a line takes a character along, so many hold one fewer.
        most = max(counts)
        value = f"{len(counts)} 个整行中 {counts.count(most)} 行 {most} 字"
        yield Measured("每行字数", value, most == spec.CHARACTERS_PER_LINE)


def _masthead(draft: Draft) -> Iterator[Measured]:
    if draft.anatomy.first(ElementKind.MASTHEAD) is None:
        return
    distance = measured.masthead_distance(draft)
    value = distance.text if distance else "没有量到"
    yield Measured("标志位置", value, distance is not None and distance.fits)


def _red_line(draft: Draft) -> Iterator[Measured]:
    """Yield the first red line below the number, whatever is below it."""
    has_header = draft.anatomy.first(ElementKind.MASTHEAD) is not None
    number = draft.anatomy.first(ElementKind.DOCUMENT_NUMBER)
    if not has_header or number is None or draft.anatomy.document_format == "order":
        return
    found = draft.rendered.within(number.start, number.end) if draft.rendered else ()
    page, line = found[-1] if found else (None, None)
    strokes = [
        stroke
        for stroke in (_red_strokes(page) if page else ())
        if line and 0 < stroke.top - line.baseline < _NEAR
    ]
    if line is None or not strokes:
        yield Measured("红线", "文号下没有红线", is_met=False)
        return
    first = min(strokes, key=lambda stroke: stroke.top)
    gap = first.top - first.weight / 2 - line.bottom
    for name, length, wanted in (
        ("长", first.width, spec.RED_LINE_WIDTH),
        ("距文号", gap, spec.RENDERED_RED_LINE_DISTANCE),
    ):
        value = f"{name} {spec.shown(length)}，应为 {wanted.label}"
        yield Measured("红线", value, wanted.accepts(length))


def _letter_lines(draft: Draft) -> Iterator[Measured]:
    """Yield the double lines of a letter: below its masthead, and 20 mm above the paper's edge."""
    masthead = draft.anatomy.first(ElementKind.MASTHEAD)
    if draft.rendered is None or masthead is None:
        return
    page = draft.rendered.pages[0]
    strokes = sorted(_red_strokes(page), key=lambda stroke: stroke.top)
    found = draft.rendered.within(masthead.start, masthead.end)
    if not strokes or not found:
        yield Measured("信函双线", "没有量到", is_met=False)
        return
    bottom = max(line.bottom for _, line in found)
    above = strokes[0].top - strokes[0].weight / 2 - bottom
    below = page.height - strokes[-1].top
    for name, length, wanted in (
        ("首条距标志", above, spec.LETTER_LINE_DISTANCE.points),
        ("末条距页下边", below, spec.LETTER_BOTTOM_LINE.points),
        ("长", strokes[0].width, spec.LETTER_LINE_WIDTH.points),
    ):
        value = f"{name} {spec.shown(length)}，应为 {spec.shown(wanted)}"
        yield Measured("信函双线", value, abs(length - wanted) <= _TOLERANCE)


def _red_strokes(page: Page) -> Iterator[Stroke]:
    for stroke in page.strokes:
        if stroke.is_horizontal and stroke.width >= _LEAST_STROKE and spec.is_red(stroke.color):
            yield stroke


def _imprint(draft: Draft) -> Iterator[Measured]:
    place = measured.imprint_place(draft)
    if place is None:
        if draft.anatomy.first(*IMPRINT) is not None:
            yield Measured("版记", "没有量到", is_met=False)
        return
    where = f"第{place.page}面，共{place.pages}面"
    is_letter = draft.anatomy.document_format == "letter"
    is_last = place.page == place.pages
    yield Measured("版记", where, is_last and (is_letter or place.page % 2 == 0))
    if not is_letter:
        value = f"末条线至版心下边缘 {place.below.text}" if place.below else "末条线没有量到"
        yield Measured("版记", value, place.below is not None and place.below.fits)


def _unnumbered(draft: Draft) -> set[int]:
    """Return the pages that bear no number: a blank one, and that of the imprint behind it (7.5)."""
    pages = draft.rendered.pages if draft.rendered else ()
    blank = {page.number for page in pages[1:] if all(line.start is None for line in page.lines)}
    return blank | {number + 1 for number in blank}


def _numbers(draft: Draft) -> Iterator[Measured]:
    numbers = {one.page: one for one in measured.page_numbers(draft)}
    unnumbered = _unnumbered(draft)
    for page in draft.rendered.pages if draft.rendered else ():
        one = numbers.get(page.number)
        if page.number == 1 and draft.anatomy.document_format == "letter":
            yield Measured("页码", "信函首页有页码", one is None)
        elif page.number in unnumbered:
            yield Measured("页码", f"空白页之后或空白的第{page.number}面有页码", one is None)
        elif one is None:
            yield Measured("页码", f"第{page.number}面没有页码", is_met=False)
        else:
            is_met = one.number == page.number and one.is_outside and one.distance.fits
            side = "右" if one.is_right else "左"
            value = f"第{page.number}面是{one.number}，居{side}空{one.indent:.1f}字，距版心 {one.distance.text}"
            yield Measured("页码", value, is_met)


def _first_page(draft: Draft) -> Iterator[Measured]:
    body = draft.anatomy.first(ElementKind.BODY, *HEADINGS)
    page = measured.page_of(draft, body)
    if page is not None:
        yield Measured("首页显示正文", f"正文从第{page}面开始", page == 1)


def _signature(draft: Draft) -> Iterator[Measured]:
    """Yield whether text of the body stands on the page of the date: a signature is never alone."""
    date = draft.anatomy.first(ElementKind.DATE)
    texts = list(draft.anatomy.all(ElementKind.BODY, *HEADINGS))
    if date is None or draft.rendered is None or not texts or date.start < texts[0].start:
        return
    pages = {page.number for one in texts for page, _ in draft.rendered.within(one.start, one.end)}
    number = measured.page_of(draft, date)
    if number is not None:
        yield Measured("落款与正文同面", f"成文日期在第{number}面", number in pages)
