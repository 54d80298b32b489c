"""Other typesetters on the same inputs: ``python -m benchmarks.typeset_peers``.

gongwen-skill takes Word files (``optimize --apply``) and Markdown or plain text (``draft``), without
its declaration of AI. md-to-office takes Markdown. cn-gov-docx is a library that must be told what
each paragraph is: it is told by our own recognition. Damage is
counted in what comes out, read by our reader.
"""

from __future__ import annotations

import difflib
import json
import os
import statistics
import subprocess
import sys
import tempfile
import time
import venv
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

import gongwen
from benchmarks.odd_files import OddFile, everything
from benchmarks.origins import BY_CHARACTERS
from benchmarks.properties import things
from benchmarks.specimens import TITLES, contents
from benchmarks.typesetting import TODAY, Input, inputs, said
from gongwen import UnreadableFile
from gongwen.anatomy import ElementKind, recognise
from gongwen.checking.engine import layout_codes
from gongwen.formats.archive import unpack
from gongwen.formats.open import read
from gongwen.layout import measured, spec
from gongwen.layout.content import Content
from gongwen.rendering.render import render
from gongwen.rulebook import Draft
from gongwen.text import Block, Document

PACKAGES = ("gongwen-skill==2.15.0", "cn-gov-docx==0.2.1", "md-to-office==1.0.2")
ENVIRONMENT = Path(os.environ.get("TYPESET_PEERS", "build/typeset-peers"))
_TITLE_LEAST = 20.0
_BUILD = """
import json, sys
from cn_gov_docx import CnGovDocx
made = CnGovDocx()
for kind, text in json.load(sys.stdin):
    getattr(made, "add_" + kind)(text)
made.save(sys.argv[1])
"""
_CALLS = {
    ElementKind.TITLE: "title",
    ElementKind.ANNEX_TITLE: "title",
    ElementKind.HEADING_1: "h1",
    ElementKind.HEADING_2: "h2",
    ElementKind.HEADING_3: "h3",
}

Tool = Callable[[Input, Path, Path], bool]
"""Takes an input, its file and where to write; tells whether the tool takes such a file."""


@dataclass
class Tally:
    """What a tool did to all its inputs."""

    files: int = 0
    failed: int = 0
    blanks: int = 0
    lost: int = 0
    added: int = 0
    touched: int = 0
    blackened: int = 0
    number_as_title: int = 0
    no_red_line: int = 0
    no_page_number: int = 0
    tables_lost: int = 0
    word_files: int = 0
    word_before: int = 0
    word_after: int = 0
    faults: int = 0
    clean: int = 0


def main() -> None:
    """Print a table with a column for each tool."""
    tools: dict[str, Tool] = {"gongwen（本软件）": ours}
    if _install():
        tools |= {
            "gongwen-skill 2.15.0": gongwen_skill,
            "md-to-office 1.0.2": md_to_office,
            "cn-gov-docx 0.2.1": cn_gov_docx,
        }
    for name, tool in tools.items():
        _print_tool(name, tool)
    print("document-format-skills、docformat-gui 在 PyPI 和 npm 上都没有，没有参加。")


def _install() -> bool:
    """Install the peers into their environment unless they are there; tell where that fails."""
    if (ENVIRONMENT / "bin" / "python").exists():
        return True
    venv.create(ENVIRONMENT, with_pip=True)
    python = str(ENVIRONMENT / "bin" / "python")
    command = [python, "-m", "pip", "install", "-q", *PACKAGES]
    done = subprocess.run(command, check=False)
    if done.returncode:
        print("装不上其他工具（没有网络？），只列本软件。")
    return done.returncode == 0


