"""``gongwen correct`` keeps the order of lines and never fails on what it reads."""

from __future__ import annotations

import io
import json
from pathlib import Path

import pytest

from gongwen.cli import main
from gongwen.spelling import MissingModel, Speller


@pytest.fixture
def correct(
    speller: Speller, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> object:
    """Return a function that feeds bytes to the command and returns what it wrote."""
    monkeypatch.setattr(Speller, "load", lambda: speller)

    def run(content: bytes, *options: str) -> tuple[int, str, str]:
        monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(content)))
        code = main(["correct", *options])
        written = capsys.readouterr()
        return code, written.out, written.err

    return run


def test_lines_keep_their_order(correct: object) -> None:
    """One line out for each line in, empty ones too."""
    assert callable(correct)
    lines = "各单位要认真贯澈落实会议精神。\n\n今年来全省经济运行总体平稳。\n无关。"
    code, out, err = correct(lines.encode())
    assert (code, err) == (0, "")
    assert out == ("各单位要认真贯彻落实会议精神。\n\n今年以来全省经济运行总体平稳。\n无关。\n")


def test_json_tells_each_edit(correct: object) -> None:
    """Offsets are those of the line; the probability is given."""
    assert callable(correct)
    _code, out, _err = correct("好。\n贯澈落实会议精神。".encode(), "--json")
    entry = json.loads(out.splitlines()[1])
    assert entry["corrected"] == "贯彻落实会议精神。"
    assert entry["edits"][0] | {"probability": 0} == {
        "start": 1, "end": 2, "original": "澈", "replacement": "彻", "probability": 0, "kind": "音近",
    }  # fmt: skip


def test_bytes_that_are_not_utf8_are_told_by_line(correct: object) -> None:
    """The other lines are corrected nevertheless."""
    assert callable(correct)
    code, out, err = correct("好。\n".encode() + b"\xff\xfe\n" + "贯澈落实会议精神。\n".encode())
    assert code == 0
    assert "第 2 行不是 UTF-8" in err
    assert out.splitlines()[2] == "贯彻落实会议精神。"


def test_control_characters_and_one_long_line_pass(correct: object) -> None:
    """What is no Chinese character is written as it was read."""
    assert callable(correct)
    line = "\x00\x07\x1b[31m\u2028\x85" + "甲乙" * 15_000
    code, out, _err = correct(line.encode())
    assert code == 0
    assert out == line + "\n"


def test_a_missing_model_ends_with_one_sentence(
    correct: object, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Without a model nothing can be corrected."""
    assert callable(correct)

    def refuse() -> Speller:
        raise MissingModel(Path("model.bin"), "不存在")

    monkeypatch.setattr(Speller, "load", refuse)
    code, out, err = correct(b"")
    assert (code, out) == (2, "")
    assert err.count("\n") == 1
    assert "make train" in err
