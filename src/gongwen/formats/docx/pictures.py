"""Pictures scaled into the type area, their proportions kept."""

from __future__ import annotations

import re
from collections.abc import Iterator

from lxml import etree

from gongwen.formats.docx.names import w

_POINT = 12700  # the unit of drawings, in a point
_DRAWING = "http://schemas.openxmlformats.org/drawingml/2006/main"
_PICTURE = "http://schemas.openxmlformats.org/drawingml/2006/picture"
_PLACED = "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"
_EXTENTS = f"{{{_PLACED}}}extent"
_CONTENT = f"{{{_DRAWING}}}graphic/{{{_DRAWING}}}graphicData/{{{_PICTURE}}}pic"
_SHAPE_SIZE = f".//{{{_PICTURE}}}spPr/{{{_DRAWING}}}xfrm/{{{_DRAWING}}}ext"
_SLACK = 1.0  # points
_VML = "{urn:schemas-microsoft-com:vml}"
_LENGTH = re.compile(r"(?<![\w-])(width|height):([\d.]+)pt")


def fit_pictures(paragraph: etree._Element, width: float, height: float) -> None:
    """Scale the pictures of a paragraph that are wider or higher than the room there is.

    Charts, drawn shapes and pictures behind the text are placed by hand and stay.
    """
    for placed in _own(paragraph, w("drawing")):
        for holder in placed:
            if holder.find(_CONTENT) is not None and holder.get("behindDoc", "0") in {"0", "false"}:
                _scale(holder, width, height)
    for holder in _own(paragraph, w("pict")):
        for shape in holder.iter(f"{_VML}shape"):
            if shape.find(f"{_VML}imagedata") is not None:
                _scale_vml(shape, width, height)


def _own(paragraph: etree._Element, tag: str) -> Iterator[etree._Element]:
    """Yield what stands in the paragraph itself, not in a text box within it."""
    for found in paragraph.iter(tag):
        if next(found.iterancestors(w("p"))) is paragraph:
            yield found


def _share(width: float, height: float, most_wide: float, most_high: float) -> float:
    if width <= most_wide + _SLACK and height <= most_high + _SLACK:
        return 1.0
    return min(most_wide / width, most_high / height, 1.0)


def _scale(holder: etree._Element, width: float, height: float) -> None:
    extent = holder.find(_EXTENTS)
    if extent is None:
        return
    seen = _size(extent)
    share = _share(seen[0] / _POINT, seen[1] / _POINT, width, height) if all(seen) else 1.0
    if share == 1.0:
        return
    for size in [extent, *holder.iterfind(_SHAPE_SIZE)]:
        for name, length in zip(("cx", "cy"), _size(size), strict=True):
            size.set(name, str(round(length * share)))


def _size(extent: etree._Element) -> tuple[int, int]:
    sides = [extent.get(name, "") for name in ("cx", "cy")]
    across, down = (int(side) if side.isdecimal() else 0 for side in sides)
    return across, down


def _scale_vml(shape: etree._Element, width: float, height: float) -> None:
    style = shape.get("style", "")
    seen = {name: float(length) for name, length in _LENGTH.findall(style)}
    if set(seen) != {"width", "height"} or not all(seen.values()):
        return
    share = _share(seen["width"], seen["height"], width, height)
    if share != 1.0:
        scaled = _LENGTH.sub(lambda one: f"{one[1]}:{float(one[2]) * share:.2f}pt", style)
        shape.set("style", scaled)
