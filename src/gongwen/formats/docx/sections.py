"""The pages of a document: size, margins and grid of each section."""

from __future__ import annotations

from lxml import etree

from gongwen.formats.docx.names import has, points, w, whole
from gongwen.formats.docx.story import RawSection
from gongwen.text import Grid, Section

_USUAL = Section()
_SIGN = 2**31
_CHARACTER_SPACE = 4096  # w:charSpace counts in 1/4096 of a point


def section(raw: RawSection) -> Section:
    """Return a section as plain values; what the file leaves out is as Word's new pages are."""
    size = raw.element.find(w("pgSz"))
    margins = raw.element.find(w("pgMar"))
    width = _length(size, "w", _USUAL.width)
    height = _length(size, "h", _USUAL.height)
    return Section(
        first_block=raw.first_block,
        width=width,
        height=height,
        # A negative margin is one that headers cannot push away: its size is what counts.
        top=abs(_length(margins, "top", _USUAL.top)),
        bottom=abs(_length(margins, "bottom", _USUAL.bottom)),
        left=_length(margins, "left", _USUAL.left),
        right=_length(margins, "right", _USUAL.right),
        gutter=_length(margins, "gutter", 0.0),
        header_distance=_length(margins, "header", _USUAL.header_distance),
        footer_distance=_length(margins, "footer", _USUAL.footer_distance),
        is_landscape=width > height,
        title_page=has(raw.element, "titlePg"),
        grid=_grid(raw.element.find(w("docGrid"))),
    )


def _length(element: etree._Element | None, name: str, usual: float) -> float:
    found = None if element is None else points(element.get(w(name)))
    return usual if found is None else found


def _grid(element: etree._Element | None) -> Grid:
    if element is None:
        return Grid()
    space = whole(element.get(w("charSpace"))) or 0
    if space >= _SIGN:  # LibreOffice writes negative numbers as unsigned ones
        space -= 2 * _SIGN
    return Grid(
        kind=element.get(w("type"), "default"),
        line_pitch=points(element.get(w("linePitch"))),
        character_space=space / _CHARACTER_SPACE,
    )
