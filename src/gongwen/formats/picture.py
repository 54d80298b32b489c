"""Read how many pixels a picture claims, without decoding it."""

from __future__ import annotations

import struct

_PNG_SIZE_AT = 16
_GIF_SIZE_AT = 6
_BMP_SIZE_AT = 18
# Frames of a JPEG that carry its size; C4, C8 and CC are tables.
_JPEG_FRAMES = frozenset(range(0xC0, 0xD0)) - {0xC4, 0xC8, 0xCC}


def pixels(content: bytes) -> int:
    """Return width times height as the header states them; 0 for what is no known picture."""
    width: int
    height: int
    try:
        if content.startswith(b"\x89PNG"):
            width, height = struct.unpack_from(">LL", content, _PNG_SIZE_AT)
        elif content.startswith(b"GIF8"):
            width, height = struct.unpack_from("<HH", content, _GIF_SIZE_AT)
        elif content.startswith(b"BM"):
            width, height = struct.unpack_from("<ll", content, _BMP_SIZE_AT)
        elif content.startswith(b"\xff\xd8"):
            width, height = _jpeg_size(content)
        else:
            return 0
    except struct.error:
        return 0
    return abs(width * height)


def _jpeg_size(content: bytes) -> tuple[int, int]:
    at = 2
    while at + 9 < len(content) and content[at] == 0xFF:  # noqa: PLR2004 -- a marker begins with FF
        if content[at + 1] in _JPEG_FRAMES:
            height, width = struct.unpack_from(">HH", content, at + 5)
            return width, height
        at += 2 + struct.unpack_from(">H", content, at + 2)[0]
    return 0, 0
