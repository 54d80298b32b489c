"""Drawn lines, shapes and pictures, and the text boxes among them (DrawingML and VML)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from lxml import etree

from gongwen.formats.docx.names import (
    CHOICE,
    DRAWING,
    OFFICE,
    PICTURE,
    PLACED,
    SHAPE,
    VML,
    hexadecimal,
    points,
    w,
)
from gongwen.formats.docx.theme import Theme

_EMU = 12700  # English Metric Units to the point
_TEXT = w("txbxContent")
_RUN, _RUN_LOOK = w("r"), w("rPr")
_CHOICE = f"{{{CHOICE}}}Choice"
_FALLBACK = f"{{{CHOICE}}}Fallback"
ALTERNATE = f"{{{CHOICE}}}AlternateContent"
# Extensions whose content we understand; others are read in the words of their fallback.
_UNDERSTOOD = frozenset({"wps", "wpg", "wpc", "wpi", "wp14", "w14", "w15", "w16", "a14", "v", "o"})
_LINES = frozenset({"line", "straightConnector1", "lineInv"})
_VML_LINES = frozenset({"20", "32"})  # shape types Word uses for lines and straight connectors
_TYPE_NUMBER = re.compile(r"_t(\d+)$")
_NAMED_COLORS = {
    "red": "FF0000",
    "black": "000000",
    "white": "FFFFFF",
    "blue": "0000FF",
    "green": "008000",
    "yellow": "FFFF00",
    "gray": "808080",
    "silver": "C0C0C0",
    "maroon": "800000",
}


@dataclass(frozen=True, slots=True)
class Drawn:
    """One drawn thing, as :class:`gongwen.text.Drawing` but not yet placed."""

    kind: str
    width: float | None
    height: float | None
    color: str | None


def chosen(alternate: etree._Element) -> etree._Element | None:
    """Return the one branch of an ``mc:AlternateContent`` that is read: both hold the same text."""
    for branch in alternate.iterfind(_CHOICE):
        needed = branch.get("Requires", "").split()
        if needed and all(name in _UNDERSTOOD for name in needed):
            found: etree._Element = branch
            return found
    fallback = alternate.find(_FALLBACK)
    return alternate.find(_CHOICE) if fallback is None else fallback


def boxes(element: etree._Element) -> Iterator[etree._Element]:
    """Yield the content of every text box within a drawing, boxes inside boxes left to them."""
    for child in element:
        if child.tag == _TEXT:
            yield child
        elif child.tag == ALTERNATE:
            branch = chosen(child)
            if branch is not None:
                yield from boxes(branch)
        else:
            yield from boxes(child)


def drawn(element: etree._Element, theme: Theme) -> Iterator[Drawn]:
    """Yield what a ``w:drawing``, ``w:pict`` or ``w:object`` shows, text boxes excepted."""
    if element.tag == w("drawing"):
        yield from _drawing(element, theme)
    else:
        for shape in element.iter(*_VML_SHAPES):
            found = None if _is_in_text(shape, element) else _vml(shape)
            if found is not None:
                yield found


def take_out(element: etree._Element) -> None:
    """Remove what is drawn, its copy for other programs, and the run if it holds no more."""
    at, parent = element, element.getparent()
    while not any(child is not at and child.tag != _RUN_LOOK for child in parent):
        if parent.tag == _RUN:
            at = parent
        elif parent.tag in {_CHOICE, _FALLBACK}:
            at = parent.getparent()
        else:
            break
        parent = at.getparent()
    parent.remove(at)


def _drawing(element: etree._Element, theme: Theme) -> Iterator[Drawn]:
    extent = element.find(f".//{{{PLACED}}}extent")
    size = _extent(extent)
    shapes = list(element.iter(f"{{{SHAPE}}}wsp", f"{{{SHAPE}}}cxnSp", f"{{{PICTURE}}}pic"))
    if not shapes:
        yield Drawn("shape", *size, None)
    for shape in shapes:
        if next(shape.iter(_TEXT), None) is not None or _is_in_text(shape, element):
            continue
        own = _extent(shape.find(f".//{_a('xfrm')}/{_a('ext')}")) if len(shapes) > 1 else size
        if shape.tag.endswith("}pic"):
            yield Drawn("picture", *own, None)
        else:
            geometry = shape.find(f".//{_a('prstGeom')}")
            kind = "" if geometry is None else geometry.get("prst", "")
            is_line = shape.tag.endswith("}cxnSp") or kind in _LINES
            yield Drawn("line" if is_line else "shape", *own, _stroke(shape, theme))


def _is_in_text(shape: etree._Element, root: etree._Element) -> bool:
    """Tell whether a shape stands in the text of a box, where the walk will meet it again."""
    at = shape.getparent()
    while at is not None and at is not root:
        if at.tag == _TEXT:
            return True
        at = at.getparent()
    return False


def _extent(element: etree._Element | None) -> tuple[float | None, float | None]:
    if element is None:
        return None, None
    return _points(element.get("cx")), _points(element.get("cy"))


def _points(text: str | None) -> float | None:
    length = points(text, _EMU)
    return None if length is None else round(length, 2)


def _stroke(shape: etree._Element, theme: Theme) -> str | None:
    """Return the colour of the line, or that of the filling where no line is drawn."""
    properties = shape.find(f"{{{SHAPE}}}spPr")
    line = None if properties is None else properties.find(_a("ln"))
    color = _solid(line, theme)
    if color is not None:
        return color
    if line is not None and line.find(_a("noFill")) is not None:
        return _solid(properties, theme)
    style = shape.find(f"{{{SHAPE}}}style/{_a('lnRef')}")
    return _solid(properties, theme) if style is None else _named_color(style, theme)


def _solid(element: etree._Element | None, theme: Theme) -> str | None:
    fill = None if element is None else element.find(_a("solidFill"))
    return None if fill is None else _named_color(fill, theme)


def _named_color(element: etree._Element, theme: Theme) -> str | None:
    for color in element:
        found = hexadecimal(color.get("lastClr") or color.get("val"))
        return found or theme.color(color.get("val", ""))
    return None


_VML_SHAPES = tuple(
    f"{{{VML}}}{name}" for name in ("shape", "line", "rect", "roundrect", "oval", "polyline")
)


def _vml(shape: etree._Element) -> Drawn | None:
    if next(shape.iter(_TEXT), None) is not None:
        return None
    style = _declarations(shape.get("style", ""))
    width, height = points(style.get("width"), 1), points(style.get("height"), 1)
    if shape.find(f"{{{VML}}}imagedata") is not None:
        return Drawn("picture", width, height, None)
    kind = "shape"
    if shape.tag == f"{{{VML}}}line":
        kind = "line"
        width, height = _span(shape.get("from"), shape.get("to"))
    number = _TYPE_NUMBER.search(shape.get("type", ""))
    if (number and number[1] in _VML_LINES) or shape.get(f"{{{OFFICE}}}connectortype"):
        kind = "line"
    return Drawn(kind, width, height, _vml_color(shape))


def _vml_color(shape: etree._Element) -> str | None:
    name = "fillcolor" if shape.get("stroked") in {"f", "false"} else "strokecolor"
    color = shape.get(name, "").split(" ")[0]
    return hexadecimal(color) or _NAMED_COLORS.get(color.lower())


def _span(start: str | None, end: str | None) -> tuple[float | None, float | None]:
    first = [points(part, 1) or 0.0 for part in (start or "0,0").split(",")]
    last = [points(part, 1) or 0.0 for part in (end or "0,0").split(",")]
    if min(len(first), len(last)) < 2:  # noqa: PLR2004 -- x and y
        return None, None
    return abs(last[0] - first[0]), abs(last[1] - first[1])


def _declarations(style: str) -> dict[str, str]:
    pairs = (part.partition(":") for part in style.split(";"))
    return {name.strip().lower(): text.strip() for name, _, text in pairs}


def _a(name: str) -> str:
    return f"{{{DRAWING}}}{name}"
