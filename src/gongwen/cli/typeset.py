"""``gongwen typeset``: lay a draft out to the standard, its text left as it is."""

from __future__ import annotations

import argparse
import sys
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:  # other commands must not wait for what only `typeset` needs
    from gongwen.typesetting import TypesetResult

NAME = "typeset"
HELP = "按 GB/T 9704—2012 排版，文字一字不动"

_STDIN = Path("-")


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Add the arguments of this command to ``parser``."""
    parser.add_argument("path", type=Path, metavar="文件", help="docx、txt、md 等，- 为标准输入")
    parser.add_argument(
        "-o", "--output", type=Path, required=True, metavar="DOCX", help="排好的文件写到哪里"
    )
    parser.add_argument(
        "--kind",
        choices=("document", "letter", "order", "minutes", "plain"),
        help="格式：公文、信函、命令、纪要、一般材料；不写则由文稿判断",
    )
    parser.add_argument(
        "--masthead", default="", metavar="文字", help="文稿没有红头时，加上这个发文机关标志和红线"
    )
    parser.add_argument("--house", type=Path, metavar="TOML", help="本单位规定，配合 --fix 使用")
    parser.add_argument("--pdf", action="store_true", help="同时写出 PDF（需装 LibreOffice）")
    parser.add_argument(
        "--fonts", type=Path, metavar="文件夹", help="生成 PDF 时另外使用这个文件夹里的字体"
    )
    parser.add_argument(
        "--fix", action="store_true", help="同时改正有把握的文字问题，并列出改了什么"
    )
    parser.add_argument(
        "--review", type=Path, metavar="JSON", help="拿不准的要素写入此文件；填好后再排一次"
    )
    parser.add_argument(
        "--explicit-numbers", action="store_true", help="把自动编号变成普通文字（默认保留）"
    )


def run(options: argparse.Namespace) -> int:
    """Typeset the file and tell what was done."""
    from gongwen.checking import load_house
    from gongwen.cli.pages import write_pages
    from gongwen.cli.review_file import listed, read_answers, write_review
    from gongwen.layout.compose.even_page import own_turns
    from gongwen.typesetting import typeset

    _refuse_collisions(options)
    answers = read_answers(options.review)
    source = sys.stdin.buffer.read() if options.path == _STDIN else options.path
    make = partial(
        typeset,
        source,
        kind=options.kind,
        masthead=options.masthead,
        house=load_house(options.house) if options.house else None,
        fix=options.fix,
        answers=answers,
        explicit_numbers=options.explicit_numbers,
    )
    result = make()
    options.output.write_bytes(result.data)
    print(f"已排版：{options.output}")
    _tell(result)
    for line in listed(result.doubts, answers):
        print(f"　{line}")
    if options.review:
        write_review(options.review, result.doubts, answers)
    if options.pdf:
        write_pages(result, make, options.output, options.fonts)
    elif own_turns(result.document.blocks) is not None:
        print("版记落在哪一面是按字数推算的，未在版面上核实；加 --pdf 可以核实。")
    return 0


def _refuse_collisions(options: argparse.Namespace) -> None:
    """Refuse to write over the draft, or to write two things into one file."""
    from gongwen.formats.errors import Refusal, UnreadableFile

    if options.output == _STDIN:
        raise UnreadableFile(
            "排好的是 Word 文件，不能写到标准输出，请用 -o 指明文件名。", Refusal.NOT_FOUND
        )
    made = [options.output, *([options.review] if options.review else [])]
    if options.pdf:
        made.append(options.output.with_suffix(".pdf"))
    if options.path != _STDIN and any(_is_same(options.path, path) for path in made):
        raise UnreadableFile("输出不能覆盖原稿，请换一个文件名。", Refusal.NOT_FOUND)
    if len({path.resolve() for path in made}) < len(made):
        raise UnreadableFile(
            "Word 文件、PDF 和核对文件不能写到同一个文件里，请换文件名。", Refusal.NOT_FOUND
        )


def _is_same(one: Path, other: Path) -> bool:
    return one.resolve() == other.resolve() or (
        other.exists() and one.exists() and one.samefile(other)
    )


def _tell(result: TypesetResult) -> None:
    from gongwen.typesetting import told

    for note in result.notes:
        print(note)
    for one in result.corrections:
        print(f"已改正：{one.quote} → {one.suggestion}（{one.code}）")
    corrected = {one.message for one in result.corrections}
    lines = told(change for change in result.changes if change.label not in corrected)
    print("改动：" if lines else "版面符合要求，没有改动。")
    for line in lines:
        print(f"　{line}")
    if result.kept:
        print(f"保留未动：{'、'.join(map(str, result.kept))}")
