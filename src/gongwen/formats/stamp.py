"""The picture of a seal: looked at byte by byte, and written anew without what no eye sees.

No library for images decodes it: a PNG is inflated within the size it states, a JPEG walked from
marker to marker. What is not needed to show the picture stays behind: names, places, thumbnails,
whatever hangs on at the end.
"""

from __future__ import annotations

import struct
import zlib
from collections.abc import Iterator
from dataclasses import dataclass

from gongwen.formats.errors import Refusal, UnreadableFile

MOST_BYTES = 5 * 1024 * 1024
MOST_PIXELS = 10_000_000
FEWEST_PIXELS_A_SIDE = 50

_PNG = b"\x89PNG\r\n\x1a\n"
_JPEG = b"\xff\xd8"
_KEPT = frozenset({b"IHDR", b"PLTE", b"tRNS", b"pHYs", b"IDAT", b"IEND"})
# Samples of a pixel by the colour type of a PNG, and the depths each may have.
_SAMPLES = {0: 1, 2: 3, 3: 1, 4: 2, 6: 4}
_DEPTHS = {0: {1, 2, 4, 8, 16}, 2: {8, 16}, 3: {1, 2, 4, 8}, 4: {8, 16}, 6: {8, 16}}
_PALETTE = 3
_MOST_FILTER = 4
# The passes of an interlaced PNG: first column, first row, and the steps from one to the next.
_PASSES = (
    (0, 0, 8, 8),
    (4, 0, 8, 8),
    (0, 4, 4, 8),
    (2, 0, 4, 4),
    (0, 2, 2, 4),
    (1, 0, 2, 2),
    (0, 1, 1, 2),
)
_FRAMES = frozenset({0xC0, 0xC1, 0xC2})  # baseline, extended, progressive: what Word shows
_OTHER_FRAMES = frozenset(range(0xC3, 0xD0)) - {0xC4, 0xC8, 0xCC}
_TABLES = frozenset({0xC4, 0xDB, 0xDD})
_SCAN, _END = 0xDA, 0xD9
_FILL = b"\xff"  # begins every marker, and may stand before one
_RESTARTS = range(0xD0, 0xD8)
_LENGTH_ITSELF = 2
_JFIF, _ADOBE = 0xE0, 0xEE
_EIGHT_BITS = 8
_COLOURS = frozenset({1, 3})
_METRE, _INCH, _CENTIMETRE = 1, 1, 2
_DAMAGED = "印章图片已损坏，请重新导出 PNG 或 JPEG 后再试。"


@dataclass(frozen=True, slots=True)
class SealPicture:
    """A picture fit to be put into a file; ``dots`` are its pixels to the millimetre, if it says."""

    data: bytes
    suffix: str
    width: int
    height: int
    dots: float | None = None


def seal_picture(content: bytes) -> SealPicture:
    """Return the picture in ``content``, cleaned; raise :class:`UnreadableFile` for any other thing."""
    if len(content) > MOST_BYTES:
        raise UnreadableFile(
            f"印章图片超过 {MOST_BYTES // 1024 // 1024} MB，请缩小后再试。", Refusal.TOO_LARGE
        )
    try:
        if content.startswith(_PNG):
            return _png(content)
        if content.startswith(_JPEG):
            return _jpeg(content)
    except (struct.error, zlib.error, IndexError) as error:
        raise _damaged() from error
    raise UnreadableFile("印章图片不是 PNG 或 JPEG，请转换格式后再试。", Refusal.WRONG_FORMAT)


def _damaged() -> UnreadableFile:
    return UnreadableFile(_DAMAGED, Refusal.TRUNCATED)


def _refuse_size(width: int, height: int) -> None:
    if width * height > MOST_PIXELS:
        raise UnreadableFile(
            f"印章图片有 {width}×{height} 个像素，过大，请缩小到 2000×2000 以内再试。",
            Refusal.TOO_LARGE,
        )
    if min(width, height) < FEWEST_PIXELS_A_SIDE:
        raise UnreadableFile(
            f"印章图片只有 {width}×{height} 个像素，印出来不清楚，请换一张大的再试。",
            Refusal.WRONG_FORMAT,
        )


# -- PNG -----------------------------------------------------------------------------------------


def _png(content: bytes) -> SealPicture:
    chunks = [(name, body) for name, body in _chunks(content) if name in _KEPT]
    names = [name for name, _ in chunks]
    if names[:1] != [b"IHDR"] or names[-1:] != [b"IEND"] or names.count(b"IHDR") != 1:
        raise _damaged()
    width, height, depth, colour, _, _, interlace = struct.unpack(">IIBBBBB", chunks[0][1])
    _refuse_size(width, height)
    if depth not in _DEPTHS.get(colour, ()) or interlace > 1:
        raise _damaged()
    if colour == _PALETTE and b"PLTE" not in names:
        raise _damaged()
    sizes = list(_rows(width, height, depth * _SAMPLES[colour], is_interlaced=bool(interlace)))
    _refuse_pixels(b"".join(body for name, body in chunks if name == b"IDAT"), sizes)
    written = b"".join(_chunk(name, body) for name, body in chunks)
    dots = next((_png_dots(body) for name, body in chunks if name == b"pHYs"), None)
    return SealPicture(_PNG + written, "png", width, height, dots)


