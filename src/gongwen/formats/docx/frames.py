"""Frames of paragraphs, ``w:framePr``: a place of their own on the page (ISO/IEC 29500 17.3.1.11).

LibreOffice gives a frame up when some of its paragraphs have borders and others have none. So a
line among framed paragraphs is a strip: a paragraph as high as the line is thick, shaded.
"""

from __future__ import annotations

from lxml import etree

from gongwen.formats.docx.names import points, w
from gongwen.formats.docx.xml_text import tag, twips
from gongwen.text import Border, Frame, LineRule, ParagraphFormat

_THICKEST = 4.0  # points; what is higher is no line
BLACK = "000000"


def read_frame(element: etree._Element) -> Frame:
    """Return the frame that a ``w:framePr`` describes."""
    return Frame(
        width=_length(element, "w"),
        horizontal=element.get(w("hAnchor"), "page"),
        left=_length(element, "x"),
        vertical=element.get(w("vAnchor"), "page"),
        top=_length(element, "y"),
        align=element.get(w("yAlign"), ""),
        wrap=element.get(w("wrap"), "auto"),
    )


def _length(element: etree._Element, name: str) -> float:
    return points(element.get(w(name))) or 0.0


def frame_properties(frame: Frame | None) -> str:
    """Return the ``w:framePr`` of ``frame``."""
    if frame is None:
        return ""
    return tag(
        "framePr",
        w=twips(frame.width) or None,
        wrap=frame.wrap,
        vAnchor=frame.vertical,
        hAnchor=frame.horizontal,
        x=twips(frame.left),
        y=None if frame.align else twips(frame.top),
        yAlign=frame.align or None,
    )


def strip(form: ParagraphFormat) -> Border | None:
    """Return the line that a framed paragraph is nothing but, if it is one."""
    line = form.bottom_border
    is_strip = (
        form.frame is not None
        and line is not None
        and line.style == "single"
        and form.line_rule is LineRule.EXACT
        and form.line == line.width <= _THICKEST
    )
    return line if is_strip else None


def strip_properties(line: Border) -> str:
    """Return the ``w:shd`` that draws ``line`` as a strip."""
    return tag("shd", val="clear", color="auto", fill=line.color or BLACK)


def line_of_strip(height: float, fill: str) -> Border | None:
    """Return the line that shading of a framed paragraph ``height`` points high draws."""
    return (
        Border("single", height, None if fill == BLACK else fill) if height <= _THICKEST else None
    )
