"""The dictionary of jieba (MIT): words and how often they occur in newspapers and books.

It lends the model the general vocabulary that official prose lacks.
"""

from __future__ import annotations

import importlib.util
from functools import cache
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from gongwen.spelling.alphabet import FIRST_CHARACTER, UNKNOWN, Alphabet
from training.counting import Counts, grouped


@cache
def words() -> tuple[tuple[str, int], ...]:
    """Return words and frequencies."""
    spec = importlib.util.find_spec("jieba")
    if spec is None or spec.origin is None:
        raise ModuleNotFoundError("jieba")
    lines = (Path(spec.origin).parent / "dict.txt").read_text("utf-8").splitlines()
    rows = (line.split(" ") for line in lines)
    return tuple((row[0], int(row[1])) for row in rows)


def added(counts: Counts, order: int, alphabet: Alphabet) -> Counts:
    """Return ``counts`` with the n-grams inside the words of the dictionary."""
    numbers = {c: n for n, c in enumerate(alphabet.characters, FIRST_CHARACTER)}
    keys: list[int] = []
    weights: list[int] = []
    for word, frequency in words():
        symbols = [numbers.get(character, UNKNOWN) for character in word]
        for start in range(len(word) - order + 1):
            if UNKNOWN not in symbols[start : start + order]:
                key = 0
                for symbol in symbols[start : start + order]:
                    key = key * alphabet.size + symbol
                keys.append(key)
                weights.append(frequency)
    own: NDArray[np.uint64] = np.array(keys, dtype=np.uint64)
    return grouped(
        np.concatenate((counts.keys, own)),
        np.concatenate((counts.counts, np.array(weights, dtype=np.int64))),
    )


def characters() -> dict[str, int]:
    """Return how often each character occurs in the words."""
    found: dict[str, int] = {}
    for word, frequency in words():
        for character in word:
            found[character] = found.get(character, 0) + frequency
    return found
