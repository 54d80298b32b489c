"""Input nobody wishes for ends in a good file or in one Chinese sentence; the draft stays as it was."""

from __future__ import annotations

import contextlib
import io
import os
import re
import shutil
import time
import tracemalloc
import zipfile
from pathlib import Path

import pytest

from gongwen import UnreadableFile, typeset
from gongwen.cli.main import main
from gongwen.formats import convert
from gongwen.formats.archive import unpack
from gongwen.formats.docx import Package
from gongwen.formats.open import read
from tests.gongwen.formats import attacks
from tests.gongwen.formats.docx.snippets import p, r, word

_TITLE = p("关于做好防汛工作的通知")
_BODY = p("各县（区）人民政府：") + p("为做好防汛工作，现将有关事项通知如下：")
_END = p("云川市水务局") + p("2026年5月6日")
_ALL = _TITLE + _BODY + _END
_STYLED = p("关于做好防汛工作的通知", '<w:pStyle w:val="a"/>') + _BODY
_PICTURE = r(
    '<w:drawing><wp:inline><wp:extent cx="914400" cy="914400"/><a:graphic/></wp:inline></w:drawing>'
)
_BOX = (
    '<mc:AlternateContent><mc:Choice Requires="wps"><w:drawing><wp:anchor>'
    '<wp:extent cx="914400" cy="914400"/><a:graphic><a:graphicData uri="x"><wps:wsp><wps:txbx>'
    f"<w:txbxContent>{_ALL}</w:txbxContent></wps:txbx></wps:wsp></a:graphicData></a:graphic>"
    "</wp:anchor></w:drawing></mc:Choice></mc:AlternateContent>"
)
_CYCLE = "".join(
    f'<w:style w:type="paragraph" w:styleId="{one}"><w:basedOn w:val="{other}"/></w:style>'
    for one, other in ("ab", "ba", "cc")
)
_ASIDE = "文字都在表格或文本框里"


def _table(content: str) -> str:
    return (
        '<w:tbl><w:tblGrid><w:gridCol w:w="9000"/></w:tblGrid>'
        f"<w:tr><w:tc>{content}</w:tc></w:tr></w:tbl>{p()}"
    )


def _file(body: str, **parts: str) -> bytes:
    return Package(word(body, **parts)).pack()


def _with_styles(styles: bytes | None) -> bytes:
    parts = word(_ALL, styles="")
    if styles is None:
        del parts["word/styles.xml"]
    else:
        parts["word/styles.xml"] = styles
    return Package(parts).pack()


_GOOD: dict[str, bytes] = {
    "没有标题": _file(_BODY + _END),
    "两个标题": _file(_TITLE + p("关于做好抗旱工作的通知") + _BODY + _END),
    "两个相同的标题": _file(_TITLE + _ALL),
    "全在一段": _file(p("关于防汛的通知各县：请做好防汛工作。一、值班。云川市水务局2026年5月6日")),
    "全在表格里": _file(_table(_ALL)),
    "只有文本框": _file(p(r(_BOX))),
    "二百个附件": _file(
        _ALL + "".join(p(f"附件{n}") + p(f"明细表{n}") + p("入库。") for n in range(1, 201))
    ),
    "标题加图片": _file(_TITLE + p(_PICTURE) * 3),
    "从右向左": _file(_TITLE + p(r("\u202e倒着的字\u202c正着的字。\u200f"), "<w:bidi/>") + _BODY),
    "样式循环": _file(_STYLED, styles=_CYCLE),
    "样式不存在": _file(_STYLED),
    "没有样式部件": _with_styles(None),
    "编辑保护": _file(_ALL, settings='<w:documentProtection w:edit="readOnly" w:enforcement="1"/>'),
    "一句话重复几千遍": ("请做好工作。\n" * 3_500).encode(),
}
_REFUSED: dict[str, tuple[bytes, str]] = {
    "空文件": (b"", "文件是空的"),
    "只有空行": (b"\n \n\n", "文件是空的"),
    "PDF": (b"%PDF-1.4", "PDF"),
    "压缩包损坏": (b"PK\x03\x04broken", "损坏"),
    "没有文字": (_file(p()), "没有文字"),
    "只有扫描图片": (_file(p(_PICTURE) * 3), "扫描图片"),
    "样式部件损坏": (_with_styles(b"<w:styles><w:style"), "styles.xml”已损坏"),
    "打开密码": (attacks.compound("EncryptedPackage"), "打开密码"),
    "不是文件": ("通知\x00正文".encode(), "已损坏"),
}


