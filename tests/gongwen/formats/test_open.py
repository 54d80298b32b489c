"""Files of every kind become documents."""

from __future__ import annotations

import io
import shutil
import subprocess
from pathlib import Path

import docx
import pytest

from gongwen.formats import convert
from gongwen.formats.errors import Refusal, UnreadableFile
from gongwen.formats.open import read
from gongwen.text import Block, Cell
from tests.gongwen.formats import attacks

MARKDOWN = """\
# 关于**检查**的通知

> 引用一句。
- 第一项，见[办法](https://a.example)
1. 第二项
*着重*和`代码`，5*3*2，a_b_c，转义\\*号
| 单位 | 数量 |
|---|---:|
| 甲 | **3** |
---
```
# 不是标题
```
![图](a.png)<!-- 不显示 -->"""
TEXT = "关于开展检查的通知\n各单位：\n请于6月10日前报送。"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030", "gbk", "utf-16"])
@pytest.mark.parametrize("newline", ["\n", "\r\n", "\r"])
def test_reads_plain_text_in_usual_encodings(encoding: str, newline: str) -> None:
    """Text reads the same whatever editor wrote it."""
    document = read(TEXT.replace("\n", newline).encode(encoding), "通知.txt")
    assert document.text == TEXT
    assert [block.text for block in document.blocks] == TEXT.split("\n")
    assert not document.has_layout


@pytest.mark.parametrize(
    "data",
    [TEXT.encode("utf-16-le"), TEXT.encode("utf-16-be") + b"\x00a", TEXT.encode("utf-32-le")],
)
def test_refuses_text_in_an_encoding_that_does_not_say_so(data: bytes) -> None:
    """UTF-16 without its mark is not guessed at."""
    with pytest.raises(UnreadableFile, match="UTF-8") as refused:
        read(data, "通知.txt")
    assert refused.value.kind is Refusal.WRONG_ENCODING


def test_reads_markdown_without_its_markup() -> None:
    """Readers see headings, lists, tables and links as prose; so do rules."""
    document = read(MARKDOWN.encode(), "通知.md")
    assert [block.text for block in document.blocks] == [
        "关于检查的通知",
        "",
        "引用一句。",
        "第一项，见办法",
        "1. 第二项",
        "着重和代码，5*3*2，a_b_c，转义*号",
        "单位",
        "数量",
        "甲",
        "3",
        "# 不是标题",
        "图",
    ]
    assert document.blocks[0].format.outline_level == 0
    assert document.blocks[9] == Block("3", cell=Cell(0, 1, 1))
    assert (document.tables[0].rows, document.tables[0].columns) == (2, 2)


def test_the_same_text_without_a_suffix_is_plain() -> None:
    """Only the name can tell that a text is Markdown."""
    assert read("# 甲".encode(), "").text == "# 甲"


def test_refuses_a_marked_file() -> None:
    """A mark of secrecy is found in every format."""
    made = docx.Document()
    made.sections[0].header.paragraphs[0].text = "机 密★一年"
    made.add_paragraph("关于开展检查的通知")
    file = io.BytesIO()
    made.save(file)
    for data, name in ((file.getvalue(), "a.docx"), ("秘密★5年\n通知".encode(), "a.txt")):
        with pytest.raises(UnreadableFile, match="密级") as refused:
            read(data, name)
        assert refused.value.kind is Refusal.SECRET_MARK


def test_refuses_a_word_file_without_text() -> None:
    """A scan in a Word file has nothing to check."""
    file = io.BytesIO()
    docx.Document().save(file)
    with pytest.raises(UnreadableFile, match="没有文字"):
        read(file.getvalue(), "a.docx")


def test_says_what_is_missing_to_read_an_old_file(monkeypatch: pytest.MonkeyPatch) -> None:
    """Without LibreOffice an old file is refused with what to do."""
    monkeypatch.setattr(shutil, "which", lambda _: None)
    with pytest.raises(UnreadableFile, match=r"LibreOffice.*另存为 docx") as refused:
        read(attacks.compound("WordDocument"), "a.doc")
    assert refused.value.kind is Refusal.NO_CONVERTER


