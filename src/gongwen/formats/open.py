"""Read any file into a document: by what it holds, whatever it is called."""

from __future__ import annotations

from pathlib import PurePath

from gongwen.formats import archive, convert
from gongwen.formats.archive import LIMITS
from gongwen.formats.errors import Refusal, UnreadableFile
from gongwen.formats.secrecy import refuse_marked
from gongwen.formats.sniff import Content, sniff
from gongwen.text import Document

SUFFIXES = (".docx", ".doc", ".wps", ".rtf", ".odt", ".ofd", ".txt", ".md", ".markdown")
_MARKDOWN = (".md", ".markdown")
_RESAVE = "请在 Word 或 WPS 中打开后另存为 docx 再试。"

_REFUSED: dict[Content, tuple[str, Refusal]] = {
    Content.EMPTY: ("文件是空的，请确认保存成功后再试。", Refusal.EMPTY),
    Content.PDF: ("文件实际是 PDF，不是 Word 文档，请用原稿 docx 检查。", Refusal.WRONG_FORMAT),
    Content.PICTURE: ("文件实际是图片，不是 Word 文档，请用原稿 docx 检查。", Refusal.WRONG_FORMAT),
    Content.HTML: (f"文件实际是网页，不是 Word 文档，{_RESAVE}", Refusal.WRONG_FORMAT),
    Content.WORD_XML: (f"文件是 Word 2003 的 XML 格式，{_RESAVE}", Refusal.WRONG_FORMAT),
    Content.ARCHIVE: (
        "文件实际是压缩包，请先解压，再选择其中的 docx 文件。",
        Refusal.WRONG_FORMAT,
    ),
    Content.PROGRAM: (
        "文件实际是程序，不是 Word 文档，请勿打开并核实文件来源。",
        Refusal.HOSTILE,
    ),
    Content.MEDIA: ("文件实际是音视频，不是 Word 文档，请用原稿 docx 检查。", Refusal.WRONG_FORMAT),
}


def read(data: bytes, name: str) -> Document:
    """Return the file ``data`` as a document; ``name`` helps where the content does not tell.

    Raise :class:`UnreadableFile` for whatever is hostile, broken, foreign or marked as secret.
    """
    return read_with_parts(data, name)[0]


def read_with_parts(data: bytes, name: str) -> tuple[Document, dict[str, bytes] | None]:
    """Return :func:`read`, and the parts of the Word file it was read from, if it was one."""
    document, parts = _document(data, name)
    if not document.text.strip():
        raise UnreadableFile("文件里没有文字，可能是扫描图片，请选择有文字的公文。", Refusal.EMPTY)
    refuse_marked(document)
    return document, parts


def as_docx(data: bytes) -> dict[str, bytes] | None:
    """Return the parts of ``data`` as a Word file, converted where needed; ``None`` for plain text."""
    if len(data) > LIMITS.file_bytes:
        raise archive.too_large()
    content = sniff(data)
    if content in _REFUSED:
        raise UnreadableFile(*_REFUSED[content])
    if content is Content.ZIP:
        return _zip_parts(data)
    if content is Content.COMPOUND:
        convert.refuse_compound(data)
        return _converted(data, ".doc")
    if content is Content.RTF:
        convert.refuse_rtf(data)
        return _converted(data, ".rtf")
    return None


def _document(data: bytes, name: str) -> tuple[Document, dict[str, bytes] | None]:
    if data.startswith(b"PK\x03\x04") and b"OFD.xml" in data:
        document = _ofd(data)
        if document is not None:
            return document, None
    parts = as_docx(data)
    if parts is not None:
        from gongwen.formats import docx  # noqa: PLC0415 -- plain text needs no XML

        return docx.read(parts), parts
    return _text(data, PurePath(name).suffix.lower()), None


def _text(data: bytes, suffix: str) -> Document:
    if suffix in {".docx", ".doc", ".wps", ".odt", ".ofd", ".rtf"} and b"\x00" in data:
        raise archive.truncated()
    if suffix in _MARKDOWN:
        from gongwen.formats.markdown import read_markdown  # noqa: PLC0415 -- as above

        return read_markdown(data)
    from gongwen.formats.plain import read_plain  # noqa: PLC0415 -- as above

    return read_plain(data)


def _zip_parts(data: bytes) -> dict[str, bytes]:
    from gongwen.formats.guard import guard_docx  # noqa: PLC0415 -- plain text needs no XML

    parts = archive.unpack(data)
    if parts.get("mimetype", b"").startswith(b"application/vnd.oasis.opendocument.text"):
        convert.refuse_odt(parts)
        return _converted(data, ".odt")
    guard_docx(parts)
    return parts


def _converted(data: bytes, suffix: str) -> dict[str, bytes]:
    from gongwen.formats.guard import open_docx  # noqa: PLC0415 -- as above

    return open_docx(convert.to_docx(data, suffix))


def _ofd(data: bytes) -> Document | None:
    from gongwen.formats.ofd import is_ofd, read_ofd  # noqa: PLC0415 -- rarely needed

    if len(data) > LIMITS.file_bytes:
        raise archive.too_large()
    return read_ofd(data) if is_ofd(archive.unpack(data)) else None
