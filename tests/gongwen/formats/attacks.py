"""Hostile and broken files, each with what the refusal must say."""

from __future__ import annotations

import io
import stat
import struct
import zipfile
import zlib
from collections.abc import Callable
from functools import cache

import docx

from gongwen.formats.errors import Refusal

MAIN = "word/document.xml"
LINKS = "word/_rels/document.xml.rels"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
SENTENCE = "各县（区）人民政府：请于6月10日前报送准备情况。"


@cache
def honest() -> bytes:
    """Return a small Word file without fault."""
    made = docx.Document()
    made.add_paragraph(SENTENCE)
    file = io.BytesIO()
    made.save(file)
    return file.getvalue()


@cache
def _honest_parts() -> tuple[tuple[str, bytes], ...]:
    with zipfile.ZipFile(io.BytesIO(honest())) as archive:
        return tuple((name, archive.read(name)) for name in archive.namelist())


def packed(parts: dict[str, bytes], method: int = zipfile.ZIP_DEFLATED) -> bytes:
    """Return ``parts`` as a ZIP file."""
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", method) as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return file.getvalue()


def with_part(name: str, content: bytes) -> bytes:
    """Return the honest file with one part added or replaced."""
    return packed(dict(_honest_parts()) | {name: content})


def with_text(name: str, old: str, new: str) -> bytes:
    """Return the honest file with ``old`` in a part replaced by ``new``."""
    content = dict(_honest_parts())[name].decode()
    assert old in content
    return with_part(name, content.replace(old, new, 1).encode())


def with_link(kind: str, target: str, *, is_external: bool = True, part: str = LINKS) -> bytes:
    """Return the honest file with one more relationship."""
    mode = ' TargetMode="External"' if is_external else ""
    link = f'<Relationship Id="rId99" Type="{OFFICE}/{kind}" Target="{target}"{mode}/>'
    if part in dict(_honest_parts()):
        return with_text(part, "</Relationships>", link + "</Relationships>")
    space = "http://schemas.openxmlformats.org/package/2006/relationships"
    return with_part(part, f'<Relationships xmlns="{space}">{link}</Relationships>'.encode())


def with_body(xml: str) -> bytes:
    """Return the honest file with ``xml`` at the beginning of its body."""
    return with_text(MAIN, "<w:body>", f"<w:body>{xml}")


def field(*pieces: str) -> str:
    """Return a field whose instruction stands in several runs."""
    runs = "".join(f"<w:r><w:instrText>{piece}</w:instrText></w:r>" for piece in pieces)
    begin, end = (f'<w:r><w:fldChar w:fldCharType="{kind}"/></w:r>' for kind in ("begin", "end"))
    return f"<w:p>{begin}{runs}{end}</w:p>"


def duplicated() -> bytes:
    """Return a file with two main parts."""
    file = io.BytesIO(honest())
    with zipfile.ZipFile(file, "a") as archive:
        archive.writestr(MAIN.upper(), b"<x/>")
    return file.getvalue()


def linked() -> bytes:
    """Return a file one entry of which is a symbolic link."""
    file = io.BytesIO(honest())
    with zipfile.ZipFile(file, "a") as archive:
        entry = zipfile.ZipInfo("word/link.xml")
        entry.external_attr = (stat.S_IFLNK | 0o777) << 16
        archive.writestr(entry, "/etc/passwd")
    return file.getvalue()


def flagged() -> bytes:
    """Return a file whose entries say that they need a password."""
    data = bytearray(honest())
    at = data.find(b"PK\x01\x02")
    while at >= 0:
        data[at + 8] |= 1
        at = data.find(b"PK\x01\x02", at + 1)
    return bytes(data)


def overlapping() -> bytes:
    """Return a file all entries of which share the bytes of the first (CVE-2024-0450)."""
    content = b" " * 1000
    stream = zlib.compressobj(9, zlib.DEFLATED, -15)
    body = stream.compress(content) + stream.flush()
    crc = zlib.crc32(content)
    local = (
        struct.pack("<4s5H3L2H", b"PK\x03\x04", 20, 0, 8, 0, 0, crc, len(body), 1000, 1, 0)
        + b"a"
        + body
    )
    directory = b"".join(
        struct.pack(
            "<4s6H3L5H2L",
            b"PK\x01\x02",
            20,
            20,
            0,
            8,
            0,
            0,
            crc,
            len(body),
            1000,
            1,
            0,
            0,
            0,
            0,
            0,
            0,
        )
        + name
        for name in (b"a", b"b", b"c")
    )
    end = struct.pack("<4s4H2LH", b"PK\x05\x06", 0, 0, 3, 3, len(directory), len(local), 0)
    return local + directory + end


