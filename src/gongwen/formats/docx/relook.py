"""Make paragraphs and runs look as wanted: what contradicts goes, what is missing is said."""

from __future__ import annotations

from dataclasses import replace

from lxml import etree

from gongwen.formats.docx.frames import frame_properties
from gongwen.formats.docx.names import ALIGNMENTS, LINE_RULES, WORD, WORD_2010, w
from gongwen.formats.docx.order import drop, put
from gongwen.formats.docx.styles import Look, Styles, TableLook, run_key
from gongwen.formats.docx.write_text import run_properties
from gongwen.formats.docx.xml_text import twips
from gongwen.text import (
    Border,
    CharacterFormat,
    Frame,
    LineRule,
    ParagraphFormat,
    TabStop,
)

_RPR = w("rPr")
_PPR = w("pPr")
# Decoration our model knows nothing of: nothing in an official document needs it.
_TRIMMINGS = frozenset(
    [w(name) for name in ("w", "bdr", "em", "effect", "fitText")]
    + [
        f"{{{WORD_2010}}}{name}"
        for name in (
            "glow",
            "shadow",
            "reflection",
            "textOutline",
            "textFill",
            "scene3d",
            "props3d",
        )
    ]
)
_LOOKS = frozenset(
    w(name)
    for name in [
        "rFonts",
        "b",
        "bCs",
        "i",
        "iCs",
        "strike",
        "dstrike",
        "outline",
        "shadow",
        "emboss",
        "imprint",
        "vanish",
        "color",
        "spacing",
        "kern",
        "sz",
        "szCs",
        "highlight",
        "u",
        "shd",
    ]
)
_FRAMES = frozenset(w(name) for name in ("bidi", "mirrorIndents", "shd", "textAlignment"))
_SHAPES = frozenset(
    w(name)
    for name in [
        "keepNext",
        "pageBreakBefore",
        "pBdr",
        "tabs",
        "snapToGrid",
        "spacing",
        "ind",
        "contextualSpacing",
        "jc",
        "outlineLvl",
    ]
)


def element(name: str, **attributes: str | int | None) -> etree._Element:
    """Return a new ``w:name``; attributes without a value are left out."""
    made = etree.Element(w(name), nsmap={"w": WORD})
    for key, item in attributes.items():
        if item is not None:
            made.set(w(key), str(item))
    return made


class Relook:
    """Changes looks by the styles of one document."""

    def __init__(self, styles: Styles) -> None:
        self._styles = styles

    def run(
        self, run: etree._Element, look: Look, table: TableLook, wanted: CharacterFormat
    ) -> None:
        """Make a run, or the mark of a paragraph whose parent is given, look as ``wanted``."""
        properties = run.find(_RPR)
        if properties is not None:
            drop(properties, *_TRIMMINGS)
        if self._seen(run, look, table) == wanted:
            return
        if properties is None:
            properties = etree.Element(_RPR)
            if run.tag == _PPR:
                put(run, properties)
            else:
                run.insert(0, properties)
        drop(properties, *_LOOKS)
        seen = self._seen(run, look, table)
        for child in _said(seen, wanted):
            put(properties, child)
        if len(properties) == 0:
            run.remove(properties)

    def _seen(self, run: etree._Element, look: Look, table: TableLook) -> CharacterFormat:
        properties = run.find(_RPR)
        key = () if properties is None else run_key(properties)
        return self._styles.character(look, table, key, run)

    def paragraph(
        self, paragraph: etree._Element, table: TableLook, wanted: ParagraphFormat, *, frames: bool
    ) -> Look:
        """Make a paragraph stand as ``wanted``, its style left as it is; return its new look.

        ``frames`` takes frames, shading and writing from right to left away, too.
        """
        properties = paragraph.find(_PPR)
        if properties is not None and frames:
            drop(properties, *_FRAMES)
        look = self._styles.paragraph(properties, table)
        if _alike(look, wanted):
            return look
        if properties is None:
            properties = etree.Element(_PPR)
            paragraph.insert(0, properties)
        drop(properties, *_SHAPES)
        if look.format.frame != wanted.frame:
            _set_frame(properties, wanted.frame)
        look = self._styles.paragraph(properties, table)
        for child in _shaped(look, wanted):
            put(properties, child)
        if len(properties) == 0:
            paragraph.remove(properties)
        return self._styles.paragraph(properties, table)


