"""Automatic numbers that look like the text they number; what they say stays as it is."""

from __future__ import annotations

from lxml import etree

from gongwen.formats.docx.names import value, w
from gongwen.formats.docx.package import Package
from gongwen.formats.docx.relook import clear

_FONTS = w("rFonts")


def calm_numbers(package: Package) -> None:
    """Take fonts, sizes and colours from the levels of lists; symbols keep the font they are in."""
    name = package.related(package.main, "numbering")
    if name is None:
        return
    for level in package.tree(name).iter(w("lvl")):
        properties = level.find(w("rPr"))
        if properties is None:
            continue
        before = etree.tostring(properties)
        symbols = properties.find(_FONTS) if value(level, "numFmt") == "bullet" else None
        clear(properties)
        if symbols is not None:
            properties.insert(0, symbols)
        if etree.tostring(properties) != before:
            package.change(name)
