"""Words with one symbol hidden: what must stand there, the commonest word deciding."""

from __future__ import annotations

from collections.abc import Iterable

import numpy as np

from gongwen.spelling.alphabet import BLANK, FIRST_CHARACTER, Alphabet
from gongwen.spelling.gaps import LONGEST, SHORTEST
from training.tables import Built
from training.tables import build as build_table

_LEAST = {3: 20, 4: 2}  # how often a word of so many characters must occur


def build(frequencies: Iterable[tuple[str, int]], alphabet: Alphabet) -> Built:
    """Return the table from words with a blank to the symbol that belongs there."""
    numbers = {c: n for n, c in enumerate(alphabet.characters, FIRST_CHARACTER)}
    best: dict[int, tuple[int, int]] = {}
    for word, frequency in frequencies:
        if not SHORTEST <= len(word) <= LONGEST or frequency < _LEAST[len(word)]:
            continue
        if any(c not in numbers for c in word):
            continue
        symbols = [numbers[c] for c in word]
        for place, symbol in enumerate(symbols):
            key = 0
            for column, other in enumerate(symbols):
                key = key * alphabet.size + (BLANK if column == place else other)
            best[key] = max(best.get(key, (0, 0)), (frequency, symbol))
    keys = np.array(sorted(best), dtype=np.uint64)
    values = np.array([best[int(key)][1] for key in keys], dtype=np.uint16)
    return build_table(keys, values)
