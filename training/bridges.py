"""For two characters, the commonest ones between them: what may have been left out."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from gongwen.spelling.alphabet import FIRST_CHARACTER, Alphabet
from gongwen.spelling.proposals import best
from training.counting import Counts

_LEAST = 15  # how often three characters must have met
_CHOICES = 3


def build(threes: Counts, alphabet: Alphabet) -> tuple[NDArray[np.uint64], NDArray[np.uint16]]:
    """Return sorted keys of pairs, and for each the commonest symbols between, zero where none."""
    base = np.uint64(alphabet.size)
    keys = threes.keys[threes.counts >= _LEAST]
    counts = threes.counts[threes.counts >= _LEAST]
    first, middle, last = keys // (base * base), keys // base % base, keys % base
    han = np.zeros(alphabet.size, dtype=np.bool_)
    for number, character in enumerate(alphabet.characters, FIRST_CHARACTER):
        han[number] = "\u4e00" <= character <= "\u9fff"
    whole = han[middle] & (han[first] | han[last])
    # Pairs are ranked by their place among all: their own numbers are too large to be ranked by.
    pairs, row = np.unique((first * base + last)[whole], return_inverse=True)
    middle, values = middle[whole], np.log(counts[whole]).astype(np.float32)
    chosen = best(row, values, _CHOICES)  # sorted by pair, the commonest first
    row, middle = row[chosen], middle[chosen]
    table = np.zeros((pairs.size, _CHOICES), dtype=np.uint16)
    table[row, np.arange(row.size) - np.searchsorted(row, row)] = middle
    return pairs, table
