"""Dictionary evidence: which stretches of two to four symbols are words, and how common."""

from __future__ import annotations

from typing import Final

import numpy as np
from numpy.typing import NDArray

from gongwen.spelling.tables import Table

SHORTEST: Final = 2
LONGEST: Final = 4
STEPS_OF_FREQUENCY: Final = 16  # to the unit of a natural logarithm

Floats = NDArray[np.float32]


class Words:
    """A dictionary over symbols."""

    def __init__(self, table: Table, base: int) -> None:
        self._table = table
        self._base = np.uint64(base)

    def covering(self, row: list[NDArray[np.uint64]], place: int) -> tuple[Floats, Floats]:
        """Return length and log frequency of the longest word over column ``place`` of ``row``."""
        number = row[place].size
        length = np.ones(number, dtype=np.float32)
        frequency = np.zeros(number, dtype=np.float32)
        for size in range(SHORTEST, LONGEST + 1):
            for start in range(max(place - size + 1, 0), min(place, len(row) - size) + 1):
                key = row[start]
                for column in row[start + 1 : start + size]:
                    key = key * self._base + column
                found, value = self._table.look_up(key)
                known = (value & np.uint32(0xFF)).astype(np.float32) / STEPS_OF_FREQUENCY
                better = found & ((length < size) | (known > frequency))
                length[better] = size
                frequency[better] = known[better]
        return length, frequency
