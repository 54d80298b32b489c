"""A tiny model, trained on a few sentences in less than a second."""

from __future__ import annotations

from pathlib import Path

import numpy as np

from gongwen.spelling.alphabet import Alphabet, code_points
from gongwen.spelling.artefact import write
from gongwen.spelling.confusions import FIRST_HAN, LAST_HAN, Likeness
from gongwen.spelling.features import NAMES
from gongwen.spelling.proposals import Kind
from training import bridges, continuations, hidden, model, tables, words
from training.alike import Confusions
from training.arrays import Arrays
from training.counting import count
from training.kneser_ney import estimate

SENTENCES = (
    "各单位要认真贯彻落实会议精神。",
    "今年以来全省经济运行总体平稳。",
    "各地区要切实抓好工作落实。",
    "有关部门要按照职责分工负责。",
)
_ALIKE = {"彻": "澈", "经": "径", "部": "布"}


def alike(alphabet: Alphabet) -> Arrays:
    """Return a table in which three characters have one that sounds alike."""
    rows = {ord(b): a for a, b in _ALIKE.items()}
    starts = np.zeros(LAST_HAN - FIRST_HAN + 2, dtype=np.uint32)
    targets: list[int] = []
    for code in range(FIRST_HAN, LAST_HAN + 1):
        if code in rows:
            targets.append(int(alphabet.numbers(code_points(rows[code]))[0]))
        starts[code - FIRST_HAN + 1] = len(targets)
    kinds = np.full(len(targets), Likeness.SAME_TONE, dtype=np.uint8)
    table = Confusions(starts, np.array(targets, dtype=np.uint16), kinds)
    return table.stored("confusion") | table.stored("listed")


# Feature, limit, where to go up to the limit, where above it; leaves lead to themselves.
_NODES = (
    ("gain", 8.0, 1, 2),
    ("gain", np.inf, 1, 1),  # leaf: no
    ("kind", Kind.INSERT + 0.5, 3, 4),
    ("gain", np.inf, 3, 3),  # leaf: yes
    ("kind", Kind.DELETE + 0.5, 5, 3),
    ("likeness 5", 0.5, 1, 3),  # what is deleted must repeat the character before it
)
_VALUES = (0.0, -4.0, 0.0, 4.0, 0.0, 0.0)


def one_tree() -> Arrays:
    """Return a tree: an edit that gains much is right, a deletion only of what stands twice."""
    return {
        "tree-features": np.array([NAMES.index(name) for name, *_ in _NODES], dtype=np.uint8),
        "tree-limits": np.array([limit for _, limit, *_ in _NODES], dtype=np.float32),
        "tree-left": np.array([left for *_, left, _ in _NODES], dtype=np.uint8),
        "tree-right": np.array([right for *_, right in _NODES], dtype=np.uint8),
        "tree-values": np.array(_VALUES, dtype=np.float32),
        "tree-roots": np.array([0], dtype=np.int32),
        "tree-depth": np.array([4], dtype=np.int64),
        "tree-bias": np.zeros(1),
    }


def no_meanings(alphabet: Alphabet) -> Arrays:
    """Return vectors that say nothing: every word fits everywhere."""
    key = np.array([alphabet.size + 1], dtype=np.uint64)
    return tables.build(key, np.zeros(1, dtype=np.uint16)).stored("meanings") | {
        "meaning-vectors": np.zeros((alphabet.size + 1, 2), dtype=np.int8),
        "meaning-neighbours": np.zeros((1, 2), dtype=np.int8),
        "meaning-scale": np.ones(1, dtype=np.float64),
    }


def write_tiny_model(path: Path) -> None:
    """Train the tiny model and write it to ``path``."""
    text = "\n".join(SENTENCES * 40)
    alphabet = Alphabet("，、；：（）" + "".join(sorted(set(text) - set("。\n"))))
    symbols = alphabet.tokens(code_points("\n" + text + "\n")).symbols
    counts = [count(symbols, order, alphabet.size) for order in range(1, 6)]
    arrays = model.packed(estimate(counts, alphabet.size), alphabet.size)
    keys, between = bridges.build(counts[2], alphabet)
    known = [("贯彻", 50), ("落实", 50), ("经济", 50), ("贯彻落实", 50)]
    arrays |= no_meanings(alphabet)
    for name, built in (
        ("words", words.build(known, alphabet)),
        ("hidden", hidden.build(known, alphabet)),
        ("behind", continuations.behind(counts[2], alphabet.size)),
        ("before", continuations.before(counts[2], alphabet.size)),
    ):
        arrays |= built.stored(name)
    arrays |= alike(alphabet) | one_tree()
    arrays |= {
        "alphabet": code_points(alphabet.characters),
        "frequencies": np.ones(alphabet.size, dtype=np.float32),
        "bridge-keys": keys,
        "bridge-symbols": between,
    }
    write(path, arrays, {"version": "tiny"})
