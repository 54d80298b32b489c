"""Paragraphs and runs of our model as WordprocessingML."""

from __future__ import annotations

import re
from collections.abc import Iterator

from gongwen.formats.docx.frames import frame_properties, strip, strip_properties
from gongwen.formats.docx.names import ALIGNMENTS, LINE_RULES
from gongwen.formats.docx.xml_text import escaped, switch, tag, twips
from gongwen.text import (
    Alignment,
    Block,
    Border,
    CharacterFormat,
    Field,
    LineRule,
    ParagraphFormat,
    Run,
)

PLAIN = CharacterFormat()
_SIGNS = re.compile(r"([\n\t])")
_SIGN_NODES = {"\n": "<w:br/>", "\t": "<w:tab/>"}
PAGE_BREAK = '<w:r><w:br w:type="page"/></w:r>'


def run_properties(look: CharacterFormat) -> str:
    """Return the ``w:rPr`` of a look, its children in the order the schema asks for."""
    content = (
        _fonts(look)
        + switch("b", on=look.bold)
        + switch("i", on=look.italic)
        + switch("strike", on=look.strike)
        + switch("shadow", on=look.effect)
        + switch("vanish", on=look.hidden)
        + (tag("color", val=look.color) if look.color else "")
        + (tag("spacing", val=twips(look.spacing)) if look.spacing else "")
        + (_size(look.size) if look.size else "")
        + (tag("highlight", val=look.highlight) if look.highlight else "")
        + (tag("u", val="single") if look.underline else "")
        + (tag("shd", val="clear", color="auto", fill=look.shading) if look.shading else "")
    )
    return tag("rPr", content) if content else ""


def _fonts(look: CharacterFormat) -> str:
    if look.east_asian_font is None and look.latin_font is None:
        return ""
    latin = look.latin_font
    return tag("rFonts", ascii=latin, eastAsia=look.east_asian_font, hAnsi=latin, cs=latin)


def _size(size: float) -> str:
    half_points = twips(size, 2)
    return tag("sz", val=half_points) + tag("szCs", val=half_points)


def paragraph_properties(
    block: Block, style: str | None = None, numbering: int | None = None, section: str = ""
) -> str:
    """Return the ``w:pPr`` of a block; ``style`` is an id, ``section`` ends a section here."""
    form = block.format
    # The mark of the paragraph gives its look to the automatic number, and its height to the line.
    mark = "" if not block.runs else run_properties(block.runs[0 if block.generated else -1].format)
    content = (
        (tag("pStyle", val=style) if style else "")
        + switch("keepNext", on=form.keep_with_next)
        + switch("pageBreakBefore", on=form.page_break_before)
        + frame_properties(form.frame)
        + (
            tag("numPr", tag("ilvl", val=0) + tag("numId", val=numbering))
            if numbering is not None
            else ""
        )
        + _borders(form)
        + _tabs(form)
        + ("" if form.snap_to_grid else tag("snapToGrid", val=0))
        + _spacing(form)
        + _indents(form)
        + (
            tag("jc", val=ALIGNMENTS[form.alignment])
            if form.alignment is not Alignment.LEFT
            else ""
        )
        + (tag("outlineLvl", val=form.outline_level) if form.outline_level is not None else "")
        + mark
        + section
    )
    return tag("pPr", content) if content else ""


def _borders(form: ParagraphFormat) -> str:
    line = strip(form)
    if line is not None:
        return strip_properties(line)
    edges = (("top", form.top_border), ("bottom", form.bottom_border))
    written = "".join(border(name, edge) for name, edge in edges if edge is not None)
    return tag("pBdr", written) if written else ""


def border(name: str, edge: Border) -> str:
    """Return one edge of a paragraph."""
    width = twips(edge.width, 8)
    return tag(name, val=edge.style, sz=width, space=0, color=edge.color or "auto")


def _tabs(form: ParagraphFormat) -> str:
    stops = "".join(tag("tab", val=stop.alignment, pos=twips(stop.position)) for stop in form.tabs)
    return tag("tabs", stops) if stops else ""


def _spacing(form: ParagraphFormat) -> str:
    given: dict[str, str | float | None] = {
        "beforeLines": _hundredths(form.before_lines),
        "before": twips(form.before) or None,
        "afterLines": _hundredths(form.after_lines),
        "after": twips(form.after) or None,
    }
    if form.line_rule is not LineRule.MULTIPLE:
        given |= {"line": twips(form.line), "lineRule": LINE_RULES[form.line_rule]}
    elif form.line != 1.0:
        given |= {"line": twips(form.line, 240), "lineRule": "auto"}
    return _with(given, "spacing")


def _indents(form: ParagraphFormat) -> str:
    first, first_chars = form.first_line, form.first_line_chars
    return _with(
        {
            "leftChars": _hundredths(form.left_chars),
            "left": twips(form.left) or None,
            "rightChars": _hundredths(form.right_chars),
            "right": twips(form.right) or None,
            "hangingChars": _hundredths(-first_chars) if first_chars and first_chars < 0 else None,
            "hanging": twips(-first) if first < 0 else None,
            "firstLineChars": _hundredths(first_chars) if (first_chars or 0) > 0 else None,
            "firstLine": twips(first) if first > 0 else None,
        },
        "ind",
    )


def _with(attributes: dict[str, str | float | None], name: str) -> str:
    is_said = any(value is not None for value in attributes.values())
    return tag(name, "", **attributes) if is_said else ""


def _hundredths(characters: float | None) -> int | None:
    return None if characters is None else round(characters * 100)


def runs(block: Block) -> str:
    """Return what stands in a block: its own text without the automatic number, fields and all."""
    parts: list[str] = []
    text, fields = block.text, list(block.fields)
    edges = {block.generated, len(text)}
    edges |= {edge for run in block.runs for edge in (run.start, run.end)}
    edges |= {edge for field in fields for edge in (field.start, field.end)}
    cuts = sorted(edge for edge in edges if block.generated <= edge <= len(text))
    for index, start in enumerate(cuts):
        look = run_properties(_look_at(block.runs, min(start, len(text) - 1)))
        parts += _field_ends(fields, start, look)
        parts += _field_starts(fields, start, look)
        if index + 1 < len(cuts):
            parts.append(run(text[start : cuts[index + 1]], look))
    return "".join(parts)


def run(text: str, look: str) -> str:
    """Return a ``w:r`` of ``text`` with these properties."""
    nodes = (
        _SIGN_NODES.get(part) or f'<w:t xml:space="preserve">{escaped(part)}</w:t>'
        for part in _SIGNS.split(text)
        if part
    )
    return f"<w:r>{look}{''.join(nodes)}</w:r>"


def _look_at(found: tuple[Run, ...], offset: int) -> CharacterFormat:
    for stretch in found:
        if stretch.start <= offset < stretch.end:
            return stretch.format
    return PLAIN


def _field_ends(fields: list[Field], offset: int, look: str) -> Iterator[str]:
    for field in fields:
        if field.end == offset and field.start < offset:
            yield _mark("end", look)


def _field_starts(fields: list[Field], offset: int, look: str) -> Iterator[str]:
    for field in fields:
        if field.start == offset:
            instruction = escaped(f" {field.instruction} ")
            yield _mark("begin", look)
            yield f'<w:r>{look}<w:instrText xml:space="preserve">{instruction}</w:instrText></w:r>'
            yield _mark("separate", look)
            if field.end == offset:
                yield _mark("end", look)


def _mark(kind: str, look: str) -> str:
    return f"<w:r>{look}{tag('fldChar', fldCharType=kind)}</w:r>"
