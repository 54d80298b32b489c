"""The language model 「语言模型」: natural logarithms of probabilities of characters in context."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

import numpy as np
from numpy.typing import NDArray

from gongwen.spelling.tables import WIDE, Layout, Table

Floats = NDArray[np.float32]
Rows = NDArray[np.uint64]


@dataclass(frozen=True, slots=True)
class Coding:
    """How the probability and the back-off of an n-gram are written down, in few bits."""

    layout: Layout
    probability_step: float
    backoff_bits: int = 0
    backoff_step: float = 0.0
    backoff_top: float = 0.0  # a multiple of the step, so that a back-off of one is exact


SHORTEST: Final = 2  # symbols in the shortest n-grams that are kept in tables
PAIRS: Final = Coding(WIDE, 0.07, 8, 0.04, 1.52)
MIDDLE: Final = Coding(Layout(24, 13), 0.14, 6, 0.12, 1.56)
LONGEST: Final = Coding(Layout(16, 6), 0.2)


def coding(order: int, longest: int) -> Coding:
    """Return how n-grams of ``order`` are coded in a model whose longest have ``longest``."""
    if order == longest:
        return LONGEST
    return PAIRS if order == SHORTEST else MIDDLE


@dataclass(frozen=True, slots=True)
class Scored:
    """What a symbol costs in its context, and how many symbols of it the model had seen."""

    logarithm: Floats
    order: NDArray[np.int8]


class NgramModel:
    """A back-off model over symbols; every question is asked for many places at once.

    ``neighbours`` holds one bit for each pair of symbols: whether they were seen side by side.
    """

    def __init__(
        self,
        base: int,
        single: Floats,
        single_backoff: Floats,
        tables: list[Table],
        neighbours: NDArray[np.uint8],
    ) -> None:
        self.base = base
        self.order = len(tables) + 1
        self._single = single
        self._single_backoff = single_backoff
        self._tables = tables
        self._neighbours = neighbours
        codings = [coding(order, self.order) for order in range(2, self.order + 1)]
        self._probabilities = [_probabilities(own) for own in codings]
        self._backoffs = [_backoffs(own) for own in codings]

    def score(self, columns: list[Rows]) -> Scored:
        """Return log P(last column | the columns before it).

        Every n-gram of the model has its shorter ones in the model too, at its head and at its
        tail: what is not found need not be asked about in a longer form.
        """
        longest = min(len(columns), self.order)
        logarithm = self._single[columns[-1]]
        order = np.ones(logarithm.size, dtype=np.int8)
        keys = self._keys(columns, longest)
        rest = np.arange(logarithm.size)
        for length in range(2, longest + 1):
            found, value = self._tables[length - 2].look_up(keys[length - 1][rest])
            rest = rest[found]
            if not rest.size:
                break
            logarithm[rest] = self._probabilities[length - 2][value[found]]
            order[rest] = length
        self._back_off(self._keys(columns[:-1], longest - 1), logarithm, order)
        return Scored(logarithm, order)

    def _back_off(self, histories: list[Rows], logarithm: Floats, order: NDArray[np.int8]) -> None:
        """Add to ``logarithm`` the back-offs of all histories too long to be known."""
        rest = np.flatnonzero(order <= len(histories))
        for length, keys in enumerate(histories, 1):
            if length == 1:
                own = rest[order[rest] == 1]
                logarithm[own] += self._single_backoff[keys[own]]
                continue
            found, value = self._tables[length - 2].look_up(keys[rest])
            rest = rest[found]
            if not rest.size:
                return
            due = order[rest] <= length
            logarithm[rest[due]] += self._backoffs[length - 2][value[found][due]]

    def has_pair(self, first: Rows, second: Rows) -> NDArray[np.bool_]:
        """Tell which pairs of symbols the model has seen next to each other."""
        keys = (first * np.uint64(self.base) + second).view(np.int64)
        bits = self._neighbours[keys >> 3] >> (keys & 7).astype(np.uint8)
        seen: NDArray[np.bool_] = (bits & np.uint8(1)).astype(np.bool_)
        return seen

    def _keys(self, columns: list[Rows], longest: int) -> list[Rows]:
        """Return the keys of the last 1, 2 … ``longest`` columns."""
        keys: list[Rows] = []
        weight = 1
        for length in range(1, longest + 1):
            column = columns[-length]
            keys.append(column if length == 1 else keys[-1] + column * np.uint64(weight))
            weight *= self.base
        return keys


def _probabilities(own: Coding) -> Floats:
    """Return the logarithm of the probability that each value of a table stands for."""
    values = np.arange(1 << own.layout.value_bits, dtype=np.float32)
    steps = np.floor(values / (1 << own.backoff_bits))
    return (-own.probability_step * steps).astype(np.float32)


def _backoffs(own: Coding) -> Floats:
    """Return the logarithm of the back-off that each value of a table stands for."""
    steps = np.arange(1 << own.layout.value_bits, dtype=np.int64) & ((1 << own.backoff_bits) - 1)
    return (own.backoff_top - own.backoff_step * steps).astype(np.float32)
