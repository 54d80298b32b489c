"""Which words go together: whether a word fits the other words of its sentence.

Each word of the vocabulary, and each character, has a vector; so has each word as a neighbour of
others. The product of the two is the association of the pair, as counted within twelve characters
of each other (positive pointwise mutual information, reduced by singular values).
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

import numpy as np
from numpy.typing import NDArray

from gongwen.spelling.tables import Table

LONGEST: Final = 4
REACH: Final = 12  # symbols on either side in which neighbours are looked for
GAP: Final = 4  # the nearest symbols, which the language model sees already

Floats = NDArray[np.float32]
Rows = NDArray[np.uint64]


def longest_words(
    symbols: Rows, table: Table, base: int
) -> tuple[NDArray[np.int64], NDArray[np.int64], NDArray[np.int64]]:
    """Return start, length and value of each word in ``table`` that no longer one covers."""
    number = max(symbols.size - LONGEST + 1, 0)
    lengths = np.ones(number, dtype=np.int64)
    values = np.zeros(number, dtype=np.int64)
    key = symbols[:number]
    for length in range(2, LONGEST + 1):
        key = key * np.uint64(base) + symbols[length - 1 : length - 1 + number]
        found, value = table.look_up(key)
        lengths[found] = length
        values[found] = value[found]
    ends = np.where(lengths > 1, np.arange(number) + lengths, 0)
    reached = np.maximum.accumulate(np.concatenate((np.zeros(1, dtype=np.int64), ends)))[:number]
    starts = np.flatnonzero((lengths > 1) & (ends > reached))
    return starts, lengths[starts], values[starts]


@dataclass(frozen=True, slots=True)
class Surroundings:
    """Running sums over a stream: of the vectors of its words, and of their number."""

    sums: Floats
    numbers: Floats


@dataclass(frozen=True, slots=True)
class Context:
    """The mean vector of the words around each place, and how many they are."""

    vectors: Floats
    number: Floats


class Meanings:
    """Vectors of words, as words and as neighbours."""

    def __init__(
        self,
        table: Table,
        base: int,
        vectors: NDArray[np.int8],
        neighbours: NDArray[np.int8],
        scale: float,
    ) -> None:
        self._table = table
        self._base = np.uint64(base)
        self._vectors = vectors
        self._neighbours = neighbours
        self._scale = np.float32(scale)

    def surroundings(self, symbols: Rows) -> Surroundings:
        """Return the running sums over ``symbols``."""
        starts, _lengths, values = longest_words(symbols, self._table, int(self._base))
        known = values < len(self._neighbours)
        starts, ids = starts[known], values[known]
        sums = np.zeros((symbols.size + 1, self._neighbours.shape[1]), dtype=np.float32)
        sums[starts + 1] = self._neighbours[ids]
        numbers = np.zeros(symbols.size + 1, dtype=np.float32)
        numbers[starts + 1] = 1
        return Surroundings(np.cumsum(sums, axis=0), np.cumsum(numbers))

    def _look_up(self, keys: Rows) -> tuple[NDArray[np.bool_], NDArray[np.int64]]:
        found, value = self._table.look_up(keys)
        inside = value < len(self._neighbours)
        return found & inside, np.where(inside, value, 0).astype(np.int64)

    def over(self, row: list[Rows], place: int) -> NDArray[np.int64]:
        """Return the vector's number of the longest word over column ``place`` of ``row``."""
        best = row[place].astype(np.int64)
        length = np.ones(best.size, dtype=np.int8)
        for size in range(2, LONGEST + 1):
            for start in range(max(place - size + 1, 0), min(place, len(row) - size) + 1):
                key = row[start]
                for column in row[start + 1 : start + size]:
                    key = key * self._base + column
                found, value = self._look_up(key)
                longer = found & (length < size)
                best[longer] = value[longer] + int(self._base)
                length[longer] = size
        return best

    def context(self, around: Surroundings, places: NDArray[np.int64], removed: int) -> Context:
        """Return the mean vector of the words near ``places``, and how many they are."""
        last = around.numbers.size - 1
        spans = (
            (np.maximum(places - REACH, 0), np.maximum(places - GAP + 1, 0)),
            (np.minimum(places + removed + 1, last), np.minimum(places + removed + REACH, last)),
        )
        sums = sum(around.sums[end] - around.sums[start] for start, end in spans)
        number = sum(around.numbers[end] - around.numbers[start] for start, end in spans)
        mean = (sums / np.maximum(number, 1)[:, None]).astype(np.float32)
        return Context(mean, np.asarray(number, dtype=np.float32))

    def association(self, words: NDArray[np.int64], context: Floats) -> Floats:
        """Return how well ``words`` fit their mean ``context``."""
        own = self._vectors[words].astype(np.float32)
        fit: Floats = np.einsum("ij,ij->i", own, context) * self._scale
        return fit
