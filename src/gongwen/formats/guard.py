"""The guard every Word file passes before it is read: nothing hostile, nothing that fetches.

It answers with the parts of the file, or refuses with one Chinese sentence. It opens no network
connection and writes nothing to disk.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from urllib.parse import unquote

from lxml import etree

from gongwen.formats import archive
from gongwen.formats.archive import LIMITS, Limits, is_xml
from gongwen.formats.errors import Refusal, UnreadableFile
from gongwen.formats.picture import pixels
from gongwen.formats.xml import parse

_RESAVE = "请在 Word 或 WPS 中另存为不含宏的 docx 再试。"
_MACRO_PARTS = re.compile(
    r"vba(?:project|data)[^/]*\.(?:bin|xml)$|(?:^|/)(?:macros|attachedtoolbars)\.", re.IGNORECASE
)
_SAFE_SCHEMES = ("http://", "https://", "mailto:", "tel:")
_SCHEME = re.compile(r"^[a-z][a-z0-9+.\-]+:", re.IGNORECASE)
_DRIVE = re.compile(r"^(?:file:///)?[a-z]:[\\/]", re.IGNORECASE)
# Fields that fetch or start something when Word updates them.
_FIELD_COMMAND = re.compile(r"^\s*(?:DDE|DDEAUTO)\b", re.IGNORECASE)
_FETCHING_FIELD = re.compile(
    r"^\s*(?:INCLUDEPICTURE|INCLUDETEXT|INCLUDE|IMPORT|LINK|RD|DATABASE)\b", re.IGNORECASE
)
_CONTROL = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}control"
_SUSPECT_TAGS = (
    b"instrText",
    b"fldSimple",
    b"altChunk",
    b"subDoc",
    b"imagedata",
    b":control",
    b"ocx",
)


def open_docx(data: bytes, limits: Limits = LIMITS) -> dict[str, bytes]:
    """Return the parts of the Word file ``data`` by name, all of them looked at."""
    parts = archive.unpack(data, limits)
    guard_docx(parts, limits)
    return parts


def guard_docx(parts: dict[str, bytes], limits: Limits = LIMITS) -> None:
    """Refuse unpacked parts that are no Word document, or one that carries anything active."""
    _refuse_other_packages(parts)
    _refuse_macros(parts)
    for name, content in parts.items():
        if name.lower().endswith(".rels"):
            _refuse_targets(parse(content, name), parts)
        elif is_xml(name) or content.startswith((b"<?xml", b"\xef\xbb\xbf<?xml")):
            _refuse_active(content, parse(content, name))
        elif pixels(content) > limits.pixels:
            raise UnreadableFile("文件内有像素过大的图片，请压缩图片后再试。", Refusal.BOMB)


def _refuse_other_packages(parts: dict[str, bytes]) -> None:
    names = {name.lower() for name in parts}
    if "[content_types].xml" not in names:
        raise UnreadableFile(
            "文件是普通压缩包，不是 Word 文档，请先解压，再选择其中的 docx 文件。",
            Refusal.NOT_A_DOCUMENT,
        )
    for folder, kind in (
        ("xl/", "Excel 表格"),
        ("ppt/", "PowerPoint 演示文稿"),
        ("visio/", "Visio 图"),
    ):
        if any(name.startswith(folder) for name in names) and "word/document.xml" not in names:
            raise UnreadableFile(
                f"文件实际是{kind}，不是 Word 文档，请把文字复制到 docx 中再试。",
                Refusal.WRONG_FORMAT,
            )
    if "_rels/.rels" not in names:
        raise UnreadableFile(
            "文件缺少主文档，不是完整的 Word 文档，请在 Word 或 WPS 中打开后另存为 docx 再试。",
            Refusal.TRUNCATED,
        )


def _refuse_macros(parts: dict[str, bytes]) -> None:
    types = next(
        content for name, content in parts.items() if name.lower() == "[content_types].xml"
    )
    root = parse(types, "[Content_Types].xml")
    declared = " ".join(
        element.get("ContentType", "").lower() for element in root.iter(etree.Element)
    )
    has_part = any(_MACRO_PARTS.search(name) for name in parts)
    if has_part or "macroenabled" in declared or "vbaproject" in declared:
        raise UnreadableFile(f"文件带有宏，{_RESAVE}", Refusal.MACROS)
    if "activex" in declared or any("activex/" in name.lower() for name in parts):
        raise _active_x()


def _active_x() -> UnreadableFile:
    return UnreadableFile("文件带有 ActiveX 控件，请删除控件并另存为 docx 再试。", Refusal.HOSTILE)


def _refuse_targets(root: etree._Element, parts: dict[str, bytes]) -> None:
    for relation in root.iter("{*}Relationship"):
        kind = relation.get("Type", "").rpartition("/")[2].lower()
        target = unquote(relation.get("Target", "")).strip()
        if relation.get("TargetMode", "").lower() == "external":
            _refuse_external(kind, target)
        else:
            _refuse_internal(kind, target, parts)


def _refuse_external(kind: str, target: str) -> None:
    if kind == "hyperlink":
        if not _is_harmless_link(target):
            raise UnreadableFile(
                "文件中的超链接指向本机文件、共享目录或脚本，请取消该超链接后再试。",
                Refusal.HOSTILE,
            )
    elif kind == "attachedtemplate":
        # Word and WPS note the author's own Normal.dotm as a path on his drive: it leads nowhere
        # on another machine. Anything with a host is a template that would be fetched.
        if not _DRIVE.match(target) and (
            _SCHEME.match(target) or target.startswith(("\\\\", "//"))
        ):
            raise UnreadableFile(
                "文件挂接了网络上的模板，打开时会从外部取内容，请在“开发工具—文档模板”中改为 Normal 后再试。",
                Refusal.HOSTILE,
            )
    elif kind == "image":
        raise UnreadableFile(
            "文件引用了外部图片，请改为插入到文档中的图片后再试。", Refusal.HOSTILE
        )
    elif kind in {"oleobject", "package"}:
        raise UnreadableFile("文件链接了外部的 OLE 对象，请改为图片或文字后再试。", Refusal.HOSTILE)
    else:
        raise UnreadableFile(
            "文件引用了外部内容，打开时会从外部读取，请去掉后再试。", Refusal.HOSTILE
        )


def _is_harmless_link(target: str) -> bool:
    if target.lower().startswith(_SAFE_SCHEMES):
        return True
    return not _SCHEME.match(target) and not target.startswith(("\\\\", "//", "/"))


def _refuse_internal(kind: str, target: str, parts: dict[str, bytes]) -> None:
    if kind == "afchunk":
        raise UnreadableFile(
            "文件嵌入了另一种格式的内容（altChunk），请在 Word 中打开并另存为 docx 再试。",
            Refusal.HOSTILE,
        )
    if kind in {"control", "activexcontrolbinary"}:
        raise _active_x()
    if kind == "vbaproject":
        raise UnreadableFile(f"文件带有宏，{_RESAVE}", Refusal.MACROS)
    if kind in {"oleobject", "package"}:
        _refuse_embedded(kind, target, parts)


def _refuse_embedded(kind: str, target: str, parts: dict[str, bytes]) -> None:
    """Let pass a chart's workbook and a formula; refuse every other embedded object."""
    name = target.rpartition("/")[2].lower()
    content = next((body for part, body in parts.items() if part.lower().endswith("/" + name)), b"")
    if b"vbaProject.bin" in content:
        raise UnreadableFile(f"文件内嵌的表格或文档带有宏，请删除后{_RESAVE}", Refusal.MACROS)
    is_workbook = kind == "package" and content.startswith(b"PK\x03\x04")
    is_formula = "Equation Native".encode("utf-16-le") in content
    if not (is_workbook or is_formula):
        raise UnreadableFile(
            "文件嵌入了 OLE 对象，其中可能藏有程序，请改为图片或文字后再试。", Refusal.HOSTILE
        )


