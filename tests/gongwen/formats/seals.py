"""Pictures of seals as files, written by hand: a ring and a dot in red."""

from __future__ import annotations

import struct
import zlib
from functools import cache

SIGNATURE = b"\x89PNG\r\n\x1a\n"


def chunk(name: bytes, body: bytes) -> bytes:
    """Return a chunk of a PNG."""
    return struct.pack(">I", len(body)) + name + body + struct.pack(">I", zlib.crc32(name + body))


def png(width: int = 120, height: int = 120, *extra: bytes, pixels: bytes | None = None) -> bytes:
    """Return a red ring on nothing; ``extra`` are chunks before the pixels."""
    header = struct.pack(">IIBBBBB", width, height, 8, 6, 0, 0, 0)
    drawn = _drawn(width, height) if pixels is None else pixels
    return b"".join(
        (
            SIGNATURE,
            chunk(b"IHDR", header),
            *extra,
            chunk(b"IDAT", zlib.compress(drawn)),
            chunk(b"IEND", b""),
        )
    )


def dots(per_metre: int) -> bytes:
    """Return the chunk that tells how many pixels a metre has."""
    return chunk(b"pHYs", struct.pack(">IIB", per_metre, per_metre, 1))


@cache
def _drawn(width: int, height: int) -> bytes:
    rows = bytearray()
    for y in range(height):
        rows.append(0)
        for x in range(width):
            far = ((2 * x / width - 1) ** 2 + (2 * y / height - 1) ** 2) ** 0.5
            rows += b"\xff\x00\x00\xff" if 0.85 < far < 0.97 or far < 0.2 else bytes(4)
    return bytes(rows)


def _segment(marker: int, body: bytes) -> bytes:
    return bytes((0xFF, marker)) + struct.pack(">H", len(body) + 2) + body


def jpeg(
    width: int = 120, height: int = 120, *, colours: int = 3, frame: int = 0xC0, density: int = 0
) -> bytes:
    """Return the frame of a JPEG with a camera's notes, a comment, and something at its end."""
    parts = b"".join(bytes((one + 1, 0x11, 0)) for one in range(colours))
    jfif = b"JFIF\0\x01\x01" + struct.pack(">BHHBB", 1, density, density, 0, 0)
    return b"".join(
        (
            b"\xff\xd8",
            _segment(0xE0, jfif),
            _segment(0xE1, b"Exif\0\0where and when"),
            _segment(0xFE, b"a comment"),
            _segment(0xDB, bytes(65)),
            _segment(frame, struct.pack(">BHHB", 8, height, width, colours) + parts),
            _segment(0xC4, bytes(20)),
            _segment(0xDA, b"\x01\x01\x00\x00\x3f\x00"),
            b"\x12\xff\x00\x34\xff\xd0\x56",
            b"\xff\xd9",
            b"PK\x03\x04 hidden",
        )
    )
