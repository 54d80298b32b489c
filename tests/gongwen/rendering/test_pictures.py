"""A page becomes a picture any browser shows."""

from __future__ import annotations

import struct
import zlib

from gongwen.rendering.pictures import png


def test_a_picture_holds_its_pixels() -> None:
    """Red above white, the padding of the rows left out, reads back from the file as it was."""
    red, white, padding = b"\xff\x00\x00", b"\xff\xff\xff", b"\x07"
    made = png(red * 2 + padding + white * 2 + padding, width=2, height=2, stride=7)

    assert struct.unpack(">II", made[16:24]) == (2, 2)
    length = struct.unpack(">I", made[33:37])[0]
    assert zlib.decompress(made[41 : 41 + length]) == b"\x00" + red * 2 + b"\x00" + white * 2
    assert made.endswith(b"IEND" + struct.pack(">I", zlib.crc32(b"IEND")))
