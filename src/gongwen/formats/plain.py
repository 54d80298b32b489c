"""Plain text: find its encoding, or say that it has none we can trust."""

from __future__ import annotations

import codecs

from gongwen.formats.errors import Refusal, UnreadableFile
from gongwen.text import Document, plain

_MARKED = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
# GB 18030 gives almost any bytes some meaning. Chinese text lies nearly all within GB 2312; other
# encodings read as GB 18030 do not (Big5 and Shift-JIS articles: below 0.6).
_LEAST_COMMON = 0.8
_CONTROLS = {chr(code) for code in range(32)} - set("\t\n\v\f\r")


def read_plain(data: bytes) -> Document:
    """Return the plain text ``data`` as a document, a block a line."""
    return plain(decode(data))


def decode(data: bytes) -> str:
    """Return the text of ``data`` with line feeds only; raise :class:`UnreadableFile` for garbage."""
    text = _decoded(data)
    if any(control in text for control in _CONTROLS):
        raise UnreadableFile(
            "文件里不是文字内容，请选择 docx、txt 或 md 格式的公文。", Refusal.NOT_A_DOCUMENT
        )
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    if not text.strip():
        raise UnreadableFile("文件里没有文字，请选择有内容的公文。", Refusal.EMPTY)
    return text.strip("\n")


def _decoded(data: bytes) -> str:
    for mark, encoding in _MARKED:
        if data.startswith(mark):
            return _strict(data, encoding)
    if b"\x00" in data[:4096]:
        raise _unknown()
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError:
        text = _strict(data, "gb18030")
    if _common(text) < _LEAST_COMMON:
        raise _unknown()
    return text


def _strict(data: bytes, encoding: str) -> str:
    try:
        return data.decode(encoding)
    except UnicodeDecodeError as error:
        raise _unknown() from error


def _unknown() -> UnreadableFile:
    return UnreadableFile(
        "文字编码无法识别，请用记事本打开文件，另存为 UTF-8 编码后再试。", Refusal.WRONG_ENCODING
    )


def _common(text: str) -> float:
    """Return which share of the characters beyond ASCII GB 2312 knows."""
    beyond = [character for character in text[:100_000] if character > "\x7f"]
    known = "".join(beyond).encode("gb2312", "ignore")
    return len(known) / 2 / len(beyond) if beyond else 1.0