def _refuse_active(content: bytes, root: etree._Element) -> None:
    if content[:2] not in {b"\xff\xfe", b"\xfe\xff"} and not any(
        tag in content for tag in _SUSPECT_TAGS
    ):
        return
    for element in root.iter("{*}altChunk", "{*}subDoc"):
        name = etree.QName(element).localname
        raise UnreadableFile(
            f"文件引入了另一个文档（{name}），请在 Word 中合并内容并另存为 docx 再试。",
            Refusal.HOSTILE,
        )
    if next(root.iter("{*}ocx", _CONTROL), None) is not None:
        raise _active_x()
    for element in root.iter("{*}imagedata"):
        if _is_remote(element.get("src", "")):
            raise UnreadableFile(
                "文件引用了外部图片，请改为插入到文档中的图片后再试。", Refusal.HOSTILE
            )
    for instruction in _instructions(root):
        _refuse_instruction(instruction)


def _is_remote(target: str) -> bool:
    return (
        bool(target)
        and not _DRIVE.match(target)
        and bool(_SCHEME.match(target) or target.startswith(("\\\\", "//")))
    )


def _instructions(root: etree._Element) -> Iterator[str]:
    """Yield the instruction of every field; Word splits one over several runs."""
    for simple in root.iter("{*}fldSimple"):
        yield "".join(value for name, value in simple.attrib.items() if str(name).endswith("instr"))
    pending = ""
    for element in root.iter("{*}fldChar", "{*}instrText"):
        if etree.QName(element).localname == "instrText":
            pending += "".join(element.itertext())
        else:
            yield pending
            pending = ""
    yield pending


def _refuse_instruction(instruction: str) -> None:
    if _FIELD_COMMAND.match(instruction):
        raise UnreadableFile(
            "文件含 DDE 域，打开时可能启动其他程序，请删除该域并核实文件来源。", Refusal.HOSTILE
        )
    words = re.split(r'["\s]+', instruction)
    if _FETCHING_FIELD.match(instruction) and any(map(_is_remote, words)):
        raise UnreadableFile(
            "文件中的域会从外部读取内容，请按 Ctrl+Shift+F9 把域转为文字或图片后再试。",
            Refusal.HOSTILE,
        )
