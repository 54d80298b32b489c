"""Fonts and colours a document names by their role in its theme."""

from __future__ import annotations

from dataclasses import dataclass, field

from lxml import etree

from gongwen.formats.docx.names import DRAWING, hexadecimal, w
from gongwen.formats.docx.package import Package

_SCRIPTS = {"zh-TW": "Hant", "zh-HK": "Hant", "zh-MO": "Hant", "ja": "Jpan", "ko": "Hang"}
_COLOR_ROLES = {
    "text1": "dk1",
    "dark1": "dk1",
    "tx1": "dk1",
    "background1": "lt1",
    "light1": "lt1",
    "bg1": "lt1",
    "text2": "dk2",
    "dark2": "dk2",
    "tx2": "dk2",
    "background2": "lt2",
    "light2": "lt2",
    "bg2": "lt2",
    "hyperlink": "hlink",
    "followedHyperlink": "folHlink",
}


@dataclass(frozen=True)
class Theme:
    """What the roles of a theme stand for: ``minorEastAsia`` → 宋体, ``accent1`` → 4472C4."""

    fonts: dict[str, str] = field(default_factory=dict)
    colors: dict[str, str] = field(default_factory=dict)

    def font(self, role: str) -> str | None:
        """Return the font a role such as ``minorEastAsia`` or ``majorHAnsi`` stands for."""
        return self.fonts.get(role)

    def color(self, role: str) -> str | None:
        """Return the colour a role such as ``accent1`` or ``text1`` stands for."""
        return self.colors.get(_COLOR_ROLES.get(role, role))


def read_theme(package: Package, settings: etree._Element | None) -> Theme:
    """Return the theme of the document, empty where it has none."""
    name = package.related(package.main, "theme")
    if name is None:
        return Theme()
    root = package.tree(name)
    fonts: dict[str, str] = {}
    for weight in ("major", "minor"):
        element = root.find(f".//{_a('fontScheme')}/{_a(weight + 'Font')}")
        if element is not None:
            fonts |= _fonts(element, weight, _script(settings))
    return Theme(fonts, _colors(root))


def _fonts(element: etree._Element, weight: str, script: str) -> dict[str, str]:
    latin = _typeface(element.find(_a("latin")))
    east_asian = _typeface(element.find(_a("ea")))
    if not east_asian:
        for font in element.iterfind(_a("font")):
            if font.get("script") == script:
                east_asian = _typeface(font)
    roles = {"Ascii": latin, "HAnsi": latin, "EastAsia": east_asian}
    return {f"{weight}{role}": font for role, font in roles.items() if font}


def _colors(root: etree._Element) -> dict[str, str]:
    found: dict[str, str] = {}
    scheme = root.find(f".//{_a('clrScheme')}")
    for role in () if scheme is None else scheme:
        for color in role:
            value = hexadecimal(color.get("lastClr") or color.get("val"))
            if value:
                found[etree.QName(role).localname] = value
    return found


def _script(settings: etree._Element | None) -> str:
    languages = None if settings is None else settings.find(w("themeFontLang"))
    language = "" if languages is None else languages.get(w("eastAsia"), "")
    return _SCRIPTS.get(language) or _SCRIPTS.get(language.partition("-")[0]) or "Hans"


def _typeface(element: etree._Element | None) -> str:
    return "" if element is None else element.get("typeface", "").strip()


def _a(name: str) -> str:
    return f"{{{DRAWING}}}{name}"