def _set_frame(properties: etree._Element, frame: Frame | None) -> None:
    drop(properties, w("framePr"))
    if frame is not None:
        put(
            properties,
            etree.fromstring(f'<w:x xmlns:w="{WORD}">{frame_properties(frame)}</w:x>')[0],
        )


def _alike(look: Look, wanted: ParagraphFormat) -> bool:
    """Tell whether a paragraph stands as ``wanted``; contextual spacing could undo its space."""
    has_space = bool(wanted.before or wanted.after)
    return replace(look.format, style="") == replace(wanted, style="") and not (
        look.is_contextual and has_space
    )


def _said(seen: CharacterFormat, wanted: CharacterFormat) -> list[etree._Element]:
    """Return what must be said where ``seen`` shows, so that ``wanted`` shows."""
    said = []
    positive = etree.fromstring(
        f'<w:x xmlns:w="{WORD}">{run_properties(_only_new(seen, wanted))}</w:x>'
    )
    for properties in positive:
        said += list(properties)
    for name, (was, now) in _switches(seen, wanted).items():
        if was and not now:
            said += [element(tag, **_OFF.get(tag, _ZERO)) for tag in name.split()]
    return said


_ZERO: dict[str, str | int | None] = {"val": 0}
_OFF: dict[str, dict[str, str | int | None]] = {
    "color": {"val": "auto"},
    "highlight": {"val": "none"},
    "u": {"val": "none"},
    "shd": {"val": "clear", "color": "auto", "fill": "auto"},
}


def _switches(seen: CharacterFormat, wanted: CharacterFormat) -> dict[str, tuple[object, object]]:
    """Return the properties that can only be taken back by saying so, as they are and should be."""
    return {
        "b": (seen.bold, wanted.bold),
        "i": (seen.italic, wanted.italic),
        "strike dstrike": (seen.strike, wanted.strike),
        "shadow outline emboss imprint": (seen.effect, wanted.effect),
        "vanish": (seen.hidden, wanted.hidden),
        "color": (seen.color, wanted.color),
        "highlight": (seen.highlight, wanted.highlight),
        "u": (seen.underline, wanted.underline),
        "shd": (seen.shading, wanted.shading),
        "spacing": (seen.spacing, wanted.spacing),
    }


def _only_new(seen: CharacterFormat, wanted: CharacterFormat) -> CharacterFormat:
    """Return ``wanted`` without what shows already; fonts are named together or not at all."""
    has_fonts = (seen.east_asian_font, seen.latin_font) == (
        wanted.east_asian_font,
        wanted.latin_font,
    )
    return CharacterFormat(
        east_asian_font=None if has_fonts else wanted.east_asian_font,
        latin_font=None if has_fonts else wanted.latin_font,
        size=None if seen.size == wanted.size else wanted.size,
        bold=wanted.bold and not seen.bold,
        italic=wanted.italic and not seen.italic,
        underline=wanted.underline and not seen.underline,
        strike=wanted.strike and not seen.strike,
        hidden=wanted.hidden and not seen.hidden,
        effect=wanted.effect and not seen.effect,
        color=None if seen.color == wanted.color else wanted.color,
        highlight=None if seen.highlight == wanted.highlight else wanted.highlight,
        shading=None if seen.shading == wanted.shading else wanted.shading,
        spacing=0.0 if seen.spacing == wanted.spacing else wanted.spacing,
    )


