"""``gongwen correct``: mend one sentence a line, from standard input to standard output."""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, BinaryIO

if TYPE_CHECKING:  # what mends is loaded when there is something to mend
    from gongwen.checking.lines import LineEdit
    from gongwen.spelling import Speller

NAME = "correct"
HELP = "逐行改正错别字：从标准输入读，向标准输出写"

_BATCH = 20_000  # characters read before they are judged together
_FAILED = 2


@dataclass(frozen=True, slots=True)
class _Line:
    """A line as it was read: its text, where bytes that are not UTF-8 hide, and how it ended."""

    text: str
    end: bytes
    is_utf8: bool


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Add the arguments of this command to ``parser``."""
    parser.add_argument(
        "--json", action="store_true", help="每行输出一个 JSON 对象：text、corrected、edits"
    )
    parser.add_argument(
        "--threshold",
        type=_probability,
        metavar="概率",
        help="改正的把握至少多大，0 到 1，默认按调校结果；1 表示不用模型，只用词语表",
    )


def _probability(text: str) -> float:
    try:
        value = float(text)
    except ValueError:
        value = -1.0
    if not 0 <= value <= 1:
        raise argparse.ArgumentTypeError(f"概率“{text}”应当是 0 到 1 之间的数")
    return value


def run(options: argparse.Namespace) -> int:
    """Write each line of standard input corrected; report lines that are not UTF-8."""
    from gongwen.spelling import DEFAULT_THRESHOLD, MissingModel

    threshold = DEFAULT_THRESHOLD if options.threshold is None else options.threshold
    try:
        speller = _speller(threshold)
    except MissingModel as error:
        print(error.message, file=sys.stderr)
        return _FAILED
    bad: list[int] = []
    number = 0
    for lines in _batches(sys.stdin.buffer):
        bad += [number + place for place, line in enumerate(lines, 1) if not line.is_utf8]
        number += len(lines)
        _write(lines, speller, threshold, as_json=options.json)
    for one in bad:
        print(f"第 {one} 行不是 UTF-8 编码，无法识别的字节没有改动。", file=sys.stderr)
    return 0


def _speller(threshold: float) -> Speller | None:
    """Return the engine, or nothing where no edit could be likely enough."""
    from gongwen.spelling import Speller

    return Speller.load() if threshold < 1 else None


def _batches(stream: BinaryIO) -> Iterator[list[_Line]]:
    """Yield some lines at a time."""
    lines: list[_Line] = []
    size = 0
    for raw in stream:
        lines.append(_line(raw))
        size += len(raw)
        if size >= _BATCH:
            yield lines
            lines, size = [], 0
    if lines:
        yield lines


def _line(raw: bytes) -> _Line:
    content = raw.removesuffix(b"\n").removesuffix(b"\r")
    end = raw[len(content) :]
    try:
        return _Line(content.decode("utf-8"), end, is_utf8=True)
    except UnicodeDecodeError:
        return _Line(content.decode("utf-8", errors="surrogateescape"), end, is_utf8=False)


def _write(lines: list[_Line], speller: Speller | None, threshold: float, *, as_json: bool) -> None:
    from gongwen.checking.lines import line_edits, mended

    found = line_edits([line.text for line in lines], speller, threshold)
    for line, edits in zip(lines, found, strict=True):
        if as_json:
            written = _as_json(line.text, edits).encode() + b"\n"
        else:
            written = mended(line.text, edits).encode("utf-8", errors="surrogateescape") + line.end
        sys.stdout.buffer.write(written)
    sys.stdout.buffer.flush()


def _as_json(text: str, edits: list[LineEdit]) -> str:
    from gongwen.checking.lines import mended
    from gongwen.proofread.spelling import readable

    line = readable(text)
    shown = [
        {
            "start": edit.start,
            "end": edit.end,
            "original": line[edit.start : edit.end],
            "replacement": edit.replacement,
            "probability": edit.probability,
            "kind": edit.kind,
        }
        for edit in edits
    ]
    entry = {"text": line, "corrected": mended(line, edits), "edits": shown}
    return json.dumps(entry, ensure_ascii=False)