def test_a_converter_that_hangs_is_killed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A conversion that does not end is ended, with all it started, and its folder removed."""
    program = tmp_path / "soffice"
    program.write_text("#!/bin/sh\nsleep 60 & wait\n")
    program.chmod(0o755)
    folder = tmp_path / "temp"
    folder.mkdir()
    monkeypatch.setattr(shutil, "which", lambda _: str(program))
    monkeypatch.setattr("tempfile.tempdir", str(folder))
    monkeypatch.setattr(convert, "TIMEOUT_SECONDS", 0.3)
    with pytest.raises(UnreadableFile, match="未完成") as refused:
        convert.to_docx(b"{\\rtf1}", ".rtf")
    assert refused.value.kind is Refusal.TIMEOUT
    assert list(folder.iterdir()) == []


def test_a_converter_that_makes_nothing_is_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A file LibreOffice cannot open gives a sentence."""
    monkeypatch.setattr(shutil, "which", lambda _: "/bin/true")
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path))
    with pytest.raises(UnreadableFile, match="无法转换"):
        convert.to_docx(b"{\\rtf1}", ".rtf")
    assert list(tmp_path.iterdir()) == []


@pytest.mark.skipif(shutil.which("soffice") is None, reason="needs LibreOffice")
def test_reads_an_rtf_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """RTF goes through LibreOffice, which leaves nothing behind."""
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path))
    unicode = "".join(f"\\u{ord(character)}?" for character in "各单位：")
    document = read(f"{{\\rtf1\\ansi {unicode}\\par}}".encode(), "a.rtf")
    assert document.text.strip() == "各单位："
    assert list(tmp_path.iterdir()) == []


@pytest.mark.skipif(shutil.which("soffice") is None, reason="needs LibreOffice")
@pytest.mark.parametrize("suffix", ["doc", "odt"])
def test_reads_old_and_open_formats(suffix: str, tmp_path: Path) -> None:
    """A .doc and an .odt that LibreOffice wrote itself come back as their text."""
    (tmp_path / "a.docx").write_bytes(attacks.honest())
    subprocess.run(
        [shutil.which("soffice") or "", f"-env:UserInstallation={(tmp_path / 'p').as_uri()}", "--headless",
         "--convert-to", suffix, "--outdir", tmp_path, tmp_path / "a.docx"],
        check=True, capture_output=True, timeout=90,
    )  # fmt: skip
    document = read((tmp_path / f"a.{suffix}").read_bytes(), "公文")
    assert attacks.SENTENCE in document.text


OFD = {
    "OFD.xml": '<ofd:OFD xmlns:ofd="http://www.ofdspec.org/2016" DocType="OFD" Version="1.0"><ofd:DocBody>'
    "<ofd:DocInfo><ofd:DocID>a</ofd:DocID></ofd:DocInfo><ofd:DocRoot>Doc_0/Document.xml</ofd:DocRoot>"
    "</ofd:DocBody></ofd:OFD>",
    "Doc_0/Document.xml": '<ofd:Document xmlns:ofd="http://www.ofdspec.org/2016"><ofd:CommonData>'
    "<ofd:MaxUnitID>9</ofd:MaxUnitID><ofd:PageArea><ofd:PhysicalBox>0 0 210 297</ofd:PhysicalBox></ofd:PageArea>"
    '</ofd:CommonData><ofd:Pages><ofd:Page ID="1" BaseLoc="Pages/Page_0/Content.xml"/></ofd:Pages></ofd:Document>',
    "Doc_0/Pages/Page_0/Content.xml": '<ofd:Page xmlns:ofd="http://www.ofdspec.org/2016"><ofd:Content>'
    '<ofd:Layer ID="2"><ofd:TextObject ID="3" Boundary="20 20 100 10" Font="1" Size="5">'
    '<ofd:TextCode X="0" Y="5" DeltaX="5 5 5">各单位：</ofd:TextCode></ofd:TextObject></ofd:Layer>'
    "</ofd:Content></ofd:Page>",
}


def test_reads_the_text_of_an_ofd_file() -> None:
    """OFD text comes through the optional library."""
    pytest.importorskip("ofdkit")
    data = attacks.packed({name: content.encode() for name, content in OFD.items()})
    assert read(data, "a.ofd").text == "各单位："


def test_refuses_an_ofd_file_with_a_dtd() -> None:
    """The guard looks at OFD files too."""
    data = attacks.packed({"OFD.xml": attacks.DTD.encode()})
    with pytest.raises(UnreadableFile, match="DTD"):
        read(data, "a.ofd")
