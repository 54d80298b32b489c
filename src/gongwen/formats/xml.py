"""XML from a file nobody vouches for: no DTD, no entities, no network, no bottomless nesting."""

from __future__ import annotations

import re
from functools import cache

from lxml import etree

from gongwen.formats.errors import Refusal, UnreadableFile

MAX_DEPTH = 256  # far beyond any document people write; parsers and our own walks recurse
MAX_XML_BYTES = 64 * 1024 * 1024

# libxml2 refuses a single text above 10 MB unless told otherwise; depth we limit ourselves.
_LONG = 10_000_000
_DECLARED = re.compile(rb"""^\s*<\?xml[^>]{0,200}?encoding\s*=\s*["']([^"']{1,40})["']""")
_ENCODINGS = {
    b"utf-8",
    b"utf-16",
    b"utf8",
    b"us-ascii",
    b"ascii",
    b"iso-8859-1",
    b"gb18030",
    b"gbk",
    b"gb2312",
}
_BEGINNINGS = (b"\xef\xbb\xbf", b"\xff\xfe", b"\xfe\xff", b"<", b"\x00<")


def parse(data: bytes, part: str = "") -> etree._Element:
    """Return the root element of ``data``; ``part`` names it in the refusal.

    Raise :class:`UnreadableFile` for a DTD, an entity, more than :data:`MAX_DEPTH` levels, more
    than :data:`MAX_XML_BYTES`, or anything that is not well-formed.
    """
    place = f"部件“{part}”" if part else "内容"
    if len(data) > MAX_XML_BYTES:
        raise UnreadableFile(
            f"文件中的{place}超过 64 MB，不像正常公文，请检查文件来源。", Refusal.TOO_LARGE
        )
    _refuse_encoding(data, place)
    _refuse_dtd(data, place)
    parser = etree.XMLParser(
        resolve_entities=False,
        no_network=True,
        load_dtd=False,
        dtd_validation=False,
        attribute_defaults=False,
        huge_tree=len(data) > _LONG,
        remove_comments=True,
        remove_pis=True,
    )
    try:
        root = etree.fromstring(data, parser)
    except (etree.XMLSyntaxError, ValueError, LookupError) as error:
        if "depth" in str(error):
            raise _too_deep(place) from error
        raise _damaged(place) from error
    if root.getroottree().docinfo.doctype:
        raise _has_dtd(place)
    if _deeper_than_allowed()(root):
        raise _too_deep(place)
    return root


def _refuse_encoding(data: bytes, place: str) -> None:
    """Refuse encodings in which a DTD could hide from :func:`_refuse_dtd`; OOXML uses none of them."""
    declared = _DECLARED.match(data)
    if not data.lstrip().startswith(_BEGINNINGS) or (
        declared and declared[1].lower() not in _ENCODINGS
    ):
        raise _damaged(place)


def _refuse_dtd(data: bytes, place: str) -> None:
    wide = b"\x00" in data[:4] or data[:2] in {b"\xff\xfe", b"\xfe\xff"}
    for mark in ("<!DOCTYPE", "<!ENTITY"):
        for encoding in ("utf-16-le", "utf-16-be") if wide else ("ascii",):
            if mark.encode(encoding) in data:
                raise _has_dtd(place)


@cache
def _deeper_than_allowed() -> etree.XPath:
    # One step a level: the node sets of an ordinary document are empty after some twenty steps.
    return etree.XPath("boolean(" + "/*" * (MAX_DEPTH + 1) + ")")


def _damaged(place: str) -> UnreadableFile:
    return UnreadableFile(
        f"文件中的{place}已损坏，请在 Word 或 WPS 中打开后另存为 docx 再试。", Refusal.TRUNCATED
    )


def _has_dtd(place: str) -> UnreadableFile:
    return UnreadableFile(
        f"文件中的{place}带有 DTD 或实体声明，可能用于攻击，请勿打开并核实文件来源。",
        Refusal.HOSTILE,
    )


def _too_deep(place: str) -> UnreadableFile:
    return UnreadableFile(
        f"文件中的{place}嵌套超过 {MAX_DEPTH} 层，不像正常公文，请检查文件来源。", Refusal.TOO_DEEP
    )
