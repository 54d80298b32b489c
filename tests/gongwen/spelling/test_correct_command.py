"""``gongwen correct`` keeps lines as they are outside its edits, and never fails on what it reads."""

from __future__ import annotations

import io
import json
import os
import subprocess
import sys
import time
import tracemalloc
from collections.abc import Callable

import pytest

from gongwen.cli import main
from gongwen.spelling import Speller

Run = Callable[..., tuple[int, bytes, str]]


@pytest.fixture
def correct(
    tiny_model: Speller,  # noqa: ARG001 -- what the command loads
    monkeypatch: pytest.MonkeyPatch,
    capsysbinary: pytest.CaptureFixture[bytes],
) -> Run:
    """Return a function that feeds bytes to the command and returns what it wrote."""

    def run(content: bytes, *options: str) -> tuple[int, bytes, str]:
        monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(content)))
        code = main(["correct", *options])
        written = capsysbinary.readouterr()
        return code, written.out, written.err.decode()

    return run


def test_lines_keep_their_order(correct: Run) -> None:
    """One line out for each line in, empty ones too, and no line feed that was not there."""
    lines = "各单位要认真贯澈落实会议精神。\n\n对工作作出布署。\n天气晴好。"
    code, out, err = correct(lines.encode())
    assert (code, err) == (0, "")
    assert out.decode() == ("各单位要认真贯彻落实会议精神。\n\n对工作作出部署。\n天气晴好。")


def test_json_tells_each_edit(correct: Run) -> None:
    """Offsets are those of the line; the probability is given; what a table knows is certain."""
    _code, out, _err = correct("好。\n作出布署，贯澈落实会议精神。".encode(), "--json")
    entry = json.loads(out.splitlines()[1])
    assert entry["corrected"] == "作出部署，贯彻落实会议精神。"
    assert [one | {"probability": 0} for one in entry["edits"]] == [
        {"start": 2, "end": 4, "original": "布署", "replacement": "部署", "probability": 0, "kind": "词语"},
        {"start": 6, "end": 7, "original": "澈", "replacement": "彻", "probability": 0, "kind": "音近"},
    ]  # fmt: skip
    assert [one["probability"] == 1 for one in entry["edits"]] == [True, False]


def test_a_table_wins_over_the_model(correct: Run) -> None:
    """A place that both know is mended once, by the table."""
    _code, out, _err = correct("今年来全省经济运行总体平稳。\n".encode(), "--json")
    (edit,) = json.loads(out)["edits"]
    assert (edit["kind"], edit["replacement"]) == ("词语", "今年以来")


def test_without_the_model_the_tables_remain(correct: Run, no_model: str) -> None:
    """Threshold 1 asks no model, so none need be there."""
    assert no_model
    code, out, err = correct("作出布署，贯澈落实。\n".encode(), "--threshold", "1")
    assert (code, out.decode(), err) == (0, "作出部署，贯澈落实。\n", "")


def test_a_missing_model_ends_with_one_sentence(correct: Run, no_model: str) -> None:
    """Without a model nothing is corrected unless it was not asked for."""
    code, out, err = correct("贯澈落实。\n".encode())
    assert (code, out, err) == (2, b"", no_model + "\n")


@pytest.mark.parametrize("threshold", ["甲", "2", "-1", "nan"])
def test_a_threshold_that_is_none_is_refused(threshold: str) -> None:
    """The refusal is one Chinese sentence."""
    with pytest.raises(SystemExit) as ended:
        main(["correct", f"--threshold={threshold}"])
    assert ended.value.code == 2


def test_bytes_that_are_not_utf8_are_told_by_line(correct: Run) -> None:
    """Such bytes are written as they came; the line and the others are corrected nevertheless."""
    content = "好。\n".encode() + b"\xff\xfe" + "贯澈落实会议精神。\n".encode() + b"\x80\n"
    code, out, err = correct(content)
    assert code == 0
    assert out == "好。\n".encode() + b"\xff\xfe" + "贯彻落实会议精神。\n".encode() + b"\x80\n"
    assert [line[:5] for line in err.splitlines()] == ["第 2 行", "第 3 行"]
    _code, shown, _err = correct(content, "--json")
    assert json.loads(shown.splitlines()[1])["corrected"] == "\ufffd\ufffd贯彻落实会议精神。"


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"\n",
        b"\n\n\n",
        b"\r\n\r\n",
        "甲。\r\n乙。".encode(),
        b"\x00\x07\x1b[31m\x0b\x0c\n",
        "\u2028\x85\ufeff\u200b\ue000\n".encode(),
        "😀👨‍👩‍👧𠮷\n".encode(),
        "請各單位認真貫徹落實會議精神。\n".encode(),
        b"Please send the report by Friday.\n",
        b"\xed\xa0\x80\n",  # half of a character, as JSON can hold it
    ],
)
def test_what_is_no_chinese_text_passes_unchanged(correct: Run, content: bytes) -> None:
    """Empty lines, control characters, other scripts and line ends are written as they were read."""
    code, out, _err = correct(content)
    assert (code, out) == (0, content)
    _code, shown, _err = correct(content, "--json")
    assert shown.count(b"\n") == len(content.splitlines(keepends=True)) or b"\x0b" in content


@pytest.mark.parametrize("unit", ["各单位要认真贯澈落实，", "“布署", "a"])
def test_one_long_line_takes_bounded_time_and_memory(correct: Run, unit: str) -> None:
    """A megabyte without a line feed is done in seconds, in pieces."""
    line = (unit * (1_000_000 // len(unit.encode()))).encode()
    tracemalloc.start()
    began = time.perf_counter()
    code, out, _err = correct(line)
    seconds = time.perf_counter() - began
    _now, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert code == 0
    assert len(out.decode()) == len(line.decode())
    assert seconds < 120  # under the tracer; a few seconds without
    assert peak < 300 * 2**20


def test_a_reader_that_goes_away_is_no_error() -> None:
    """``| head`` ends the command without a traceback."""
    command = [sys.executable, "-m", "gongwen", "correct", "--threshold", "1"]
    reader, writer = os.pipe()
    os.close(reader)
    try:
        done = subprocess.run(
            command,
            input="作出布署。\n".encode() * 20_000,
            stdout=writer,
            stderr=subprocess.PIPE,
            check=False,
        )
    finally:
        os.close(writer)
    assert done.stderr == b""
