"""``gongwen correct``: mend one sentence a line, from standard input to standard output."""

from __future__ import annotations

import argparse
import json
import sys
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import replace
from typing import TYPE_CHECKING, BinaryIO

if TYPE_CHECKING:
    from gongwen.spelling import Edit, Speller

NAME = "correct"
HELP = "逐行改正错别字：从标准输入读，向标准输出写"

_BATCH = 20_000  # characters read before they are judged together
_REPLACED = "\ufffd"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Add the arguments of this command to ``parser``."""
    parser.add_argument(
        "--json", action="store_true", help="每行输出一个 JSON 对象：text、corrected、edits"
    )
    parser.add_argument(
        "--threshold",
        type=_probability,
        metavar="概率",
        help="改正的把握至少多大，0 到 1，默认按调校结果",
    )


def _probability(text: str) -> float:
    value = float(text)
    if not 0 <= value <= 1:
        raise argparse.ArgumentTypeError("概率应当在 0 和 1 之间")
    return value


def run(options: argparse.Namespace) -> int:
    """Write each line of standard input corrected; report lines that are not UTF-8."""
    from gongwen.spelling import DEFAULT_THRESHOLD, MissingModel, Speller

    try:
        speller = Speller.load()
    except MissingModel as error:
        print(error.message, file=sys.stderr)
        return 2
    threshold = DEFAULT_THRESHOLD if options.threshold is None else options.threshold
    bad: list[int] = []
    for lines in _batches(sys.stdin.buffer, bad):
        for line, edits in zip(lines, _edits(speller, lines, threshold), strict=True):
            _write(line, edits, as_json=options.json)
    for number in bad:
        print(
            f"第 {number} 行不是 UTF-8 编码，无法识别的字节已显示为 {_REPLACED}。", file=sys.stderr
        )
    return 0


def _batches(stream: BinaryIO, bad: list[int]) -> Iterator[list[str]]:
    """Yield some lines at a time; note in ``bad`` the numbers of those that are not UTF-8."""
    lines: list[str] = []
    size = 0
    for number, raw in enumerate(stream, 1):
        content = raw.removesuffix(b"\n").removesuffix(b"\r")
        try:
            line = content.decode("utf-8")
        except UnicodeDecodeError:
            bad.append(number)
            line = content.decode("utf-8", errors="replace")
        lines.append(line)
        size += len(line)
        if size >= _BATCH:
            yield lines
            lines, size = [], 0
    if lines:
        yield lines


def _edits(speller: Speller, lines: list[str], threshold: float) -> list[list[Edit]]:
    """Return the edits of each line, with offsets in that line."""
    starts: list[int] = []
    start = 0
    for line in lines:
        starts.append(start)
        start += len(line) + 1
    result: list[list[Edit]] = [[] for _line in lines]
    for edit in speller.edits("\n".join(lines), threshold=threshold):
        number = bisect_right(starts, edit.start) - 1
        offset = starts[number]
        result[number].append(replace(edit, start=edit.start - offset, end=edit.end - offset))
    return result


def _write(line: str, edits: list[Edit], *, as_json: bool) -> None:
    corrected = line
    for edit in reversed(edits):
        corrected = corrected[: edit.start] + edit.replacement + corrected[edit.end :]
    if as_json:
        shown = [
            {
                "start": edit.start,
                "end": edit.end,
                "original": line[edit.start : edit.end],
                "replacement": edit.replacement,
                "probability": edit.probability,
                "kind": edit.kind.value,
            }
            for edit in edits
        ]
        entry = {"text": line, "corrected": corrected, "edits": shown}
        corrected = json.dumps(entry, ensure_ascii=False)
    sys.stdout.write(corrected + "\n")
