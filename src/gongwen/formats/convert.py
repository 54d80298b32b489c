"""Turn old and foreign formats into docx with LibreOffice, where it is installed."""

from __future__ import annotations

import contextlib
import os
import re
import shutil
import signal
import subprocess
import tempfile
from pathlib import Path

from gongwen.formats import archive
from gongwen.formats.archive import is_xml
from gongwen.formats.errors import Refusal, UnreadableFile
from gongwen.formats.xml import parse

TIMEOUT_SECONDS = 60
_PROGRAMS = ("soffice", "libreoffice")

# Macros never run, links are never updated, and nothing is recovered from an earlier crash.
_PROFILE = """<?xml version="1.0" encoding="UTF-8"?>
<oor:items xmlns:oor="http://openoffice.org/2001/registry">
<item oor:path="/org.openoffice.Office.Common/Security/Scripting"><prop oor:name="MacroSecurityLevel" oor:op="fuse"><value>3</value></prop></item>
<item oor:path="/org.openoffice.Office.Common/Security/Scripting"><prop oor:name="DisableMacrosExecution" oor:op="fuse"><value>true</value></prop></item>
<item oor:path="/org.openoffice.Office.Common/Security/Scripting"><prop oor:name="BlockUntrustedRefererLinks" oor:op="fuse"><value>true</value></prop></item>
<item oor:path="/org.openoffice.Office.Writer/Content/Update"><prop oor:name="Link" oor:op="fuse"><value>0</value></prop></item>
</oor:items>
"""  # noqa: E501 -- LibreOffice's own lines

_FIB_FLAGS_AT = 512 + 0x0A  # [MS-DOC] 2.5.2: flags of the FIB, which follows the first sector
_FIB_ENCRYPTED = 0x0100
_RTF_ACTIVE = re.compile(
    rb"\\objdata|\\objautlink|\\ddeauto|\\\*\\template\b|\bDDE(?:AUTO)?\s|INCLUDE(?:PICTURE|TEXT)\s+\"?(?:https?:|\\\\)",
    re.IGNORECASE,
)


def refuse_compound(data: bytes) -> None:
    """Refuse an OLE compound file that is no old Word document, or one that is locked or has macros."""
    if "EncryptedPackage".encode("utf-16-le") in data:
        raise archive.encrypted()
    for stream, kind in (
        ("Workbook", "Excel 表格"),
        ("PowerPoint Document", "PowerPoint 演示文稿"),
    ):
        if stream.encode("utf-16-le") in data:
            raise UnreadableFile(
                f"文件实际是{kind}，不是 Word 文档，请把文字复制到 docx 中再试。",
                Refusal.WRONG_FORMAT,
            )
    if "WordDocument".encode("utf-16-le") not in data:
        raise archive.truncated()
    if (
        int.from_bytes(data[_FIB_FLAGS_AT : _FIB_FLAGS_AT + 2], "little") & _FIB_ENCRYPTED
        and data[512:514] == b"\xec\xa5"
    ):
        raise archive.encrypted()
    if "_VBA_PROJECT".encode("utf-16-le") in data:
        raise UnreadableFile(
            "文件带有宏，请在 Word 或 WPS 中另存为不含宏的 docx 再试。", Refusal.MACROS
        )


def refuse_rtf(data: bytes) -> None:
    """Refuse an RTF file that carries objects or fetches something."""
    if _RTF_ACTIVE.search(data):
        raise UnreadableFile(
            "RTF 文件嵌有对象或外部链接，请在 Word 或 WPS 中打开、删除后另存为 docx 再试。",
            Refusal.HOSTILE,
        )


def refuse_odt(parts: dict[str, bytes]) -> None:
    """Refuse an OpenDocument text that has macros, a DTD or remote content."""
    for name, content in parts.items():
        if name.startswith(("Basic/", "Scripts/")):
            raise UnreadableFile("文件带有宏，请另存为不含宏的 docx 再试。", Refusal.MACROS)
        if is_xml(name):
            root = parse(content, name)
            for element in root.iter("{*}image", "{*}object", "{*}section-source"):
                target = element.get("{http://www.w3.org/1999/xlink}href", "")
                if ":" in target or target.startswith("//"):
                    raise UnreadableFile(
                        "文件引用了外部内容，打开时会从外部读取，请去掉后再试。", Refusal.HOSTILE
                    )


