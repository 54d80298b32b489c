"""The picture of a made-up seal: a red ring, as PNG, drawn without any library."""

from __future__ import annotations

import math
import struct
import zlib
from collections.abc import Iterator

_SIDE = 240
_OUTER, _INNER, _HEART = 116, 106, 34
_RED, _CLEAR = bytes((200, 22, 30, 255)), bytes(4)


def seal_picture() -> bytes:
    """Return a ring with a filled heart; it bears no characters, so nobody takes it for a real one."""
    header = struct.pack(">IIBBBBB", _SIDE, _SIDE, 8, 6, 0, 0, 0)
    return b"".join(
        (
            b"\x89PNG\r\n\x1a\n",
            _chunk(b"IHDR", header),
            _chunk(b"IDAT", zlib.compress(b"".join(_rows()))),
            _chunk(b"IEND", b""),
        )
    )


def _rows() -> Iterator[bytes]:
    middle = (_SIDE - 1) / 2
    for row in range(_SIDE):
        dots = (_is_red(row - middle, column - middle) for column in range(_SIDE))
        yield b"\x00" + b"".join(_RED if red else _CLEAR for red in dots)


def _is_red(down: float, right: float) -> bool:
    distance = math.hypot(down, right)
    return _INNER <= distance <= _OUTER or distance <= _HEART


def _chunk(kind: bytes, data: bytes) -> bytes:
    whole = kind + data
    return struct.pack(">I", len(data)) + whole + struct.pack(">I", zlib.crc32(whole))
