"""The language model 「语言模型」: natural logarithms of probabilities of characters in context."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

import numpy as np
from numpy.typing import NDArray

from gongwen.spelling.tables import Table

Floats = NDArray[np.float32]
Rows = NDArray[np.uint64]

PROBABILITY_STEP: Final = 0.07
BACKOFF_STEP: Final = 0.04
BACKOFF_TOP: Final = (
    1.52  # the largest back-off that can be written down; 38 steps, so that 0 is exact
)


@dataclass(frozen=True, slots=True)
class Scored:
    """What a symbol costs in its context, and how many symbols of it the model had seen."""

    logarithm: Floats
    order: NDArray[np.int8]


class NgramModel:
    """A back-off model over symbols; every question is asked for many places at once."""

    def __init__(
        self, base: int, single: Floats, single_backoff: Floats, tables: list[Table]
    ) -> None:
        self.base = base
        self.order = len(tables) + 1
        self._single = single
        self._single_backoff = single_backoff
        self._tables = tables
        steps = np.arange(256, dtype=np.float32)
        self._probabilities = -steps * np.float32(PROBABILITY_STEP)
        self._backoffs = np.float32(BACKOFF_TOP) - steps * np.float32(BACKOFF_STEP)

    def score(self, columns: list[Rows], least: int = 1) -> Scored:
        """Return log P(last column | the columns before it), longest history first.

        The shortest history asked about has ``least`` - 1 symbols; where even that is not known
        the logarithm holds the back-offs alone, for the caller to add what he knows.
        """
        number = columns[-1].size
        logarithm = np.zeros(number, dtype=np.float32)
        order = np.zeros(number, dtype=np.int8)
        longest = min(len(columns), self.order)
        keys = self._keys(columns, longest)
        shorter = self._keys(columns[:-1], longest - 1)
        rest = np.arange(number)
        for length in range(longest, max(least, 2) - 1, -1):
            found, value = self._tables[length - 2].look_up(keys[length - 1][rest])
            hits = rest[found]
            logarithm[hits] += self._probabilities[value[found] >> np.uint32(8)]
            order[hits] = length
            rest = rest[~found]
            if not rest.size:
                break
            logarithm[rest] += self._backoff(shorter[length - 2][rest], length - 1)
        if least <= 1 and rest.size:
            logarithm[rest] += self._single[columns[-1][rest]]
            order[rest] = 1
        return Scored(logarithm, order)

    def has_pair(self, first: Rows, second: Rows) -> NDArray[np.bool_]:
        """Tell which pairs of symbols the model has seen next to each other."""
        return self._tables[0].look_up(first * np.uint64(self.base) + second)[0]

    def _backoff(self, keys: Rows, length: int) -> Floats:
        if length == 1:
            return self._single_backoff[keys]
        found, value = self._tables[length - 2].look_up(keys)
        return np.where(found, self._backoffs[value & np.uint32(0xFF)], np.float32(0))

    def _keys(self, columns: list[Rows], longest: int) -> list[Rows]:
        """Return the keys of the last 1, 2 … ``longest`` columns."""
        keys: list[Rows] = []
        weight = 1
        for length in range(1, longest + 1):
            column = columns[-length]
            keys.append(column if length == 1 else keys[-1] + column * np.uint64(weight))
            weight *= self.base
        return keys