def to_docx(data: bytes, suffix: str) -> bytes:
    """Return ``data`` converted to docx; ``suffix`` (with its dot) is the format it is in."""
    program = office()
    if program is None:
        raise UnreadableFile(
            f"读取 {suffix} 文件需要 LibreOffice，本机没有安装，请在 Word 或 WPS 中另存为 docx 再试。",
            Refusal.NO_CONVERTER,
        )
    try:
        made = _converted(program, data, suffix, "docx:MS Word 2007 XML")
    except subprocess.TimeoutExpired as error:
        raise UnreadableFile(
            f"{_stopped()}，请在 Word 或 WPS 中另存为 docx 再试。", Refusal.TIMEOUT
        ) from error
    if made is None:
        raise UnreadableFile(
            "文件无法转换，可能已损坏或设有密码，请在 Word 或 WPS 中打开后另存为 docx 再试。",
            Refusal.CONVERSION,
        )
    return made


def to_pdf(data: bytes, font_settings: str = "") -> bytes:
    """Return the pages of a docx as PDF; ``font_settings`` is what fontconfig reads, if given."""
    program = office()
    if program is None:
        raise UnreadableFile(
            "排出版面需要 LibreOffice，本机没有安装，版面未能核实。", Refusal.NO_CONVERTER
        )
    try:
        made = _converted(program, data, ".docx", "pdf:writer_pdf_Export", font_settings)
    except subprocess.TimeoutExpired as error:
        raise UnreadableFile(f"{_stopped()}，版面未能核实。", Refusal.TIMEOUT) from error
    if made is None:
        raise UnreadableFile("LibreOffice 没有排出版面，版面未能核实。", Refusal.CONVERSION)
    return made


def _stopped() -> str:
    return f"LibreOffice 超过 {TIMEOUT_SECONDS} 秒未完成，已中止"


def office() -> str | None:
    """Return the path of LibreOffice, or ``None`` where it is not installed."""
    return next(filter(None, map(shutil.which, _PROGRAMS)), None)


def _converted(
    program: str, data: bytes, suffix: str, target: str, font_settings: str = ""
) -> bytes | None:
    """Return what LibreOffice makes of ``data``, or ``None`` where it makes nothing.

    It works in a folder of its own with a fresh profile and is killed after
    :data:`TIMEOUT_SECONDS` (:class:`subprocess.TimeoutExpired`); the folder is gone afterwards.
    """
    with tempfile.TemporaryDirectory(prefix="gongwen-", ignore_cleanup_errors=True) as folder:
        home = Path(folder)
        (home / "profile/user").mkdir(parents=True)
        (home / "profile/user/registrymodifications.xcu").write_text(_PROFILE, encoding="utf-8")
        (home / f"source{suffix}").write_bytes(data)
        environment = _environment(home)
        if font_settings:
            (home / "fonts.conf").write_text(font_settings, encoding="utf-8")
            environment["FONTCONFIG_FILE"] = str(home / "fonts.conf")
        _run(program, home, suffix, target, environment)
        made = home / f"out/source.{target.partition(':')[0]}"
        return made.read_bytes() if made.is_file() else None


def _environment(home: Path) -> dict[str, str]:
    # A proxy that does not exist: whatever a document names is out of reach.
    nowhere = "http://127.0.0.1:9"
    return {
        "PATH": os.environ.get("PATH", os.defpath),
        "HOME": str(home),
        "TMPDIR": str(home),
        "LANG": "C.UTF-8",
        **dict.fromkeys(("http_proxy", "https_proxy", "all_proxy"), nowhere),
    }


def _run(program: str, home: Path, suffix: str, target: str, environment: dict[str, str]) -> None:
    command = [
        program,
        f"-env:UserInstallation={(home / 'profile').as_uri()}",
        *("--headless", "--norestore", "--nolockcheck", "--nodefault"),
        *("--convert-to", target, "--outdir", str(home / "out")),
        str(home / f"source{suffix}"),
    ]
    process = subprocess.Popen(  # noqa: S603 -- the program was looked up by us, the rest is ours
        command,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        env=environment,
        cwd=home,
        start_new_session=True,
    )
    try:
        process.wait(TIMEOUT_SECONDS)
    finally:
        # The starter script leaves a child behind; the whole session goes with it.
        with contextlib.suppress(ProcessLookupError):
            os.killpg(process.pid, signal.SIGKILL)
        process.wait()
