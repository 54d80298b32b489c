"""For two characters, what most often stands behind them and before them."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from gongwen.spelling.alphabet import FIRST_CHARACTER
from training.counting import Counts
from training.tables import Built
from training.tables import build as build_table

_LEAST = 12  # how often three symbols must have met
_SHARE = 0.04  # and which part that is of all that the pair was met with


def behind(threes: Counts, base: int) -> Built:
    """Return the table from two symbols to the one that follows them most often."""
    size = np.uint64(base)
    return _commonest(threes.keys // size, threes.keys % size, threes.counts)


def before(threes: Counts, base: int) -> Built:
    """Return the table from two symbols to the one that precedes them most often."""
    size = np.uint64(base * base)
    return _commonest(threes.keys % size, threes.keys // size, threes.counts)


def _commonest(
    pairs: NDArray[np.uint64], symbols: NDArray[np.uint64], counts: NDArray[np.int64]
) -> Built:
    groups, numbers = np.unique(pairs, return_inverse=True)
    totals = np.bincount(numbers, weights=counts)
    often = np.flatnonzero(
        (counts >= _LEAST) & (counts >= _SHARE * totals[numbers]) & (symbols >= FIRST_CHARACTER)
    )
    order = np.lexsort((-counts[often], numbers[often]))
    often = often[order]
    first = np.ones(often.size, dtype=np.bool_)
    first[1:] = numbers[often][1:] != numbers[often][:-1]
    chosen = often[first]
    return build_table(groups[numbers[chosen]], symbols[chosen].astype(np.uint16))
