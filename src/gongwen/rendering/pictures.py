"""Pages of a PDF as pictures: PNG, written without any library for images."""

from __future__ import annotations

import struct
import zlib
from collections.abc import Iterable, Iterator

import pypdfium2

_SIGNATURE = b"\x89PNG\r\n\x1a\n"
_TRUE_COLOUR = 2
_CHANNELS = 3
_AS_IT_IS = b"\x00"  # the filter of a row
_SHADES = 8  # of each colour: no eye sees fewer in letters, and the file is half as large
_COARSER = bytes(round(round(v * (_SHADES - 1) / 255) * 255 / (_SHADES - 1)) for v in range(256))


def count_pages(pdf: bytes) -> int:
    """Return how many pages a PDF has."""
    document = pypdfium2.PdfDocument(pdf)
    try:
        return len(document)
    finally:
        document.close()


def pictures(pdf: bytes, numbers: Iterable[int], *, width: int) -> Iterator[bytes]:
    """Yield the pages ``numbers``, counted from one, as pictures ``width`` pixels wide.

    Numbers beyond the last page yield nothing.
    """
    document = pypdfium2.PdfDocument(pdf)
    try:
        for number in numbers:
            if 1 <= number <= len(document):
                yield _picture(document[number - 1], width)
    finally:
        document.close()


_TALLEST = 3  # times as high as wide; what is longer comes out narrower


def _picture(page: pypdfium2.PdfPage, width: int) -> bytes:
    across, down = page.get_size()
    scale = min(width / max(across, 1.0), width * _TALLEST / max(down, 1.0))
    bitmap = page.render(scale=scale, rev_byteorder=True, draw_annots=False)
    try:
        return png(bytes(bitmap.buffer), bitmap.width, bitmap.height, bitmap.stride)
    finally:
        bitmap.close()


def png(pixels: bytes, width: int, height: int, stride: int) -> bytes:
    """Return rows of red, green and blue as a PNG file; ``stride`` is the length of a row."""
    size = width * _CHANNELS
    coarse = pixels.translate(_COARSER)
    rows = b"".join(_AS_IT_IS + coarse[at : at + size] for at in range(0, height * stride, stride))
    header = struct.pack(">IIBBBBB", width, height, 8, _TRUE_COLOUR, 0, 0, 0)
    chunks = ((b"IHDR", header), (b"IDAT", zlib.compress(rows)), (b"IEND", b""))
    return _SIGNATURE + b"".join(_chunk(*chunk) for chunk in chunks)


def _chunk(name: bytes, data: bytes) -> bytes:
    return struct.pack(">I", len(data)) + name + data + struct.pack(">I", zlib.crc32(name + data))
