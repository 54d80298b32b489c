"""What may stand in a gap: between two symbols, or in a word of which one symbol is hidden."""

from __future__ import annotations

from typing import Final

import numpy as np
from numpy.typing import NDArray

from gongwen.spelling.alphabet import BLANK
from gongwen.spelling.tables import Table

SHORTEST: Final = 3  # shorter words tell too little of a hidden symbol
LONGEST: Final = 4

Rows = NDArray[np.uint64]
Filled = tuple[NDArray[np.int64], Rows]


class Bridges:
    """For two symbols the commonest ones that stand between them."""

    def __init__(self, keys: NDArray[np.uint64], symbols: NDArray[np.uint16], base: int) -> None:
        self._keys = keys
        self._symbols = symbols
        self._base = np.uint64(base)

    def between(self, first: Rows, second: Rows) -> Filled:
        """Return which of the pairs may lack a symbol, and which symbol, flattened."""
        if not self._keys.size or not first.size:
            return np.zeros(0, dtype=np.int64), np.zeros(0, dtype=np.uint64)
        wanted = first * self._base + second
        spots = np.minimum(np.searchsorted(self._keys, wanted), self._keys.size - 1)
        hits = np.flatnonzero(self._keys[spots] == wanted)
        symbols = self._symbols[spots[hits]]
        which = np.repeat(hits, symbols.shape[1])
        flat = symbols.ravel().astype(np.uint64)
        real = flat != 0
        return which[real], flat[real]


class HiddenSymbols:
    """Words with one symbol hidden, and what it is."""

    def __init__(self, table: Table, base: int) -> None:
        self._table = table
        self._base = np.uint64(base)

    def at(self, symbols: Rows, places: NDArray[np.int64]) -> Filled:
        """Return which of ``places`` words around them explain, and by which symbols."""
        which: list[NDArray[np.int64]] = []
        found: list[Rows] = []
        for size in range(SHORTEST, LONGEST + 1):
            for hidden in range(size):
                key = np.zeros(places.size, dtype=np.uint64)
                for column in range(size):
                    own = (
                        np.uint64(BLANK) if column == hidden else symbols[places + column - hidden]
                    )
                    key = key * self._base + own
                known, value = self._table.look_up(key)
                # One key in 65,536 is taken for one it is not; its value need not be a symbol.
                hits = np.flatnonzero(known & (value < self._base))
                which.append(hits)
                found.append(value[hits].astype(np.uint64))
        return np.concatenate(which), np.concatenate(found)


class Continuations:
    """For two symbols, the one that most often stands behind them, and the one before them."""

    def __init__(self, behind: Table, before: Table, base: int) -> None:
        self._behind = behind
        self._before = before
        self._base = np.uint64(base)

    def behind(self, first: Rows, second: Rows) -> Filled:
        """Return which pairs are known, and what most often follows them."""
        return self._filled(self._behind, first, second)

    def before(self, first: Rows, second: Rows) -> Filled:
        """Return which pairs are known, and what most often precedes them."""
        return self._filled(self._before, first, second)

    def _filled(self, table: Table, first: Rows, second: Rows) -> Filled:
        known, value = table.look_up(first * self._base + second)
        hits = np.flatnonzero(known & (value < self._base))
        return hits, value[hits].astype(np.uint64)
