"""Train everything the engine ships, from a folder of plain text to one artefact."""

from __future__ import annotations

import hashlib
import sys
import time
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from gongwen.lexicons import words as own_words
from gongwen.spelling.alphabet import Alphabet
from gongwen.spelling.artefact import Artefact, write
from gongwen.spelling.engine import Engine
from training import (
    bridges,
    confusions,
    continuations,
    corpus,
    dictionary,
    evaluation,
    export,
    hidden,
    listed,
    meanings,
    model,
    words,
)
from training.arrays import Arrays
from training.counting import Counts, count
from training.kneser_ney import estimate, prune

ORDER = 5
LIMITS = [10**9, 953_000, 3_100_000, 3_400_000, 2_900_000]  # n-grams kept of each order
_OWN_WORD = 50  # the frequency given to words of the engine's own list


class Progress:
    """Tells on standard error what is done, and after how many seconds."""

    def __init__(self) -> None:
        self._start = time.monotonic()

    def tell(self, what: str) -> None:
        """Print a line."""
        print(f"{time.monotonic() - self._start:7.1f} 秒  {what}", file=sys.stderr, flush=True)


def train(folder: Path, sentences: Path | None, output: Path) -> None:
    """Train on the texts of ``folder`` and the permitted ones of ``sentences``; write ``output``."""
    progress = Progress()
    alphabet = corpus.alphabet_of(folder)
    progress.tell(f"字表：{alphabet.size} 个符号")
    arrays = _language_model(folder, alphabet, progress)
    draft = output.with_suffix(".part")
    write(draft, arrays, {"version": "draft"})
    fitted = evaluation.fit_and_report(Engine(Artefact(draft)), folder, sentences, progress.tell)
    arrays |= export.trees(fitted)
    write(draft, arrays, {"version": _version(arrays)})
    draft.replace(output)
    progress.tell(f"写好 {output}：{output.stat().st_size / 1e6:.1f} MB")


def _language_model(folder: Path, alphabet: Alphabet, progress: Progress) -> Arrays:
    symbols = corpus.symbols_of(folder, alphabet)
    known = {word for word, _frequency in _lexicon()}
    arrays = meanings.build(symbols, known, alphabet)
    progress.tell("词的搭配已统计")
    counts: list[Counts] = []
    for order in range(1, ORDER + 1):
        own = count(symbols, order, alphabet.size)
        counts.append(dictionary.added(own, order, alphabet))
        progress.tell(f"{order} 元：{counts[-1].keys.size} 个")
    levels = estimate(counts, alphabet.size)
    prune(levels, counts, LIMITS, alphabet.size)
    progress.tell("概率已估计并剪枝")
    arrays |= model.packed(levels, alphabet.size)
    frequent = np.zeros(alphabet.size, dtype=np.int64)
    frequent[counts[0].keys.astype(np.int64)] = counts[0].counts
    arrays |= _tables(alphabet, frequent, counts[2])
    progress.tell("混淆表、词表已生成")
    return arrays


def _lexicon() -> list[tuple[str, int]]:
    return [*dictionary.words(), *((word, _OWN_WORD) for word in own_words("vocabulary"))]


def _tables(alphabet: Alphabet, frequent: NDArray[np.int64], threes: Counts) -> Arrays:
    alike = confusions.build(alphabet, frequent)
    pairs = listed.build(alphabet, alike)
    keys, between = bridges.build(threes, alphabet)
    arrays: Arrays = {
        "alphabet": np.frombuffer(alphabet.characters.encode("utf-32-le"), dtype="<u4"),
        "frequencies": np.log1p(frequent).astype(np.float32),
        "bridge-keys": keys,
        "bridge-symbols": between,
    }
    for name, table in (("confusion", alike), ("listed", pairs)):
        arrays |= table.stored(name)
    for name, built in (
        ("words", words.build(_lexicon(), alphabet)),
        ("hidden", hidden.build(_lexicon(), alphabet)),
        ("behind", continuations.behind(threes, alphabet.size)),
        ("before", continuations.before(threes, alphabet.size)),
    ):
        arrays |= built.stored(name)
    return arrays


def _version(arrays: Arrays) -> str:
    """Name the artefact by its content."""
    digest = hashlib.sha256()
    for name, array in arrays.items():
        digest.update(name.encode() + np.ascontiguousarray(array).tobytes())
    return digest.hexdigest()[:12]
