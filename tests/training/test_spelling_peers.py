"""Peers of the spelling engine are judged strictly, and a failing one is told in a sentence."""

from __future__ import annotations

import sys
from pathlib import Path

import numpy as np
import pytest
from benchmarks import arpa, spelling_peers
from benchmarks.spelling_peers import Figures, UnableToMeasure, corrected, figures, sample
from numpy.typing import NDArray

from gongwen.spelling.alphabet import Alphabet, code_points
from training.counting import count
from training.kneser_ney import estimate, prune

ALPHABET = Alphabet("，会议研究通过方案了")
TEXT = "会议研究了方案，\n方案通过。会议通过了方案。研究方案，2026会议通过WPS方案/研究。" * 3
ECHO = [sys.executable, "-c", "import sys; sys.stdout.write(sys.stdin.read())"]


@pytest.fixture
def clauses() -> NDArray[np.uint16]:
    """Return a text as a stream of clauses, a boundary at both ends."""
    symbols = ALPHABET.tokens(code_points(f"\n{TEXT}")).symbols
    return arpa.clauses_of(symbols, ALPHABET)


def grams(path: Path) -> list[dict[str, tuple[float, float]]]:
    """Read probability and back-off of every n-gram of a file, and check the numbers it declares."""
    head, *sections, last = path.read_text("utf-8").split("\n\n")
    assert last == "\\end\\\n"
    read = []
    for section in sections:
        rows = [line.split("\t") for line in section.splitlines()[1:]]
        read.append({row[1]: (float(row[0]), float(row[2]) if row[2:] else 0.0) for row in rows})
        assert len(read[-1]) == len(rows)
    declared = [f"ngram {order}={len(section)}" for order, section in enumerate(read, 1)]
    assert head.splitlines() == ["\\data\\", *declared]
    return read


def logarithm(read: list[dict[str, tuple[float, float]]], words: list[str]) -> float:
    """Return the logarithm of the last word's probability after the others."""
    text = " ".join(words)
    if text in read[len(words) - 1]:
        return read[len(words) - 1][text][0]
    history = read[len(words) - 2].get(" ".join(words[:-1]), (0.0, 0.0))
    return history[1] + logarithm(read, words[1:])


def test_marks_end_a_clause(clauses: NDArray[np.uint16]) -> None:
    """No mark is left, and no two boundaries stand side by side."""
    comma = int(ALPHABET.numbers(code_points("，"))[0])
    assert comma not in clauses
    assert not ((clauses[1:] == 0) & (clauses[:-1] == 0)).any()
    assert int((clauses == 0).sum()) == 1 + sum(map(TEXT.count, "，。/"))


@pytest.mark.parametrize("history", [["<s>"], ["会", "议"], ["<s>", "方"], ["案", "会"]])
def test_the_written_model_is_a_probability_distribution(
    clauses: NDArray[np.uint16], tmp_path: Path, history: list[str]
) -> None:
    """After any history the probabilities of all that may follow sum to one."""
    counts = [count(clauses, order, ALPHABET.size) for order in (1, 2, 3)]
    levels = estimate(counts, ALPHABET.size)
    prune(levels, counts, [10**9, 12, 9], ALPHABET.size)
    arpa.write(tmp_path / "model.arpa", levels, ALPHABET)
    read = grams(tmp_path / "model.arpa")
    followers = [word for word in read[0] if word not in {"<s>", "<unk>"}]
    share = sum(10 ** logarithm(read, [*history, word]) for word in followers)
    strangers = ALPHABET.size - len(followers)
    share += strangers * 10 ** logarithm(read, [*history, "<unk>"])
    assert share == pytest.approx(1, abs=1e-3)
    assert {"0", "a", "</s>"} <= set(followers)
    assert read[0]["<unk>"][0] < min(read[0][word][0] for word in followers)


def test_a_sentence_counts_only_if_all_of_it_is_right() -> None:
    """One mended, one half mended, one missed, one clean sentence spoilt, one left alone."""
    pairs = [("甲错", "甲对"), ("错错", "对对"), ("乙错", "乙对"), ("丙", "丙"), ("丁", "丁")]
    found = figures(pairs, ["甲对", "对错", "乙错", "饼", "丁"])
    assert found == Figures(wrong=3, changed=3, mended=1, clean=2, alarms=1)
    assert str(found) == "准确 33.3%（1/3），召回 33.3%，F1 33.3%，无错句改动 50.0%（1/2）"


def test_the_sample_is_the_same_every_time() -> None:
    """Sentences that hold a line's end are left out, for peers read one a line."""
    pairs = [(f"第{n}句", f"第{n}句") for n in range(50)] + [("上\n下", "上\n下")]
    assert sample(pairs, 5) == sample(pairs, 5)
    assert len(set(sample(pairs, 5))) == 5
    assert sorted(sample(pairs, 99)) == sorted(pairs[:-1])


def test_a_peer_reads_and_writes_a_sentence_a_line() -> None:
    """What it leaves alone comes back as it was, at the price of some time."""
    results, seconds = corrected(ECHO, ["会议通过。", " 空格 不动 "])
    assert results == ["会议通过。", " 空格 不动 "]
    assert seconds > 0


@pytest.mark.parametrize(
    ("program", "message"),
    [
        ("raise SystemExit('缺少模型')", "运行失败，没有参加：缺少模型"),
        ("raise SystemExit(3)", "运行失败，没有参加：没有说明原因"),
        ("print('一句')", "给了 2 句，只出来 1 句，没有参加。"),
    ],
)
def test_a_peer_that_fails_is_told_in_a_sentence(program: str, message: str) -> None:
    """It takes no part; nothing else is the worse for it."""
    with pytest.raises(UnableToMeasure) as caught:
        corrected([sys.executable, "-c", program], ["甲", "乙"])
    assert str(caught.value) == message


def test_without_sentences_the_benchmark_is_passed_by(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """It says what to write behind the command."""
    monkeypatch.setattr(sys, "argv", ["spelling_peers", str(tmp_path)])
    assert spelling_peers.main() == 0
    assert capsys.readouterr().out.endswith("这一项跳过；请在命令后写明文件夹。\n")
