"""Count n-grams: one 64-bit key for each, sorted, equal ones together."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from gongwen.spelling.alphabet import BOUNDARY

_PIECE = 1 << 25  # positions counted at once; bounds the memory


@dataclass(frozen=True, slots=True)
class Counts:
    """N-grams of one order, sorted by key, and how often each occurs."""

    keys: NDArray[np.uint64]
    counts: NDArray[np.int64]


def grouped(keys: NDArray[np.uint64], weights: NDArray[np.int64] | None = None) -> Counts:
    """Return every different key once, with the sum of its weights (or how often it occurs)."""
    if weights is None:
        ordered = np.sort(keys)
    else:
        order = np.argsort(keys, kind="stable")
        ordered, weights = keys[order], weights[order]
    if not ordered.size:
        return Counts(ordered, np.zeros(0, dtype=np.int64))
    starts = np.flatnonzero(np.concatenate(([True], ordered[1:] != ordered[:-1])))
    ends = np.append(starts, ordered.size)
    sums = np.diff(ends) if weights is None else np.add.reduceat(weights, starts)
    return Counts(ordered[starts], sums.astype(np.int64))


def count(symbols: NDArray[np.uint16], order: int, base: int) -> Counts:
    """Count the n-grams of ``order`` that do not reach over the end of a sentence."""
    total = Counts(np.zeros(0, dtype=np.uint64), np.zeros(0, dtype=np.int64))
    for start in range(0, max(len(symbols) - order + 1, 0), _PIECE):
        piece = symbols[start : start + _PIECE + order - 1]
        found = grouped(_keys(piece, order, base))
        if total.keys.size:
            found = grouped(
                np.concatenate((total.keys, found.keys)),
                np.concatenate((total.counts, found.counts)),
            )
        total = found
    return total


def _keys(symbols: NDArray[np.uint16], order: int, base: int) -> NDArray[np.uint64]:
    """Return the keys of all windows with a boundary at their ends only."""
    length = len(symbols) - order + 1
    keys = np.zeros(length, dtype=np.uint64)
    whole = np.ones(length, dtype=np.bool_)
    for place in range(order):
        column = symbols[place : place + length]
        keys *= np.uint64(base)
        keys += column
        if 0 < place < order - 1:
            whole &= column != BOUNDARY
    return keys[whole]