def _print_tool(name: str, tool: Tool) -> None:
    tally = Tally()
    seconds: list[float] = []
    grids: list[str] = []
    with tempfile.TemporaryDirectory() as folder:
        for one in inputs():
            if one.is_long and one.kind != "通知":
                continue
            began = time.perf_counter()
            made = _made(one, tool, Path(folder))
            if made is None:
                continue
            seconds.append(time.perf_counter() - began)
            if one.is_long:
                grids.append(f"{one.origin} {_grid(made)}")
            else:
                _count(one, made, tally)
        kept = _kept(tool, Path(folder))
    print(f"\n{name}：{tally.files} 件，做不出 {tally.failed} 件")
    print(
        f"  文字：{tally.touched} 件变了，少 {tally.blanks} 个空格、{tally.lost} 字，多 {tally.added} 字"
    )
    print(f"  标志变黑或没了 {tally.blackened}，文号排成标题 {tally.number_as_title}", end="，")
    print(f"红线没了 {tally.no_red_line}，表格少 {tally.tables_lost}", end="，")
    print(f"没有页码 {tally.no_page_number}")
    words = max(tally.word_files, 1)
    if tally.word_files:
        print(
            f"  Word 输入 {tally.word_files} 件：版式问题每件 {tally.word_before / words:.1f} → "
            f"{tally.word_after / words:.1f} 种"
        )
    average = tally.faults / max(tally.files - tally.failed, 1)
    print(f"  版式问题每件 {average:.1f} 种，一种也没有的 {tally.clean} 件")
    print(f"  每面行数×每行字数（通知，加长）：{'；'.join(grids)}")
    print(f"  样样都有的一件：{kept}")
    print(f"  用时中位数 {statistics.median(seconds):.2f} 秒")


def _made(one: Input, tool: Tool, folder: Path) -> bytes | None:
    """Return what a tool makes of an input, nothing if it fails; ``None`` if it takes no such file."""
    source = folder / f"{one.kind}{Path(one.source.name).suffix}"
    source.write_bytes(one.source.data)
    output = folder / "out.docx"
    output.unlink(missing_ok=True)
    if not tool(one, source, output):
        return None
    return output.read_bytes() if output.exists() else b""


def ours(_one: Input, source: Path, output: Path) -> bool:
    """Typeset with this software."""
    return _run([sys.executable, "-m", "gongwen", "typeset", source, "-o", output])


def gongwen_skill(_one: Input, source: Path, output: Path) -> bool:
    """Typeset with gongwen-skill."""
    program: list[str | Path] = [
        ENVIRONMENT / "bin" / "python",
        "-c",
        "from gongwen import main; main()",
    ]
    if source.suffix == ".docx":
        declared = ["--apply", "--remove-ai-declaration"]
        return _run([*program, "optimize", source, "-o", output, *declared])
    return _run([*program, "draft", source, "-o", output, "--no-ai-declaration", "--no-verify"])


def md_to_office(_one: Input, source: Path, output: Path) -> bool:
    """Typeset with md-to-office."""
    if source.suffix != ".md":
        return False
    program: list[str | Path] = [ENVIRONMENT / "bin" / "python", "-m", "md_to_office.md2office"]
    _run([*program, "--input", source, "--output", output.parent, "--format", "docx"])
    made = source.with_suffix(".docx")
    if made.exists():
        made.replace(output)
    return True


def cn_gov_docx(one: Input, _source: Path, output: Path) -> bool:
    """Compose the pasted text with cn-gov-docx."""
    if one.origin != "网页粘贴":
        return False
    document = read(one.source.data, one.source.name)
    anatomy = recognise(document)
    calls = []
    for index, block in enumerate(document.blocks):
        if not block.is_blank:
            kinds = [element.kind for element in anatomy.by_block.get(index, ())]
            is_whole = len(kinds) == 1
            calls.append((_CALLS.get(kinds[0], "text") if is_whole else "text", block.text))
    return _run([ENVIRONMENT / "bin" / "python", "-c", _BUILD, output], json.dumps(calls))


def _run(command: Sequence[str | Path], given: str | None = None) -> bool:
    """Run a tool; it has made its file or not, which is looked at afterwards."""
    subprocess.run(
        command, input=given, capture_output=True, text=True, encoding="utf-8", check=False
    )
    return True