def _run(folder: Path, data: bytes, *options: str) -> tuple[int, Path]:
    """Typeset as a user would and return the exit status and where the file should be."""
    draft, made = folder / "文稿.docx", folder / "排版.docx"
    draft.write_bytes(data)
    status = main(["typeset", str(draft), "-o", str(made), *options])
    assert draft.read_bytes() == data, "the draft was touched"
    return status, made


@pytest.mark.parametrize("name", _GOOD)
def test_an_odd_document_ends_in_a_good_file(name: str, tmp_path: Path) -> None:
    """It can be read, says the same, and comes out the same when typeset again."""
    data = _GOOD[name]
    status, made = _run(tmp_path, data)

    assert status == 0
    assert _words(read(made.read_bytes(), "a.docx").text) == _words(read(data, "a.txt").text)
    if not name.startswith("一句话"):
        assert typeset(made).data == made.read_bytes()


def _words(text: str) -> str:
    """Return ``text`` without blank lines and page numbers, which are looks."""
    return re.sub(r"— \d —|\s", "", text)


@pytest.mark.parametrize("name", _REFUSED)
def test_what_cannot_be_typeset_is_refused_in_one_sentence(
    name: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """No file is left behind."""
    data, words = _REFUSED[name]
    status, made = _run(tmp_path, data)
    said = capsys.readouterr()

    assert (status, said.out, made.exists()) == (2, "", False)
    assert words in said.err
    assert said.err.endswith("。\n")
    assert said.err.count("\n") == said.err.count("。") == 1


@pytest.mark.parametrize("name", ["全在表格里", "只有文本框"])
def test_a_document_without_running_text_is_told_so(name: str) -> None:
    """Words in cells and boxes keep their places; a person has to move them."""
    assert any(note.startswith(_ASIDE) for note in typeset(_GOOD[name]).notes)
    assert not any(note.startswith(_ASIDE) for note in typeset(_GOOD["没有标题"]).notes)


def test_a_bomb_is_refused(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A part that would fill the memory is never unpacked."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in word(_ALL).items():
            archive.writestr(name, content)
        archive.writestr("word/media/a.bin", bytes(20_000_000))

    assert _run(tmp_path, buffer.getvalue())[0] == 2
    assert "压缩炸弹" in capsys.readouterr().err


def test_what_says_one_thing_over_and_over_is_no_bomb() -> None:
    """Our own output never shrinks so far that we would refuse to read it."""
    data = Package(word(p("请做好工作。") * 20_000)).pack()

    assert len(unpack(data)["word/document.xml"]) > 1_000_000
    assert len(Package(word(_ALL)).pack()) < 3_000  # others shrink as ever


def test_three_hundred_pages_take_seconds_and_little_memory() -> None:
    """More than 300 full pages: the time and the peak of memory stay sane."""
    signs = "".join(map(chr, range(0x4E00, 0x5E00)))
    text = "".join(p(f"{signs[n : n + 270]}。") for n in range(750))
    data = _file(_TITLE + _BODY + text + _END)
    begun = time.perf_counter()
    result = typeset(data)
    taken = time.perf_counter() - begun
    tracemalloc.start()
    typeset(data)
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()

    assert len(result.document.text) > 300 * 22 * 28
    assert taken < 15
    assert peak < 500_000_000


# -- where the files lie ----------------------------------------------------------------------------


@pytest.mark.parametrize("link", ["itself", "symbolic", "hard"])
def test_the_draft_is_never_written_over(
    link: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Not under another name either."""
    draft = tmp_path / "文稿.docx"
    draft.write_bytes(_file(_ALL))
    made = draft if link == "itself" else tmp_path / "别名.docx"
    if link == "symbolic":
        made.symlink_to(draft)
    elif link == "hard":
        made.hardlink_to(draft)

    assert main(["typeset", str(draft), "-o", str(made)]) == 2
    assert capsys.readouterr().err == "输出不能覆盖原稿，请换一个文件名。\n"
    assert draft.read_bytes() == _file(_ALL)


@pytest.mark.parametrize(
    ("options", "words"),
    [
        (["-o", "没有的文件夹/a.docx"], "没有的文件夹/a.docx"),
        (["-o", "文件夹"], "文件夹"),
        (["-o", "-"], "标准输出"),
        (["-o", "a.docx", "--review", "a.docx"], "同一个文件"),
        (["-o", "a.pdf", "--pdf"], "同一个文件"),
        (["-o", "a.docx", "--review", "文稿.docx"], "不能覆盖原稿"),
        (["-o", "a.docx", "--review", "文件夹"], "文件夹"),
    ],
)
def test_a_place_that_cannot_be_written_is_told_in_one_sentence(
    options: list[str],
    words: str,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    """The sentence names it; the draft stays."""
    monkeypatch.chdir(tmp_path)
    Path("文件夹").mkdir()
    Path("文稿.docx").write_bytes(_file(_ALL))

    assert main(["typeset", "文稿.docx", *options]) == 2
    said = capsys.readouterr().err
    assert words in said
    assert said.count("\n") == 1
    assert Path("文稿.docx").read_bytes() == _file(_ALL)


def test_an_output_that_is_there_is_replaced_only_by_a_good_one(tmp_path: Path) -> None:
    """A refused draft does not cost the file of the last time."""
    status, made = _run(tmp_path, _file(_ALL))
    kept = made.read_bytes()

    assert status == 0
    assert _run(tmp_path, b"%PDF-1.4")[0] == 2
    assert made.read_bytes() == kept
    assert _run(tmp_path, _file(_BODY))[0] == 0
    assert made.read_bytes() != kept


# -- LibreOffice -----------------------------------------------------------------------------------


def _program(folder: Path, script: str) -> None:
    folder.mkdir()
    path = folder / "soffice"
    path.write_text(f"#!/bin/sh\n{script}\n", encoding="utf-8")
    path.chmod(0o755)


def test_libreoffice_that_hangs_is_killed_with_all_it_started(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """The Word file is there all the same, and nothing runs on."""
    _program(tmp_path / "bin", f"/bin/sleep 600 &\necho $$ $! > '{tmp_path}/running'\nwait")
    monkeypatch.setenv("PATH", str(tmp_path / "bin"))
    monkeypatch.setattr(convert, "TIMEOUT_SECONDS", 1)

    status, made = _run(tmp_path, _file(_ALL), "--pdf")

    assert (status, made.exists(), made.with_suffix(".pdf").exists()) == (2, True, False)
    said = capsys.readouterr().err
    assert said == (
        "Word 文件已排好，PDF 没有生成：LibreOffice 超过 1 秒未完成，已中止，版面未能核实。\n"
    )
    for number in (tmp_path / "running").read_text(encoding="utf-8").split():
        assert _has_ended(int(number))


def _has_ended(number: int) -> bool:
    for _ in range(50):
        state = ""
        with contextlib.suppress(FileNotFoundError, ProcessLookupError):
            os.kill(number, 0)
            state = Path(f"/proc/{number}/stat").read_text(encoding="utf-8").split()[2]
        if state in {"", "Z"}:
            return True
        time.sleep(0.1)
    return False


@pytest.mark.parametrize(
    ("script", "pdf", "doc"),
    [
        ("kill -SEGV $$", "没有排出版面", "无法转换"),
        (None, "需要 LibreOffice，本机没有安装", "需要 LibreOffice，本机没有安装"),
    ],
    ids=["崩溃", "没有安装"],
)
def test_libreoffice_that_crashes_or_is_missing_is_told(
    script: str | None,
    pdf: str,
    doc: str,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    """For the pages of the typeset file and for a draft in an old format."""
    if script is not None:
        _program(tmp_path / "bin", script)
    monkeypatch.setenv("PATH", str(tmp_path / "bin"))

    assert _run(tmp_path, _file(_ALL), "--pdf")[0] == 2
    assert pdf in capsys.readouterr().err
    with pytest.raises(UnreadableFile, match=doc) as refused:
        typeset(attacks.compound("WordDocument"), name="旧.doc")
    assert refused.value.message.endswith("。")


@pytest.mark.skipif(shutil.which("soffice") is None, reason="LibreOffice is not installed")
def test_the_pages_are_written_and_replaced_fonts_told(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """The PDF has the pages that are told; fonts that are not installed are named, never hidden."""
    pdf = pytest.importorskip("gongwen.rendering.pdf")
    annex = p("附件", "<w:pageBreakBefore/>") + p("名单") + p("李明。")

    status, made = _run(tmp_path, _file(_ALL + annex), "--pdf")

    pages = list(pdf.read_pdf(made.with_suffix(".pdf").read_bytes()))
    said = capsys.readouterr().out
    assert (status, len(pages)) == (0, 2)
    assert "排版.pdf，共 2 面" in said
    fonts = {glyph.font for page in pages for glyph in page.glyphs}
    if not any("FZXiaoBiaoSong" in font or "小标宋" in font for font in fonts):
        assert re.search("排版时已替代.*方正小标宋简体→", said)