def _chunks(content: bytes) -> Iterator[tuple[bytes, bytes]]:
    """Yield the chunks of a PNG up to its end; what follows it is no part of the picture."""
    at = len(_PNG)
    while True:
        length, name = struct.unpack_from(">I4s", content, at)
        body = content[at + 8 : at + 8 + length]
        (checksum,) = struct.unpack_from(">I", content, at + 8 + length)
        if len(body) != length or zlib.crc32(name + body) != checksum:
            raise _damaged()
        yield name, body
        if name == b"IEND":
            return
        at += length + 12


def _chunk(name: bytes, body: bytes) -> bytes:
    return struct.pack(">I", len(body)) + name + body + struct.pack(">I", zlib.crc32(name + body))


def _rows(width: int, height: int, bits: int, *, is_interlaced: bool) -> Iterator[tuple[int, int]]:
    """Yield how many rows there are of how many bytes, the mark of the filter included."""
    passes = _PASSES if is_interlaced else ((0, 0, 1, 1),)
    for left, top, across, down in passes:
        columns, rows = -(-(width - left) // across), -(-(height - top) // down)
        if columns > 0 and rows > 0:
            yield rows, 1 + (columns * bits + 7) // 8


def _refuse_pixels(packed: bytes, sizes: list[tuple[int, int]]) -> None:
    """Refuse pixels that are more or fewer than the picture's size, or filtered by no known filter."""
    wanted = sum(rows * size for rows, size in sizes)
    stream = zlib.decompressobj()
    pixels = stream.decompress(packed, wanted + 1)
    if len(pixels) != wanted:
        raise _damaged()
    at = 0
    for rows, size in sizes:
        if max(pixels[at : at + rows * size : size]) > _MOST_FILTER:
            raise _damaged()
        at += rows * size


def _png_dots(body: bytes) -> float | None:
    across, _, unit = struct.unpack(">IIB", body)
    return across / 1000 if unit == _METRE and across else None


# -- JPEG ----------------------------------------------------------------------------------------


def _jpeg(content: bytes) -> SealPicture:
    written, at = [_JPEG], 2
    size: tuple[int, int] | None = None
    dots: float | None = None
    has_scan = False
    while True:
        marker, body, end = _segment(content, at)
        if marker == _END:
            break
        if marker in _OTHER_FRAMES or (marker in _FRAMES and size):
            raise UnreadableFile(
                "印章图片的 JPEG 编码少见，Word 打不开，请另存为 PNG 后再试。", Refusal.WRONG_FORMAT
            )
        if marker in _FRAMES:
            size = _jpeg_size(body)
        if marker == _JFIF and body.startswith(b"JFIF\0"):
            dots, body = _jpeg_dots(body), body[:12] + b"\0\0"  # without the thumbnail
            written.append(_jpeg_segment(marker, body))
        elif marker in _FRAMES | _TABLES | {_SCAN} or (
            marker == _ADOBE and body.startswith(b"Adobe")
        ):
            written.append(_jpeg_segment(marker, body))
        at = end
        if marker == _SCAN:
            has_scan = True
            at = _end_of_scan(content, end)
            written.append(content[end:at])
    if size is None or not has_scan:
        raise _damaged()
    return SealPicture(b"".join(written) + b"\xff\xd9", "jpeg", *size, dots)


def _segment(content: bytes, at: int) -> tuple[int, bytes, int]:
    """Return the marker at ``at``, what it holds, and where it ends."""
    while content[at : at + 2] == _FILL * 2:
        at += 1
    if content[at : at + 1] != _FILL:
        raise _damaged()
    marker = content[at + 1]
    if marker == _END:
        return marker, b"", at + 2
    (length,) = struct.unpack_from(">H", content, at + 2)
    body = content[at + 4 : at + 2 + length]
    if len(body) != length - _LENGTH_ITSELF:
        raise _damaged()
    return marker, body, at + 2 + length


def _jpeg_segment(marker: int, body: bytes) -> bytes:
    return bytes((0xFF, marker)) + struct.pack(">H", len(body) + 2) + body


def _jpeg_size(body: bytes) -> tuple[int, int]:
    bits, height, width, colours = struct.unpack_from(">BHHB", body)
    _refuse_size(width, height)
    if bits != _EIGHT_BITS or colours not in _COLOURS:
        raise UnreadableFile(
            "印章图片用的是印刷色（CMYK），请另存为 RGB 的 PNG 后再试。", Refusal.WRONG_FORMAT
        )
    return width, height


def _jpeg_dots(body: bytes) -> float | None:
    unit, across = struct.unpack_from(">BH", body, 7)
    per_millimetre = {_INCH: 25.4, _CENTIMETRE: 10.0}.get(unit)
    return across / per_millimetre if per_millimetre and across else None


def _end_of_scan(content: bytes, at: int) -> int:
    """Return where the next marker stands: FF in the picture itself is followed by 00 or a restart."""
    while (at := content.find(_FILL, at)) >= 0:
        following = content[at + 1]
        if following == _FILL[0]:
            at += 1
        elif following == 0 or following in _RESTARTS:
            at += 2
        else:
            return at
    raise _damaged()
