"""The picture of a seal is looked at byte by byte and written anew."""

from __future__ import annotations

import struct

import pytest

from gongwen.formats.errors import UnreadableFile
from gongwen.formats.stamp import MOST_BYTES, seal_picture
from tests.gongwen.formats.seals import SIGNATURE, chunk, dots, jpeg, png


def test_a_png_keeps_its_pixels_and_nothing_else() -> None:
    """What tells of the author, and what hangs on at the end, stays behind."""
    hidden = chunk(b"tEXt", b"Author\0someone")

    made = seal_picture(png(120, 120, hidden) + b"PK\x03\x04 hidden")

    assert made.data == png(120, 120)
    assert (made.suffix, made.width, made.height, made.dots) == ("png", 120, 120, None)


def test_a_png_tells_its_resolution() -> None:
    """Pixels to the metre become pixels to the millimetre."""
    assert seal_picture(png(120, 120, dots(11811))).dots == pytest.approx(11.811)


def test_a_jpeg_keeps_what_shows_it() -> None:
    """Notes of the camera, comments and what follows the end stay behind."""
    made = seal_picture(jpeg(density=254))

    assert b"Exif" not in made.data
    assert b"comment" not in made.data
    assert b"hidden" not in made.data
    assert made.data.endswith(b"\x12\xff\x00\x34\xff\xd0\x56\xff\xd9")
    assert (made.suffix, made.width, made.height) == ("jpeg", 120, 120)
    assert made.dots == pytest.approx(10.0)
    assert seal_picture(made.data).data == made.data


def test_an_interlaced_png_is_a_picture_too() -> None:
    """Seven passes hold the pixels of one."""
    passes = ((15, 15), (15, 15), (30, 15), (30, 30), (60, 30), (60, 60), (120, 60))
    pixels = b"".join((b"\0" + bytes(4 * across)) * down for across, down in passes)
    header = struct.pack(">IIBBBBB", 120, 120, 8, 6, 0, 0, 1)
    plain = png(120, 120, pixels=pixels)
    data = SIGNATURE + chunk(b"IHDR", header) + plain[len(SIGNATURE) + 25 :]

    assert seal_picture(data).data == data


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"", "不是 PNG 或 JPEG"),
        (b"GIF89a" + bytes(100), "不是 PNG 或 JPEG"),
        (b"<svg/>", "不是 PNG 或 JPEG"),
        (bytes(MOST_BYTES + 1), "超过 5 MB"),
        (png()[:-20], "已损坏"),
        (png()[:60] + b"\0" + png()[61:], "已损坏"),
        (png(120, 120, pixels=bytes(100)), "已损坏"),
        (png(120, 120, pixels=bytes(481 * 121)), "已损坏"),
        (png(120, 120, pixels=b"\x09" * (481 * 120)), "已损坏"),
        (png(20, 20), "印出来不清楚"),
        (png(30000, 30000, pixels=b""), "过大"),
        (SIGNATURE, "已损坏"),
        (b"\xff\xd8", "已损坏"),
        (b"\xff\xd8\xff\xd9", "已损坏"),
        (jpeg()[:60], "已损坏"),
        (jpeg()[: jpeg().index(b"\x12\xff\x00")], "已损坏"),
        (jpeg(colours=4), "CMYK"),
        (jpeg(frame=0xC9), "编码少见"),
        (jpeg(30000, 30000), "过大"),
        (jpeg(10, 10), "印出来不清楚"),
    ],
)
def test_any_other_thing_is_refused_in_one_sentence(content: bytes, said: str) -> None:
    """Broken, foreign, too large or too small: a person reads what to do."""
    with pytest.raises(UnreadableFile, match=said) as refused:
        seal_picture(content)

    assert refused.value.message.endswith("。")