def _shaped(look: Look, wanted: ParagraphFormat) -> list[etree._Element]:
    """Return what must be said of a paragraph styled as ``look`` so that it stands as ``wanted``."""
    seen = look.format
    said = []
    for name, was, now in (
        ("keepNext", seen.keep_with_next, wanted.keep_with_next),
        ("pageBreakBefore", seen.page_break_before, wanted.page_break_before),
        ("snapToGrid", seen.snap_to_grid, wanted.snap_to_grid),
    ):
        if was != now:
            said.append(element(name, val=None if now else 0))
    if (seen.top_border, seen.bottom_border) != (wanted.top_border, wanted.bottom_border):
        said.append(_borders(wanted))
    if seen.tabs != wanted.tabs:
        said.append(_tabs(seen.tabs, wanted.tabs))
    if _spaces(seen) != _spaces(wanted):
        said.append(_spacing(wanted))
    if _indents(seen) != _indents(wanted):
        said.append(_indent(wanted))
    if look.is_contextual:
        said.append(element("contextualSpacing", val=0))
    if seen.alignment is not wanted.alignment:
        said.append(element("jc", val=ALIGNMENTS[wanted.alignment]))
    if seen.outline_level != wanted.outline_level:
        level = 9 if wanted.outline_level is None else wanted.outline_level
        said.append(element("outlineLvl", val=level))
    return said


def _spaces(form: ParagraphFormat) -> tuple[object, ...]:
    return (
        form.before,
        form.before_lines,
        form.after,
        form.after_lines,
        form.line_rule,
        form.line,
    )


def _indents(form: ParagraphFormat) -> tuple[object, ...]:
    return (
        form.left,
        form.left_chars,
        form.right,
        form.right_chars,
        form.first_line,
        form.first_line_chars,
    )


def _spacing(form: ParagraphFormat) -> etree._Element:
    is_multiple = form.line_rule is LineRule.MULTIPLE
    return element(
        "spacing",
        beforeLines=round((form.before_lines or 0) * 100),
        before=twips(form.before),
        beforeAutospacing=0,
        afterLines=round((form.after_lines or 0) * 100),
        after=twips(form.after),
        afterAutospacing=0,
        line=twips(form.line, 240 if is_multiple else 20),
        lineRule=LINE_RULES[form.line_rule],
    )


def _indent(form: ParagraphFormat) -> etree._Element:
    first, characters = form.first_line, form.first_line_chars or 0.0
    hangs = first < 0 or characters < 0
    return element(
        "ind",
        leftChars=round((form.left_chars or 0) * 100),
        left=twips(form.left),
        rightChars=round((form.right_chars or 0) * 100),
        right=twips(form.right),
        hangingChars=round(-characters * 100) if hangs else None,
        hanging=twips(-first) if hangs else None,
        firstLineChars=None if hangs else round(characters * 100),
        firstLine=None if hangs else twips(first),
    )


def _borders(form: ParagraphFormat) -> etree._Element:
    made = element("pBdr")
    for name, edge in (("top", form.top_border), ("bottom", form.bottom_border)):
        made.append(_border(name, edge))
    return made


def _border(name: str, edge: Border | None) -> etree._Element:
    if edge is None:
        return element(name, val="nil")
    width = twips(edge.width, 8)
    return element(name, val=edge.style, sz=width, space=0, color=edge.color or "auto")


def _tabs(seen: tuple[TabStop, ...], wanted: tuple[TabStop, ...]) -> etree._Element:
    made = element("tabs")
    kept = {stop.position for stop in wanted}
    stops = [(stop.position, stop.alignment) for stop in wanted]
    stops += [(stop.position, "clear") for stop in seen if stop.position not in kept]
    for position, alignment in sorted(stops):
        made.append(element("tab", val=alignment, pos=twips(position)))
    return made


def clear(properties: etree._Element | None) -> None:
    """Take from the properties of a style whatever this module sets."""
    if properties is not None:
        drop(properties, *_LOOKS, *_TRIMMINGS, *_SHAPES, *_FRAMES)
