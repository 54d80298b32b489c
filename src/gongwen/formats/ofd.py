"""OFD, the fixed-layout format of GB/T 33190: its text, through the optional library ``ofdkit``."""

from __future__ import annotations

from gongwen.formats import archive
from gongwen.formats.archive import is_xml
from gongwen.formats.errors import Refusal, UnreadableFile
from gongwen.formats.xml import parse
from gongwen.text import Document, plain


def is_ofd(parts: dict[str, bytes]) -> bool:
    """Tell whether unpacked parts are an OFD file."""
    return "OFD.xml" in parts


def read_ofd(data: bytes) -> Document:
    """Return the text of the OFD file ``data``, one block a printed line."""
    for name, content in archive.unpack(data).items():
        if is_xml(name):
            parse(content, name)
    try:
        import ofdkit  # noqa: PLC0415 -- an extra; most offices never read OFD
    except ImportError as error:
        raise UnreadableFile(
            "读取 OFD 文件需要另装组件，请运行 pip install 'sanban[ofd]'，或把原稿 docx 拿来检查。",
            Refusal.NO_CONVERTER,
        ) from error
    try:
        text = str(ofdkit.extract_text(data, "\n"))
    except Exception as error:
        # The library documents OFDError, but a hostile file must not get past it by another one.
        raise UnreadableFile(
            "OFD 文件已损坏或不合标准，请用原稿 docx 检查。", Refusal.TRUNCATED
        ) from error
    if not text.strip():
        raise UnreadableFile(
            "OFD 文件里没有文字，可能是扫描件，请用原稿 docx 检查。", Refusal.EMPTY
        )
    return plain("\n".join(line.rstrip() for line in text.strip("\n").split("\n")))
