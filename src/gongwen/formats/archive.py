"""Unpack a ZIP file nobody vouches for: everything is counted before and while it is inflated.

``zipfile`` is used to read the central directory only; since Python 3.11 does not notice entries
that overlap (CVE-2024-0450) and trusts stated sizes, extents and bytes are checked here.
"""

from __future__ import annotations

import stat
import struct
import zipfile
import zlib
from dataclasses import dataclass
from io import BytesIO
from itertools import pairwise

from gongwen.formats.errors import Refusal, UnreadableFile

MB = 1024 * 1024


@dataclass(frozen=True, slots=True)
class Limits:
    """How large a file may be; the figures are goal G-D3 of the security reference page."""

    file_bytes: int = 100 * MB
    unpacked_bytes: int = 300 * MB
    ratio: int = 100  # unpacked to packed, of a single entry …
    ratio_from: int = 1 * MB  # … once it has grown to this size
    entries: int = 2_000
    xml_bytes: int = 64 * MB
    pixels: int = 40_000_000


LIMITS = Limits()

_LOCAL_HEADER = struct.Struct("<4s5H3L2H")
_ENCRYPTED_FLAGS = 0x1 | 0x40 | 0x2000
_CHUNK = 256 * 1024


def unpack(data: bytes, limits: Limits = LIMITS) -> dict[str, bytes]:
    """Return the entries of the ZIP file ``data`` by name; directories are left out.

    Raise :class:`UnreadableFile` for whatever an honest word processor does not write.
    """
    if len(data) > limits.file_bytes:
        raise too_large(limits)
    entries = _directory(data, limits)
    _refuse_names(entries)
    _refuse_kinds(entries)
    bodies = _bodies(data, entries)
    parts: dict[str, bytes] = {}
    left = limits.unpacked_bytes
    for entry, body in zip(entries, bodies, strict=True):
        if entry.is_dir():
            continue
        parts[entry.filename] = _inflate(entry, body, left, limits)
        left -= len(parts[entry.filename])
    return parts


def too_large(limits: Limits = LIMITS) -> UnreadableFile:
    """Return the refusal of a file over the size limit."""
    return UnreadableFile(
        f"文件超过 {limits.file_bytes // MB} MB，请压缩图片或拆分后再试。", Refusal.TOO_LARGE
    )


def _directory(data: bytes, limits: Limits) -> list[zipfile.ZipInfo]:
    # Counted before the directory is read: objects for a million entries would fill the memory.
    if data.count(b"PK\x01\x02") > 2 * limits.entries:
        raise _too_many(limits)
    try:
        with zipfile.ZipFile(BytesIO(data)) as archive:
            entries = archive.infolist()
    except (
        zipfile.BadZipFile,
        ValueError,
        NotImplementedError,
        struct.error,
        IndexError,
        OSError,
    ) as error:
        raise truncated() from error
    if len(entries) > limits.entries:
        raise _too_many(limits)
    return entries


def _too_many(limits: Limits) -> UnreadableFile:
    return UnreadableFile(
        f"文件内含超过 {limits.entries} 个部件，不像正常公文，请检查文件来源。", Refusal.BOMB
    )


def truncated() -> UnreadableFile:
    """Return the refusal of a file that ends too early or is otherwise broken."""
    return UnreadableFile(
        "文件不完整或已损坏，请重新下载、复制，或在 Word、WPS 中打开后另存为 docx 再试。",
        Refusal.TRUNCATED,
    )


def _refuse_names(entries: list[zipfile.ZipInfo]) -> None:
    seen: set[str] = set()
    for entry in entries:
        name = entry.filename
        parts = name.replace("\\", "/").split("/")
        if (
            name.startswith(("/", "\\"))
            or ".." in parts
            or ":" in name
            or "\\" in name
            or _has_controls(entry)
        ):
            raise UnreadableFile(
                "文件内有指向外部目录的路径，可能用于攻击，请勿打开并核实文件来源。",
                Refusal.HOSTILE,
            )
        # ISO/IEC 29500-2 compares part names without regard to case.
        if name.lower() in seen:
            raise UnreadableFile(
                "文件内有重名的部件，可能被人改造过，请核实文件来源。", Refusal.HOSTILE
            )
        seen.add(name.lower())


def _has_controls(entry: zipfile.ZipInfo) -> bool:
    """Tell whether the name holds control characters, also behind a NUL that zipfile cuts off."""
    return any(ord(character) < ord(" ") for character in entry.orig_filename)


