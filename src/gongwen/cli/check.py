"""``gongwen check``: look for faults in files or folders."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterable
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from gongwen.cli.paper import add_paper_arguments

if TYPE_CHECKING:  # `gongwen explain` must not wait for what only `check` needs
    from gongwen.checking.corpus import Checked
    from gongwen.rulebook import House

NAME = "check"
HELP = "检查公文，可以是文件、文件夹或标准输入（写 -）"

_CLEAN, _FOUND, _FAILED = 0, 1, 2
_STDIN = Path("-")


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Add the arguments of this command to ``parser``."""
    parser.add_argument(
        "paths",
        nargs="+",
        type=Path,
        metavar="文件",
        help="docx、txt、md 等文件或文件夹，- 为标准输入",
    )
    parser.add_argument(
        "--format", choices=("text", "json", "sarif", "html"), default="text", help="报告的格式"
    )
    parser.add_argument("--output", type=Path, metavar="文件", help="把报告写入文件")
    parser.add_argument(
        "--annotate", type=Path, metavar="DOCX", help="写出带批注和修订的 Word 文件"
    )
    parser.add_argument("--fix", type=Path, metavar="文件", help="写出已改正的文件（只改有把握的）")
    parser.add_argument("--jobs", type=_positive, default=1, metavar="N", help="同时检查几个文件")
    parser.add_argument(
        "--house",
        type=Path,
        metavar="TOML",
        help="本单位规定，默认用文件旁边或上级目录的 gongwen.toml",
    )
    parser.add_argument("--today", type=_day, metavar="日期", help="以哪一天为今天，如 2026-05-06")
    parser.add_argument(
        "--severity",
        choices=("S0", "S1", "S2", "S3", "S4"),
        default="S4",
        help="只报这一级和更重的",
    )
    add_paper_arguments(parser)
    parser.add_argument(
        "--dask", default="", metavar="地址", help="用 Dask 集群检查（需另装 sanban[dask]）"
    )


def _day(text: str) -> date:
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise argparse.ArgumentTypeError(f"日期“{text}”应当写成 2026-05-06 的样子") from None


def _positive(text: str) -> int:
    if not text.isdecimal() or int(text) < 1:
        raise argparse.ArgumentTypeError(f"“{text}”应当是 1 以上的整数")
    return int(text)


def run(options: argparse.Namespace) -> int:
    """Check what was asked for, report it, and return the exit status."""
    house = _house(options)
    if options.annotate or options.fix:
        _require_one(options.paths)
    done = _checked(options, house)
    if not done:
        print("文件夹里没有可以检查的公文（docx、txt、md 等）。", file=sys.stderr)
        return _FAILED
    _write_report(done, options)
    _write_files(done[0], options)
    if any(one.result is None for one in done):
        return _FAILED
    return _FOUND if any(one.result and one.result.findings for one in done) else _CLEAN


def _house(options: argparse.Namespace) -> House | None:
    if options.house is None:
        return None
    from gongwen.checking import load_house

    return load_house(options.house)


def _require_one(paths: list[Path]) -> None:
    from gongwen.formats.errors import Refusal, UnreadableFile

    if len(paths) != 1 or paths[0].is_dir():
        raise UnreadableFile(
            "--annotate 和 --fix 一次只能处理一个文件，请逐个文件运行。", Refusal.NOT_FOUND
        )


def _checked(options: argparse.Namespace, house: House | None) -> list[Checked]:
    from gongwen.checking.corpus import check_corpus, documents_in

    files = documents_in(path for path in options.paths if path != _STDIN)
    done = [_check_stdin(options, house)] if _STDIN in options.paths else []
    found = check_corpus(
        files,
        jobs=options.jobs,
        house=house,
        today=options.today,
        dask=options.dask,
        rendered=options.rendered,
        fonts=options.fonts,
    )
    shows_progress = sys.stderr.isatty() and len(files) > 1
    for number, one in enumerate(found, start=1):
        done.append(one)
        if shows_progress:
            print(f"\r已检查 {number}/{len(files)}", end="", file=sys.stderr, flush=True)
    if shows_progress:
        print(file=sys.stderr)
    order = {path: number for number, path in enumerate(files)}
    done.sort(key=lambda one: order.get(one.path, -1))
    return [_only(one, options.severity) for one in done]


def _check_stdin(options: argparse.Namespace, house: House | None) -> Checked:
    from gongwen.checking import check
    from gongwen.checking.corpus import Checked
    from gongwen.formats.errors import UnreadableFile

    try:
        result = check(
            _stdin_bytes(),
            house=house,
            today=options.today,
            rendered=options.rendered,
            fonts=options.fonts,
        )
        return Checked(_STDIN, result)
    except UnreadableFile as error:
        return Checked(_STDIN, error=error.message, kind=error.kind)


_read: list[bytes] = []


def _stdin_bytes() -> bytes:
    """Return standard input, which can be read only once."""
    if not _read:
        _read.append(sys.stdin.buffer.read())
    return _read[0]


def _only(one: Checked, least: str) -> Checked:
    from gongwen.terms import Severity

    if one.result is None:
        return one
    severity = next(member for member in Severity if member.value == least)
    return replace(one, result=replace(one.result, findings=one.result.at_least(severity)))


def _write_report(done: list[Checked], options: argparse.Namespace) -> None:
    is_terminal = options.output is None and sys.stdout.isatty()
    text = _rendered(done, options.format, color=is_terminal and _wants_color())
    if options.output is None:
        sys.stdout.write(text)
        sys.stdout.flush()
    else:
        options.output.write_text(text, encoding="utf-8")


def _wants_color() -> bool:
    import os

    return "NO_COLOR" not in os.environ and os.environ.get("TERM") != "dumb"


def _rendered(done: list[Checked], form: str, *, color: bool) -> str:
    if form == "json":
        from gongwen.report.json import render_json

        return render_json(done)
    if form == "sarif":
        from gongwen import __version__
        from gongwen.report.sarif import render_sarif

        return render_sarif(done, __version__)
    if form == "html":
        from gongwen.report.html import render_html

        return render_html(done)
    return _as_text(done, color=color)


def _as_text(done: Iterable[Checked], *, color: bool) -> str:
    from gongwen.report.terminal import render_terminal, summary

    files = list(done)
    texts = [render_terminal(one, color=color) for one in files]
    return "\n".join(texts) + (f"\n{summary(files)}\n" if len(files) > 1 else "")


def _write_files(one: Checked, options: argparse.Namespace) -> None:
    if one.result is None or not (options.annotate or options.fix):
        return
    from gongwen.checking.check import read_bytes
    from gongwen.report.review import annotate, correct

    data = _stdin_bytes() if one.path == _STDIN else read_bytes(one.path)
    if options.annotate:
        options.annotate.write_bytes(
            annotate(data, one.path.name, one.result.findings, unchecked=one.result.unchecked)
        )
    if options.fix:
        options.fix.write_bytes(correct(data, one.path.name, one.result.findings))
