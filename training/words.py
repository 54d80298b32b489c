"""Collect the dictionary: words of jieba (MIT) and of the engine's own list."""

from __future__ import annotations

from collections.abc import Iterable

import numpy as np
from numpy.typing import NDArray

from gongwen.spelling.alphabet import FIRST_CHARACTER, Alphabet
from gongwen.spelling.words import LONGEST, SHORTEST, STEPS_OF_FREQUENCY
from training.tables import Built
from training.tables import build as build_table

_TOP = 255


def build(frequencies: Iterable[tuple[str, int]], alphabet: Alphabet) -> Built:
    """Return the table of all words the alphabet can write."""
    numbers = {c: n for n, c in enumerate(alphabet.characters, FIRST_CHARACTER)}
    known: dict[int, int] = {}
    for word, frequency in frequencies:
        if SHORTEST <= len(word) <= LONGEST and all(c in numbers for c in word):
            key = 0
            for character in word:
                key = key * alphabet.size + numbers[character]
            known[key] = max(known.get(key, 0), frequency)
    keys = np.array(sorted(known), dtype=np.uint64)
    counts = np.array([known[int(key)] for key in keys], dtype=np.float64)
    values: NDArray[np.float64] = np.rint(np.log1p(counts) * STEPS_OF_FREQUENCY)
    return build_table(keys, np.clip(values, 0, _TOP).astype(np.uint16))
