"""Names of WordprocessingML, and the few value types its attributes share."""

from __future__ import annotations

import re

from lxml import etree

from gongwen.text import Alignment, LineRule

WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
DRAWING = "http://schemas.openxmlformats.org/drawingml/2006/main"
SHAPE = "http://schemas.microsoft.com/office/word/2010/wordprocessingShape"
PLACED = "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"
PICTURE = "http://schemas.openxmlformats.org/drawingml/2006/picture"
VML = "urn:schemas-microsoft-com:vml"
OFFICE = "urn:schemas-microsoft-com:office:office"
MATH = "http://schemas.openxmlformats.org/officeDocument/2006/math"
CHOICE = "http://schemas.openxmlformats.org/markup-compatibility/2006"
LINKS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PACKAGE_LINKS = "http://schemas.openxmlformats.org/package/2006/relationships"
CONTENT_TYPES = "http://schemas.openxmlformats.org/package/2006/content-types"
WORD_2010 = "http://schemas.microsoft.com/office/word/2010/wordml"

# What the values of `w:jc` and `w:lineRule` are called, for whoever writes them.
ALIGNMENTS = {
    Alignment.LEFT: "left",
    Alignment.CENTER: "center",
    Alignment.RIGHT: "right",
    Alignment.JUSTIFY: "both",
    Alignment.DISTRIBUTE: "distribute",
}
LINE_RULES = {LineRule.EXACT: "exact", LineRule.AT_LEAST: "atLeast", LineRule.MULTIPLE: "auto"}

_OFF = frozenset({"0", "false", "off"})
_MEASURE = re.compile(r"\s*([-+]?\d{1,10}(?:\.\d+)?)(?!\d)\s*(pt|mm|cm|in|pc|pi)?")
_POINTS = {"pt": 1.0, "mm": 72 / 25.4, "cm": 720 / 25.4, "in": 72.0, "pc": 12.0, "pi": 12.0}
_COLOR = re.compile(r"#?([0-9A-Fa-f]{6})")


def w(name: str) -> str:
    """Return the qualified form of a WordprocessingML name."""
    return f"{{{WORD}}}{name}"


VAL = w("val")
ID = w("id")


def value(parent: etree._Element | None, name: str) -> str | None:
    """Return ``w:val`` of the child ``name`` of ``parent``, or nothing."""
    if parent is None:
        return None
    child = parent.find(w(name))
    found: str | None = None if child is None else child.get(VAL)
    return found


def is_on(element: etree._Element, attribute: str = VAL) -> bool:
    """Tell whether an on/off property is on; one that is merely present is."""
    return element.get(attribute, "1") not in _OFF


def has(parent: etree._Element | None, name: str) -> bool:
    """Tell whether ``parent`` has the on/off child ``name``, switched on."""
    child = None if parent is None else parent.find(w(name))
    return child is not None and is_on(child)


def whole(text: str | None) -> int | None:
    """Return ``text`` as a whole number; nothing where it is none."""
    found = _MEASURE.match(text) if text else None
    return int(float(found[1])) if found else None


def points(text: str | None, per_point: float = 20) -> float | None:
    """Return a length in points: a bare number counts ``per_point`` to the point (twips)."""
    found = _MEASURE.match(text) if text else None
    if found is None:
        return None
    if found[2]:
        return round(float(found[1]) * _POINTS[found[2]], 4)
    return float(found[1]) / per_point


def hexadecimal(text: str | None) -> str | None:
    """Return a colour as RRGGBB; nothing for the automatic one and for what is no colour."""
    found = _COLOR.fullmatch(text.strip()) if text else None
    return found[1].upper() if found else None