def lying() -> bytes:
    """Return a file that states one byte for an entry of two million."""
    data = bytearray(with_part("word/media/a.bin", b"\x00" * 2_000_000))
    name = data.rfind(b"word/media/a.bin")
    struct.pack_into("<L", data, name - 46 + 24, 1)
    return bytes(data)


def compound(*streams: str, flags: int = 0) -> bytes:
    """Return bytes that look like an old Office file with these streams."""
    head = bytearray(
        b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1".ljust(512, b"\x00") + b"\xec\xa5".ljust(1024, b"\x00")
    )
    struct.pack_into("<H", head, 512 + 0x0A, flags)
    return bytes(head) + b"".join(stream.encode("utf-16-le") + b"\x00\x00" for stream in streams)


def png(width: int, height: int) -> bytes:
    """Return the head of a picture of this size."""
    return (
        b"\x89PNG\r\n\x1a\n"
        + struct.pack(">L4sLL", 13, b"IHDR", width, height)
        + b"\x08\x06\x00\x00\x00"
    )


DTD = '<?xml version="1.0"?><!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>'
DEEP = "<a>" * 10_000 + "</a>" * 10_000
MACRO_TYPE = "application/vnd.ms-word.document.macroEnabled.main+xml"
PLAIN_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"

Attack = tuple[Callable[[], bytes], Refusal, str]

