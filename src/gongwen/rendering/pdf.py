"""Read what a PDF draws: every character with its place, font and colour, and every drawn line.

The only module that knows the PDF library; see docs/decisions/0007.
"""

from __future__ import annotations

import ctypes
from collections.abc import Iterator

import pypdfium2
import pypdfium2.raw as pdfium

from gongwen.rendering.glyph import Glyph, Sheet
from gongwen.text import Stroke

_FONT_NAME_BYTES = 128
_BLACK = "000000"
_SUBSET_MARK = 7  # a subset's name begins with six letters and a plus sign


def read_pdf(data: bytes) -> tuple[Sheet, ...]:
    """Return the pages of a PDF."""
    document = pypdfium2.PdfDocument(data)
    try:
        return tuple(_sheet(page) for page in document)
    finally:
        document.close()


def _sheet(page: pypdfium2.PdfPage) -> Sheet:
    width, height = page.get_size()
    text = page.get_textpage()
    glyphs = tuple(_glyphs(text, height))
    strokes = tuple(dict.fromkeys(_strokes(page, height)))  # borders are drawn twice
    return Sheet(width, height, glyphs, strokes)


def _glyphs(text: pypdfium2.PdfTextPage, height: float) -> Iterator[Glyph]:
    """Yield the visible characters: spaces and line ends are the reader's own guess."""
    handle = text.raw
    for index in range(text.count_chars()):
        character = chr(pdfium.FPDFText_GetUnicode(handle, index))
        if character.isspace() or character == "\x00":
            continue
        loose = pdfium.FS_RECTF()
        pdfium.FPDFText_GetLooseCharBox(handle, index, loose)
        left, right, bottom, top, across, up = (ctypes.c_double() for _ in range(6))
        pdfium.FPDFText_GetCharBox(handle, index, left, right, bottom, top)
        pdfium.FPDFText_GetCharOrigin(handle, index, across, up)
        yield Glyph(
            character,
            left=across.value,
            right=max(loose.right, right.value),
            top=height - top.value,
            bottom=height - bottom.value,
            baseline=height - up.value,
            size=pdfium.FPDFText_GetFontSize(handle, index),
            font=_font(handle, index),
            color=_fill(handle, index),
        )


def _font(handle: pdfium.FPDF_TEXTPAGE, index: int) -> str:
    name = ctypes.create_string_buffer(_FONT_NAME_BYTES)
    flags = ctypes.c_int()
    pdfium.FPDFText_GetFontInfo(handle, index, name, _FONT_NAME_BYTES, flags)
    found = name.value.decode("utf-8", errors="replace")
    return found[_SUBSET_MARK:] if found[_SUBSET_MARK - 1 : _SUBSET_MARK] == "+" else found


def _fill(handle: pdfium.FPDF_TEXTPAGE, index: int) -> str | None:
    channels = [ctypes.c_uint() for _ in range(4)]
    if not pdfium.FPDFText_GetFillColor(handle, index, *channels):
        return None
    return _named(channels)


def _named(channels: list[ctypes.c_uint]) -> str | None:
    color = "".join(f"{channel.value:02X}" for channel in channels[:3])
    return None if color == _BLACK else color


def _strokes(page: pypdfium2.PdfPage, height: float) -> Iterator[Stroke]:
    """Yield drawn lines, and filled boxes as thin as lines."""
    for item in page.get_objects(filter=[pdfium.FPDF_PAGEOBJ_PATH]):
        points = list(_points(item.raw))
        if not points:
            continue
        fill, is_stroked = ctypes.c_int(), ctypes.c_int()
        pdfium.FPDFPath_GetDrawMode(item.raw, fill, is_stroked)
        if not (fill.value or is_stroked.value):
            continue
        channels = [ctypes.c_uint() for _ in range(4)]
        ask = (
            pdfium.FPDFPageObj_GetStrokeColor
            if is_stroked.value
            else pdfium.FPDFPageObj_GetFillColor
        )
        ask(item.raw, *channels)
        weight = ctypes.c_float()
        if is_stroked.value:
            pdfium.FPDFPageObj_GetStrokeWidth(item.raw, weight)
        xs, ys = [x for x, _ in points], [height - y for _, y in points]
        stroke = Stroke(
            min(xs), min(ys), max(xs), max(ys), weight=weight.value, color=_named(channels)
        )
        yield _flattened(stroke)


def _flattened(stroke: Stroke) -> Stroke:
    """Return a thin filled box as the line it looks like."""
    thickness = stroke.bottom - stroke.top
    if stroke.weight or thickness > _THICKEST or stroke.width < thickness:
        return stroke
    middle = (stroke.top + stroke.bottom) / 2
    return Stroke(stroke.left, middle, stroke.right, middle, thickness, stroke.color)


_THICKEST = 5.0


def _points(path: pdfium.FPDF_PAGEOBJECT) -> Iterator[tuple[float, float]]:
    """Yield the points of a path, on the page."""
    matrix = pdfium.FS_MATRIX()
    pdfium.FPDFPageObj_GetMatrix(path, matrix)
    for index in range(pdfium.FPDFPath_CountSegments(path)):
        x, y = ctypes.c_float(), ctypes.c_float()
        segment = pdfium.FPDFPath_GetPathSegment(path, index)
        if pdfium.FPDFPathSegment_GetPoint(segment, x, y):
            yield (
                matrix.a * x.value + matrix.c * y.value + matrix.e,
                matrix.b * x.value + matrix.d * y.value + matrix.f,
            )
