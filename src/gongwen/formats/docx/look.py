"""Merged levels of formatting turned into the plain values of our model."""

from __future__ import annotations

from gongwen.formats.docx.frames import line_of_strip
from gongwen.formats.docx.properties import ParagraphLayer, RunLayer
from gongwen.text import Alignment, Border, CharacterFormat, LineRule, ParagraphFormat, TabStop

_AUTO_SPACE = 14.0  # what Word puts before and after a paragraph spaced "automatically"
_RULES = {"exact": LineRule.EXACT, "atLeast": LineRule.AT_LEAST}
_LINE = 240  # a single line, where line heights are multiples
_BODY_TEXT = 9  # the outline level that says: none


def character_format(layer: RunLayer) -> CharacterFormat:
    """Return the look of characters for what all levels together say."""
    return CharacterFormat(
        east_asian_font=layer.get("east_asian_font"),
        latin_font=layer.get("latin_font"),
        size=layer.get("size"),
        bold=layer.get("bold", False),
        italic=layer.get("italic", False),
        underline=layer.get("underline", False),
        strike=layer.get("strike", False) or layer.get("double_strike", False),
        hidden=layer.get("hidden", False),
        effect=_is_decorated(layer),
        color=layer.get("color"),
        highlight=layer.get("highlight"),
        shading=layer.get("shading"),
        spacing=layer.get("spacing", 0.0),
    )


def _is_decorated(layer: RunLayer) -> bool:
    return (
        layer.get("shadow", False)
        or layer.get("outline", False)
        or layer.get("emboss", False)
        or layer.get("imprint", False)
        or layer.get("animated", False)
        or layer.get("glowing", False)
    )


def paragraph_format(style: str, layer: ParagraphLayer) -> ParagraphFormat:
    """Return the look of a paragraph for what all levels together say.

    A zero in characters or lines is how Word switches that measure off, so it counts as unsaid.
    """
    level = layer.get("outline_level", _BODY_TEXT)
    rule = _RULES.get(layer.get("line_rule", "auto"), LineRule.MULTIPLE)
    line = layer.get("line", _LINE) / (_LINE if rule is LineRule.MULTIPLE else 20)
    before, before_lines = _space(layer, "before")
    after, after_lines = _space(layer, "after")
    return ParagraphFormat(
        style=style,
        alignment=layer.get("alignment", Alignment.LEFT),
        first_line=layer.get("first_line", 0.0),
        first_line_chars=layer.get("first_line_chars") or None,
        left=layer.get("left", 0.0),
        left_chars=layer.get("left_chars") or None,
        right=layer.get("right", 0.0),
        right_chars=layer.get("right_chars") or None,
        before=before,
        before_lines=before_lines,
        after=after,
        after_lines=after_lines,
        line_rule=rule,
        line=line,
        outline_level=level if 0 <= level < _BODY_TEXT else None,
        page_break_before=layer.get("page_break_before", False),
        keep_with_next=layer.get("keep_with_next", False),
        snap_to_grid=layer.get("snap_to_grid", True),
        top_border=layer.get("top_border"),
        bottom_border=layer.get("bottom_border") or _strip(layer, rule, line),
        tabs=_tabs(layer),
        frame=layer.get("frame"),
    )


def _strip(layer: ParagraphLayer, rule: LineRule, height: float) -> Border | None:
    """Return the line that a framed and shaded paragraph of little height is."""
    fill = layer.get("fill")
    is_flat = layer.get("frame") is not None and fill is not None and rule is LineRule.EXACT
    return line_of_strip(height, fill) if is_flat and fill else None


def _space(layer: ParagraphLayer, side: str) -> tuple[float, float | None]:
    """Return the space on one side in points and, where given, in lines."""
    if side == "before":
        is_auto, length, lines = "before_auto", layer.get("before", 0.0), layer.get("before_lines")
    else:
        is_auto, length, lines = "after_auto", layer.get("after", 0.0), layer.get("after_lines")
    return (_AUTO_SPACE, None) if layer.get(is_auto) else (length, lines or None)


def _tabs(layer: ParagraphLayer) -> tuple[TabStop, ...]:
    return tuple(
        TabStop(position, kind)
        for position, kind in sorted(layer.get("tabs", {}).items())
        if kind != "clear"
    )