ATTACKS: dict[str, Attack] = {
    "zero bytes": (lambda: b"", Refusal.EMPTY, "空的"),
    "only white space": (lambda: b" \r\n\t ", Refusal.EMPTY, "空的"),
    "truncated to half": (lambda: honest()[: len(honest()) // 2], Refusal.TRUNCATED, "不完整"),
    "truncated by one byte": (lambda: honest()[:-1], Refusal.TRUNCATED, "不完整"),
    "only the magic": (lambda: b"PK\x03\x04", Refusal.TRUNCATED, "不完整"),
    "flipped byte in the main part": (
        lambda: honest()[:200] + bytes([honest()[200] ^ 0xFF]) + honest()[201:],
        Refusal.TRUNCATED,
        "损坏",
    ),
    "pdf": (lambda: b"%PDF-1.7\n%\xe2\xe3\xcf\xd3", Refusal.WRONG_FORMAT, "PDF"),
    "pdf behind a comment": (lambda: b"% x\n%PDF-1.4\n", Refusal.WRONG_FORMAT, "PDF"),
    "jpeg": (lambda: b"\xff\xd8\xff\xe0\x00\x10JFIF", Refusal.WRONG_FORMAT, "图片"),
    "png": (lambda: png(1, 1), Refusal.WRONG_FORMAT, "图片"),
    "web page": (lambda: b"<html><body>a</body></html>", Refusal.WRONG_FORMAT, "网页"),
    "mhtml": (
        lambda: b"MIME-Version: 1.0\r\nContent-Type: multipart/related",
        Refusal.WRONG_FORMAT,
        "网页",
    ),
    "flat word xml": (
        lambda: (
            b'<?xml version="1.0"?><w:wordDocument xmlns:w="http://schemas.microsoft.com/office/word/2003/wordml"/>'
        ),
        Refusal.WRONG_FORMAT,
        "2003",
    ),
    "rar": (lambda: b"Rar!\x1a\x07\x00", Refusal.WRONG_FORMAT, "压缩包"),
    "program": (lambda: b"MZ\x90\x00\x03\x00", Refusal.HOSTILE, "程序"),
    "plain zip": (lambda: packed({"a.txt": b"a"}), Refusal.NOT_A_DOCUMENT, "压缩包"),
    "xlsx": (
        lambda: packed(
            {"[Content_Types].xml": b"<Types/>", "_rels/.rels": b"<a/>", "xl/workbook.xml": b"<a/>"}
        ),
        Refusal.WRONG_FORMAT,
        "Excel",
    ),
    "pptx": (
        lambda: packed(
            {"[Content_Types].xml": b"<Types/>", "_rels/.rels": b"<a/>", "ppt/p.xml": b"<a/>"}
        ),
        Refusal.WRONG_FORMAT,
        "PowerPoint",
    ),
    "polyglot with a script before the archive": (
        lambda: b"PK\x03\x04<script>" + honest(),
        Refusal.HOSTILE,
        "改造",
    ),
    "bomb 1:1000": (
        lambda: with_part("word/media/a.bin", b"\x00" * 20_000_000),
        Refusal.BOMB,
        "压缩比",
    ),
    "bomb that lies about its size": (lying, Refusal.BOMB, "压缩比"),
    "bomb of overlapping entries": (overlapping, Refusal.BOMB, "重叠"),
    "bomb of 5,000 entries": (
        lambda: packed({f"a/{number}": b"" for number in range(5_000)}),
        Refusal.BOMB,
        "部件",
    ),
    "bomb of 2,001 entries": (
        lambda: packed(
            dict(_honest_parts()) | {f"a/{n}": b"" for n in range(2_001 - len(_honest_parts()))}
        ),
        Refusal.BOMB,
        "部件",
    ),
    "picture of 65,000 by 65,000": (
        lambda: with_part("word/media/a.png", png(65_000, 65_000)),
        Refusal.BOMB,
        "像素",
    ),
    "zip slip": (lambda: with_part("../../etc/cron.d/a", b"a"), Refusal.HOSTILE, "路径"),
    "absolute path": (lambda: with_part("/etc/passwd", b"a"), Refusal.HOSTILE, "路径"),
    "drive path": (lambda: with_part("C:/a.xml", b"a"), Refusal.HOSTILE, "路径"),
    "duplicate name": (duplicated, Refusal.HOSTILE, "重名"),
    "symbolic link": (linked, Refusal.HOSTILE, "链接"),
    "encrypted entries": (flagged, Refusal.ENCRYPTED, "密码"),
    "odd compression": (
        lambda: packed(dict(_honest_parts()), zipfile.ZIP_LZMA),
        Refusal.HOSTILE,
        "压缩方式",
    ),
    "encrypted docx": (
        lambda: compound("EncryptionInfo", "EncryptedPackage"),
        Refusal.ENCRYPTED,
        "密码",
    ),
    "encrypted doc": (lambda: compound("WordDocument", flags=0x100), Refusal.ENCRYPTED, "密码"),
    "doc with macros": (lambda: compound("WordDocument", "_VBA_PROJECT"), Refusal.MACROS, "宏"),
    "old workbook": (lambda: compound("Workbook"), Refusal.WRONG_FORMAT, "Excel"),
    "other compound file": (lambda: compound("Contents"), Refusal.TRUNCATED, "损坏"),
    "rtf with an object": (lambda: rb"{\rtf1{\object\objdata 01050000}}", Refusal.HOSTILE, "RTF"),
    "rtf with a remote template": (
        lambda: rb"{\rtf1{\*\template http://a.example/b.dot}}",
        Refusal.HOSTILE,
        "RTF",
    ),
    "macros": (lambda: with_part("word/vbaProject.bin", b"a"), Refusal.MACROS, "宏"),
    "macros by content type": (
        lambda: with_text("[Content_Types].xml", PLAIN_TYPE, MACRO_TYPE),
        Refusal.MACROS,
        "另存为",
    ),
    "activex part": (
        lambda: with_part("word/activeX/activeX1.xml", b"<a/>"),
        Refusal.HOSTILE,
        "ActiveX",
    ),
    "activex control": (
        lambda: with_body('<w:p><w:r><w:object><w:control w:name="a"/></w:object></w:r></w:p>'),
        Refusal.HOSTILE,
        "ActiveX",
    ),
    "remote template": (
        lambda: with_link(
            "attachedTemplate", "http://a.example/b.dotm", part="word/_rels/settings.xml.rels"
        ),
        Refusal.HOSTILE,
        "模板",
    ),
    "template on a share": (
        lambda: with_link(
            "attachedTemplate", r"\\a.example\b.dotm", part="word/_rels/settings.xml.rels"
        ),
        Refusal.HOSTILE,
        "模板",
    ),
    "template on a share as address": (
        lambda: with_link(
            "attachedTemplate", "file://a.example/b.dotm", part="word/_rels/settings.xml.rels"
        ),
        Refusal.HOSTILE,
        "模板",
    ),
    "remote picture": (
        lambda: with_link("image", "https://a.example/b.png"),
        Refusal.HOSTILE,
        "图片",
    ),
    "remote picture in vml": (
        lambda: with_body(
            '<v:imagedata xmlns:v="urn:schemas-microsoft-com:vml" src="http://a.example/b.png"/>'
        ),
        Refusal.HOSTILE,
        "图片",
    ),
    "linked ole object": (
        lambda: with_link("oleObject", "file:///C:/a.xls"),
        Refusal.HOSTILE,
        "OLE",
    ),
    "embedded ole object": (
        lambda: with_link("oleObject", "embeddings/a.bin", is_external=False),
        Refusal.HOSTILE,
        "OLE",
    ),
    "alternative chunk": (
        lambda: with_link("aFChunk", "a.html", is_external=False),
        Refusal.HOSTILE,
        "altChunk",
    ),
    "alternative chunk in the text": (
        lambda: with_body('<w:altChunk xmlns:r="x" r:id="rId9"/>'),
        Refusal.HOSTILE,
        "altChunk",
    ),
    "subdocument": (
        lambda: with_link("subDocument", "http://a.example/b.docx"),
        Refusal.HOSTILE,
        "外部",
    ),
    "frame": (lambda: with_link("frame", "http://a.example/"), Refusal.HOSTILE, "外部"),
    "link to a share": (
        lambda: with_link("hyperlink", r"\\a.example\b"),
        Refusal.HOSTILE,
        "超链接",
    ),
    "link to a local file": (
        lambda: with_link("hyperlink", "file:///C:/a.exe"),
        Refusal.HOSTILE,
        "超链接",
    ),
    "link that is a script": (
        lambda: with_link("hyperlink", "javascript:alert(1)"),
        Refusal.HOSTILE,
        "超链接",
    ),
    "dde field": (lambda: with_body(field('DDE cmd "/k calc"')), Refusal.HOSTILE, "DDE"),
    "dde field in pieces": (
        lambda: with_body(field(" DD", "EAU", "TO c:\\\\a.exe")),
        Refusal.HOSTILE,
        "DDE",
    ),
    "dde in a simple field": (
        lambda: with_body('<w:p><w:fldSimple w:instr="DDEAUTO a b"/></w:p>'),
        Refusal.HOSTILE,
        "DDE",
    ),
    "field that fetches a picture": (
        lambda: with_body(field("INCLUDEPICTURE &quot;http://a.example/b.png&quot;")),
        Refusal.HOSTILE,
        "域",
    ),
    "field that fetches text": (
        lambda: with_body(field(r"INCLUDETEXT \\\\a.example\\b.docx")),
        Refusal.HOSTILE,
        "域",
    ),
    "dtd in the main part": (lambda: with_part(MAIN, DTD.encode()), Refusal.HOSTILE, "DTD"),
    "dtd in utf-16": (lambda: with_part(MAIN, DTD.encode("utf-16")), Refusal.HOSTILE, "DTD"),
    "dtd in the styles": (
        lambda: with_part("word/styles.xml", DTD.encode()),
        Refusal.HOSTILE,
        "DTD",
    ),
    "dtd in the content types": (
        lambda: with_part("[Content_Types].xml", DTD.encode()),
        Refusal.HOSTILE,
        "DTD",
    ),
    "dtd in the relationships": (lambda: with_part(LINKS, DTD.encode()), Refusal.HOSTILE, "DTD"),
    "dtd in a part of another name": (
        lambda: with_part("custom/a.dat", DTD.encode()),
        Refusal.HOSTILE,
        "DTD",
    ),
    "encoding that hides a dtd": (
        lambda: with_part(MAIN, b'<?xml version="1.0" encoding="UTF-7"?>+ADw-a/>'),
        Refusal.TRUNCATED,
        "损坏",
    ),
    "deep nesting": (lambda: with_part(MAIN, DEEP.encode()), Refusal.TOO_DEEP, "嵌套"),
    "malformed main part": (lambda: with_part(MAIN, b"<w:document>"), Refusal.TRUNCATED, "损坏"),
    "binary named as text": (lambda: b"a\x01\x02\x03", Refusal.NOT_A_DOCUMENT, "不是文字"),
    "zeros named docx": (lambda: b"\x00\x01" * 500, Refusal.TRUNCATED, "不完整"),
    "big5": (
        lambda: ("請各縣市政府於六月十日前報送準備情況，並檢查堤防與物資。" * 5).encode("big5"),
        Refusal.WRONG_ENCODING,
        "编码",
    ),
    "broken utf-8": (lambda: SENTENCE.encode()[:-1] + b"\xff\xff", Refusal.WRONG_ENCODING, "编码"),
}