def _refuse_kinds(entries: list[zipfile.ZipInfo]) -> None:
    for entry in entries:
        if entry.flag_bits & _ENCRYPTED_FLAGS:
            raise encrypted()
        if stat.S_ISLNK(entry.external_attr >> 16):
            raise UnreadableFile(
                "文件内含符号链接，可能用于攻击，请勿打开并核实文件来源。", Refusal.HOSTILE
            )
        if entry.compress_type not in {zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED}:
            raise UnreadableFile(
                "文件使用了不支持的压缩方式，请在 Word 或 WPS 中打开后另存为 docx 再试。",
                Refusal.HOSTILE,
            )


def encrypted() -> UnreadableFile:
    """Return the refusal of a file that needs a password."""
    return UnreadableFile(
        "文件设有打开密码，请在 Word 或 WPS 中取消密码后再试。", Refusal.ENCRYPTED
    )


def _bodies(data: bytes, entries: list[zipfile.ZipInfo]) -> list[memoryview]:
    """Return the packed bytes of every entry; refuse entries that share bytes or stand elsewhere."""
    view = memoryview(data)
    spans: list[tuple[int, int]] = []
    bodies: list[memoryview] = []
    for entry in entries:
        start = entry.header_offset
        header = view[start : start + _LOCAL_HEADER.size]
        if start < 0 or len(header) < _LOCAL_HEADER.size:
            raise truncated()
        signature, _, flags, method, _, _, _, _, _, name_length, extra_length = (
            _LOCAL_HEADER.unpack(header)
        )
        body = start + _LOCAL_HEADER.size + name_length + extra_length
        if signature != b"PK\x03\x04" or body + entry.compress_size > len(data):
            raise truncated()
        if flags & _ENCRYPTED_FLAGS:
            raise encrypted()
        if method != entry.compress_type:
            raise _forged()
        spans.append((start, body + entry.compress_size))
        bodies.append(view[body : body + entry.compress_size])
    _refuse_overlaps(spans)
    return bodies


def _refuse_overlaps(spans: list[tuple[int, int]]) -> None:
    ordered = sorted(spans)
    if ordered and ordered[0][0] != 0:  # something else stands before the archive: a polyglot
        raise _forged()
    for (_, end), (start, _) in pairwise(ordered):
        if start < end:
            raise UnreadableFile(
                "文件内的部件相互重叠，是压缩炸弹的特征，请勿打开并核实文件来源。", Refusal.BOMB
            )


def _forged() -> UnreadableFile:
    return UnreadableFile(
        "文件的压缩目录与内容不符，可能被人改造过，请核实文件来源。", Refusal.HOSTILE
    )


def _inflate(entry: zipfile.ZipInfo, body: memoryview, left: int, limits: Limits) -> bytes:
    if entry.compress_type == zipfile.ZIP_STORED:
        content = bytes(body)
        _refuse_size(len(content), len(body), left, limits)
    else:
        content = _decompress(body, left, limits)
    if is_xml(entry.filename) and len(content) > limits.xml_bytes:
        raise UnreadableFile(
            f"文件中的部件“{entry.filename}”超过 {limits.xml_bytes // MB} MB，不像正常公文，请检查文件来源。",
            Refusal.TOO_LARGE,
        )
    if zlib.crc32(content) != entry.CRC:
        raise truncated()
    return content


def _decompress(body: memoryview, left: int, limits: Limits) -> bytes:
    stream = zlib.decompressobj(-zlib.MAX_WBITS)
    content = bytearray()
    pending: bytes | memoryview = body
    try:
        while not stream.eof:
            piece = stream.decompress(pending, _CHUNK)
            content += piece
            _refuse_size(len(content), len(body), left, limits)
            pending = stream.unconsumed_tail
            if not piece and not pending:
                break
    except zlib.error as error:
        raise truncated() from error
    if not stream.eof:
        raise truncated()
    if stream.unused_data:
        raise _forged()
    return bytes(content)


def _refuse_size(size: int, packed: int, left: int, limits: Limits) -> None:
    if size > left:
        raise UnreadableFile(
            f"文件解压后超过 {limits.unpacked_bytes // MB} MB，不像正常公文，请检查文件来源。",
            Refusal.BOMB,
        )
    if size > limits.ratio_from and size > limits.ratio * packed:
        raise UnreadableFile(
            f"文件内有压缩比超过 {limits.ratio} 倍的部件，是压缩炸弹的特征，请勿打开并核实文件来源。",
            Refusal.BOMB,
        )


def is_xml(name: str) -> bool:
    """Tell whether a part of this name holds XML."""
    return name.lower().endswith((".xml", ".rels", ".vml", ".svg"))