def _count(one: Input, made: bytes, tally: Tally) -> None:
    tally.files += 1
    content = next(content for name, content in contents().items() if TITLES[name] == one.kind)
    before = read(one.source.data, one.source.name)
    try:
        after = read(made, "out.docx")
    except UnreadableFile:
        tally.failed += 1
        return
    lost, added = _difference(before, after)
    tally.blanks += len(lost) - len("".join(lost.split()))
    tally.lost += len("".join(lost.split()))
    tally.added += len("".join(added.split()))
    tally.touched += bool(lost or added)
    _count_header(content, before, after, tally)
    tally.tables_lost += max(len(before.tables) - len(after.tables), 0)
    tally.no_page_number += b"PAGE" not in b"".join(
        content for name, content in unpack(made).items() if "footer" in name
    )
    codes = _codes(made)
    if before.has_layout:
        tally.word_files += 1
        tally.word_before += len(_codes(one.source.data))
        tally.word_after += len(codes)
    tally.faults += len(codes)
    tally.clean += not codes


def _difference(before: Document, after: Document) -> tuple[str, str]:
    """Return the characters that were lost and added; what was moved counts as both."""
    old, new = "".join(said(before)), "".join(said(after))
    matcher = difflib.SequenceMatcher(None, old, new, autojunk=False)
    changes = [change for change in matcher.get_opcodes() if change[0] != "equal"]
    lost = "".join(old[start:end] for _, start, end, _, _ in changes)
    return lost, "".join(new[start:end] for _, _, _, start, end in changes)


def _count_header(content: Content, before: Document, after: Document, tally: Tally) -> None:
    if content.masthead and _is_red(_find(before, content.masthead)):
        tally.blackened += not _is_red(_find(after, content.masthead))
    number = _find(after, content.number)
    sizes = [run.format.size or 0.0 for run in number.runs] if number else []
    tally.number_as_title += bool(content.number) and max(sizes, default=0.0) >= _TITLE_LEAST
    tally.no_red_line += _has_red_line(before) and not _has_red_line(after)


def _find(document: Document, text: str) -> Block | None:
    return next((one for one in document.blocks if text and one.text.strip() == text), None)


def _is_red(block: Block | None) -> bool:
    return block is not None and any(spec.is_red(run.format.color) for run in block.runs)


def _has_red_line(document: Document) -> bool:
    borders = (block.format.bottom_border or block.format.top_border for block in document.blocks)
    return any(border is not None and spec.is_red(border.color) for border in borders) or any(
        thing.kind == "line" and spec.is_red(thing.color) for thing in document.drawings
    )


def _codes(data: bytes) -> set[str]:
    found = gongwen.check(data, name="文稿.docx", today=TODAY).findings
    return {one.code for one in found} & layout_codes() - BY_CHARACTERS


def _grid(made: bytes) -> str:
    """Return lines a page and characters a line as they come out on paper."""
    if not made:
        return "—"
    document = read(made, "out.docx")
    pages = render(made, document).pages
    draft = Draft(document, recognise(document), TODAY, rendered=pages)
    lines = measured.lines_per_page(draft)
    return f"{lines[0] if lines else '？'}×{measured.characters_per_line(draft) or '？'}"


def _kept(tool: Tool, folder: Path) -> str:
    """Return what of a file that holds everything is lost."""
    file: OddFile = everything()
    source, output = folder / "通知.docx", folder / "out.docx"
    source.write_bytes(file.data)
    output.unlink(missing_ok=True)
    one = next(inputs("通知:WPS"))
    if tool in (md_to_office, cn_gov_docx) or not tool(one, source, output):
        return "不收 Word 文件"
    if not output.exists():
        return "做不出"
    old, new = things(unpack(file.data)), things(unpack(output.read_bytes()))
    lost = [f"{tag} {old[tag]}→{new[tag]}" for tag in sorted(old) if new[tag] < old[tag]]
    return f"少了 {'、'.join(lost)}" if lost else "一样不少"


if __name__ == "__main__":
    main()
