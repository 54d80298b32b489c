"""Tell what a file is by its content; its name is only ever a hint."""

from __future__ import annotations

from enum import StrEnum

COMPOUND = (
    b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"  # [MS-CFB] 2.2: old Office files and encrypted new ones
)


class Content(StrEnum):
    """What the bytes are."""

    ZIP = "zip"
    COMPOUND = "compound"
    RTF = "rtf"
    TEXT = "text"
    HTML = "html"
    PDF = "pdf"
    PICTURE = "picture"
    ARCHIVE = "archive"
    PROGRAM = "program"
    WORD_XML = "word-xml"
    MEDIA = "media"
    EMPTY = "empty"


_MAGIC: tuple[tuple[bytes, Content], ...] = (
    (b"PK\x03\x04", Content.ZIP),
    (b"PK\x05\x06", Content.ZIP),
    (COMPOUND, Content.COMPOUND),
    (b"{\\rtf", Content.RTF),
    (b"%PDF", Content.PDF),
    (b"\xff\xd8\xff", Content.PICTURE),
    (b"\x89PNG", Content.PICTURE),
    (b"GIF8", Content.PICTURE),
    (b"BM", Content.PICTURE),
    (b"II*\x00", Content.PICTURE),
    (b"MM\x00*", Content.PICTURE),
    (b"7z\xbc\xaf\x27\x1c", Content.ARCHIVE),
    (b"Rar!", Content.ARCHIVE),
    (b"\x1f\x8b", Content.ARCHIVE),
    (b"BZh", Content.ARCHIVE),
    (b"\xfd7zXZ", Content.ARCHIVE),
    (b"MZ", Content.PROGRAM),
    (b"\x7fELF", Content.PROGRAM),
    (b"#!", Content.PROGRAM),
    (b"ID3", Content.MEDIA),
    (b"OggS", Content.MEDIA),
)


def sniff(data: bytes) -> Content:
    """Return what ``data`` is; anything without a known beginning is taken for text."""
    if not data.strip():
        return Content.EMPTY
    for magic, content in _MAGIC:
        # Two letters may just begin a text; such a magic counts only for bytes that are no text.
        if data.startswith(magic) and (len(magic) > 2 or _is_binary(data)):  # noqa: PLR2004 -- see above
            return content
    head = data[:1024].lstrip(b"\xef\xbb\xbf \t\r\n").lower()
    if head.startswith((b"<!doctype html", b"<html", b"mime-version:")):
        return Content.HTML
    if head.startswith(b"<?xml") and b"wordml" in head + data[1024:4096].lower():
        return Content.WORD_XML
    if b"%PDF-" in data[:1024]:  # readers accept a PDF that begins within the first kilobyte
        return Content.PDF
    return Content.TEXT


def _is_binary(data: bytes) -> bool:
    return b"\x00" in data[:1024] or any(byte < 9 for byte in data[:64])  # noqa: PLR2004 -- below TAB
