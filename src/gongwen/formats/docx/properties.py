"""One level of formatting as it stands in the file: what it says, and nothing it leaves unsaid."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypedDict

from lxml import etree

from gongwen.formats.docx.frames import read_frame
from gongwen.formats.docx.names import (
    VAL,
    WORD_2010,
    hexadecimal,
    is_on,
    points,
    value,
    w,
    whole,
)
from gongwen.formats.docx.theme import Theme
from gongwen.text import Alignment, Border, Frame


class RunLayer(TypedDict, total=False):
    """What one level says of characters."""

    east_asian_font: str | None
    latin_font: str | None
    size: float
    color: str | None
    highlight: str | None
    shading: str | None
    spacing: float
    underline: bool
    double_strike: bool
    animated: bool
    glowing: bool
    bold: bool
    italic: bool
    strike: bool
    hidden: bool
    shadow: bool
    outline: bool
    emboss: bool
    imprint: bool


class ParagraphLayer(TypedDict, total=False):
    """What one level says of a paragraph; spacing and indents attribute by attribute."""

    alignment: Alignment
    first_line: float
    first_line_chars: float
    left: float
    left_chars: float
    right: float
    right_chars: float
    before: float
    before_lines: float
    before_auto: bool
    after: float
    after_lines: float
    after_auto: bool
    line: float
    line_rule: str
    outline_level: int
    page_break_before: bool
    keep_with_next: bool
    snap_to_grid: bool
    contextual: bool
    top_border: Border | None
    bottom_border: Border | None
    tabs: dict[float, str]
    frame: Frame
    fill: str | None
    numbering: int
    level: int


# Properties whose levels in the style hierarchy toggle each other (ISO/IEC 29500 17.7.3).
TOGGLES = ("bold", "italic", "strike", "hidden", "shadow", "outline", "emboss", "imprint")
_TOGGLE_TAGS = {
    w("b"): "bold",
    w("i"): "italic",
    w("strike"): "strike",
    w("vanish"): "hidden",
    w("shadow"): "shadow",
    w("outline"): "outline",
    w("emboss"): "emboss",
    w("imprint"): "imprint",
}
_GLOWS = frozenset(f"{{{WORD_2010}}}{name}" for name in ("glow", "shadow", "reflection"))
_OUTLINE = f"{{{WORD_2010}}}textOutline"
_NO_FILL = f"{{{WORD_2010}}}noFill"
_ALIGNMENTS = {
    "left": Alignment.LEFT,
    "start": Alignment.LEFT,
    "center": Alignment.CENTER,
    "right": Alignment.RIGHT,
    "end": Alignment.RIGHT,
    "both": Alignment.JUSTIFY,
    "distribute": Alignment.DISTRIBUTE,
    "thaiDistribute": Alignment.DISTRIBUTE,
}
_NO_BORDER = frozenset({"nil", "none"})
_TAB_NAMES = {"start": "left", "end": "right", "num": "left"}


def run_layer(element: etree._Element | None, theme: Theme) -> RunLayer:
    """Return what a ``w:rPr`` says."""
    layer: RunLayer = {}
    for child in () if element is None else element:
        toggle = _TOGGLE_TAGS.get(child.tag)
        if toggle is not None:
            layer[toggle] = is_on(child)  # type: ignore[literal-required]
            continue
        read = _RUN_READERS.get(child.tag)
        if read is not None:
            read(child, layer, theme)
        elif child.tag in _GLOWS or (
            child.tag == _OUTLINE and next(child.iter(_NO_FILL), None) is None
        ):
            layer["glowing"] = True
    return layer


def _fonts(element: etree._Element, layer: RunLayer, theme: Theme) -> None:
    east_asian = _font(element, theme, "eastAsiaTheme", "eastAsia")
    latin = _font(element, theme, "asciiTheme", "ascii")
    if east_asian:
        layer["east_asian_font"] = east_asian
    if latin:
        layer["latin_font"] = latin


def _font(element: etree._Element, theme: Theme, role: str, name: str) -> str | None:
    found = theme.font(element.get(w(role), "")) or element.get(w(name), "").strip()
    return found or None


def _size(element: etree._Element, layer: RunLayer, _theme: Theme) -> None:
    size = points(element.get(VAL), 2)
    if size is not None and size > 0:
        layer["size"] = size


def _color(element: etree._Element, layer: RunLayer, theme: Theme) -> None:
    layer["color"] = hexadecimal(element.get(VAL)) or theme.color(element.get(w("themeColor"), ""))


def _highlight(element: etree._Element, layer: RunLayer, _theme: Theme) -> None:
    name = element.get(VAL)
    layer["highlight"] = None if name in {None, "none"} else name


def _shading(element: etree._Element, layer: RunLayer, theme: Theme) -> None:
    fill = hexadecimal(element.get(w("fill"))) or theme.color(element.get(w("themeFill"), ""))
    pattern = element.get(VAL, "clear")
    if fill is None and pattern not in {"clear", "nil"}:
        fill = hexadecimal(element.get(w("color"))) or pattern
    layer["shading"] = fill


def _run_spacing(element: etree._Element, layer: RunLayer, _theme: Theme) -> None:
    layer["spacing"] = points(element.get(VAL)) or 0.0


def _underline(element: etree._Element, layer: RunLayer, _theme: Theme) -> None:
    layer["underline"] = element.get(VAL, "none") != "none"


def _double_strike(element: etree._Element, layer: RunLayer, _theme: Theme) -> None:
    layer["double_strike"] = is_on(element)


def _animation(element: etree._Element, layer: RunLayer, _theme: Theme) -> None:
    layer["animated"] = element.get(VAL, "none") != "none"


_RUN_READERS: dict[str, Callable[[etree._Element, RunLayer, Theme], None]] = {
    w("rFonts"): _fonts,
    w("sz"): _size,
    w("color"): _color,
    w("highlight"): _highlight,
    w("shd"): _shading,
    w("spacing"): _run_spacing,
    w("u"): _underline,
    w("dstrike"): _double_strike,
    w("effect"): _animation,
}


def paragraph_layer(element: etree._Element | None) -> ParagraphLayer:
    """Return what a ``w:pPr`` says."""
    layer: ParagraphLayer = {}
    for child in () if element is None else element:
        read = _PARAGRAPH_READERS.get(child.tag)
        if read is not None:
            read(child, layer)
    return layer


def _alignment(element: etree._Element, layer: ParagraphLayer) -> None:
    layer["alignment"] = _ALIGNMENTS.get(element.get(VAL, ""), Alignment.JUSTIFY)


def _indent(element: etree._Element, layer: ParagraphLayer) -> None:
    left = _either(element, "left", "start", 20)
    right = _either(element, "right", "end", 20)
    left_chars = _either(element, "leftChars", "startChars", 100)
    right_chars = _either(element, "rightChars", "endChars", 100)
    first = _first_line(element, "firstLine", "hanging", 20)
    first_chars = _first_line(element, "firstLineChars", "hangingChars", 100)
    if left is not None:
        layer["left"] = left
    if right is not None:
        layer["right"] = right
    if left_chars is not None:
        layer["left_chars"] = left_chars
    if right_chars is not None:
        layer["right_chars"] = right_chars
    if first is not None:
        layer["first_line"] = first
    if first_chars is not None:
        layer["first_line_chars"] = first_chars


def _either(element: etree._Element, name: str, other: str, per_unit: float) -> float | None:
    return points(element.get(w(name)) or element.get(w(other)), per_unit)


def _first_line(element: etree._Element, name: str, hanging: str, per_unit: float) -> float | None:
    back = points(element.get(w(hanging)), per_unit)
    return points(element.get(w(name)), per_unit) if back is None else -back


def _spacing(element: etree._Element, layer: ParagraphLayer) -> None:
    before = points(element.get(w("before")))
    after = points(element.get(w("after")))
    before_lines = points(element.get(w("beforeLines")), 100)
    after_lines = points(element.get(w("afterLines")), 100)
    line = points(element.get(w("line")), 1)
    if before is not None:
        layer["before"] = before
    if after is not None:
        layer["after"] = after
    if before_lines is not None:
        layer["before_lines"] = before_lines
    if after_lines is not None:
        layer["after_lines"] = after_lines
    if line is not None:
        layer["line"] = line
        layer["line_rule"] = element.get(w("lineRule"), "auto")
    if element.get(w("beforeAutospacing")) is not None:
        layer["before_auto"] = is_on(element, w("beforeAutospacing"))
    if element.get(w("afterAutospacing")) is not None:
        layer["after_auto"] = is_on(element, w("afterAutospacing"))


def _outline_level(element: etree._Element, layer: ParagraphLayer) -> None:
    level = whole(element.get(VAL))
    if level is not None:
        layer["outline_level"] = level


def _page_break_before(element: etree._Element, layer: ParagraphLayer) -> None:
    layer["page_break_before"] = is_on(element)


def _keep_with_next(element: etree._Element, layer: ParagraphLayer) -> None:
    layer["keep_with_next"] = is_on(element)


def _snap_to_grid(element: etree._Element, layer: ParagraphLayer) -> None:
    layer["snap_to_grid"] = is_on(element)


def _contextual(element: etree._Element, layer: ParagraphLayer) -> None:
    layer["contextual"] = is_on(element)


def _borders(element: etree._Element, layer: ParagraphLayer) -> None:
    top = element.find(w("top"))
    bottom = element.find(w("bottom"))
    if top is not None:
        layer["top_border"] = border(top)
    if bottom is not None:
        layer["bottom_border"] = border(bottom)


def border(element: etree._Element) -> Border | None:
    """Return one edge; nothing where the file says that there is none."""
    style = element.get(VAL, "nil")
    if style in _NO_BORDER:
        return None
    return Border(
        style, points(element.get(w("sz")), 8) or 0.0, hexadecimal(element.get(w("color")))
    )


def _tabs(element: etree._Element, layer: ParagraphLayer) -> None:
    stops = layer.setdefault("tabs", {})
    for tab in element.iterfind(w("tab")):
        position = points(tab.get(w("pos")))
        if position is not None:
            kind = tab.get(VAL, "left")
            stops[position] = _TAB_NAMES.get(kind, kind)


def _frame(element: etree._Element, layer: ParagraphLayer) -> None:
    layer["frame"] = read_frame(element)


def _fill(element: etree._Element, layer: ParagraphLayer) -> None:
    layer["fill"] = hexadecimal(element.get(w("fill")))


def _numbering(element: etree._Element, layer: ParagraphLayer) -> None:
    number = whole(value(element, "numId"))
    level = whole(value(element, "ilvl"))
    if number is not None:
        layer["numbering"] = number
    if level is not None:
        layer["level"] = min(max(level, 0), 8)


_PARAGRAPH_READERS: dict[str, Callable[[etree._Element, ParagraphLayer], None]] = {
    w("jc"): _alignment,
    w("ind"): _indent,
    w("spacing"): _spacing,
    w("outlineLvl"): _outline_level,
    w("pageBreakBefore"): _page_break_before,
    w("keepNext"): _keep_with_next,
    w("snapToGrid"): _snap_to_grid,
    w("contextualSpacing"): _contextual,
    w("pBdr"): _borders,
    w("tabs"): _tabs,
    w("framePr"): _frame,
    w("shd"): _fill,
    w("numPr"): _numbering,
}
