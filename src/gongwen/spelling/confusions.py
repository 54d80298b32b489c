"""Which symbols a character may have been written for, read from the artefact."""

from __future__ import annotations

from dataclasses import dataclass
from enum import IntFlag
from typing import Final

import numpy as np
from numpy.typing import NDArray

from gongwen.spelling.alphabet import Codes

FIRST_HAN: Final = 0x4E00
LAST_HAN: Final = 0x9FFF


class Likeness(IntFlag):
    """In what way two characters are alike; several may hold."""

    SAME_TONE = 1
    SAME_SOUND = 2
    FUZZY = 4
    NEAR = 8
    SHAPE = 16
    LISTED = 32
    WORD = 64  # completes a word of which all other symbols are there
    GAP = 128  # often stands between the two neighbours


# How much likelier a replacement is for what it has in common with what was written, in natural
# logarithms; counted in sentences with real errors, and rounded.
_SOUNDS: Final = Likeness.SAME_TONE | Likeness.SAME_SOUND
_ALIKE: Final = ~(Likeness.WORD | Likeness.GAP)
LIKELIER: Final = np.array(
    [
        1.5 * bool(kind & _SOUNDS)
        + 1.5 * (bool(kind & Likeness.SHAPE) and kind & _ALIKE != Likeness.SHAPE)
        + 3.0 * bool(kind & Likeness.LISTED)
        + 2.0 * bool(kind & Likeness.WORD)
        - 1.5 * (kind & _ALIKE == 0)
        for kind in range(2 * Likeness.GAP)
    ],
    dtype=np.float32,
)


@dataclass(frozen=True, slots=True)
class Pairs:
    """Places in a text, a symbol that may stand there instead, and how alike the two are."""

    places: NDArray[np.int64]
    symbols: NDArray[np.uint16]
    likenesses: NDArray[np.uint8]

    def at(self, chosen: NDArray[np.int64]) -> Pairs:
        """Return some of the pairs."""
        return Pairs(self.places[chosen], self.symbols[chosen], self.likenesses[chosen])


def expected(places: NDArray[np.int64], symbols: NDArray[np.uint64], why: Likeness) -> Pairs:
    """Return pairs that the neighbours of a place suggest."""
    return Pairs(places, symbols.astype(np.uint16), np.full(places.size, why, dtype=np.uint8))


def together(parts: list[Pairs]) -> Pairs:
    """Return every pair once, sorted by place, alike in all ways that any of ``parts`` says."""
    places = np.concatenate([part.places for part in parts])
    symbols = np.concatenate([part.symbols for part in parts])
    likenesses = np.concatenate([part.likenesses for part in parts])
    keys = places << 16 | symbols
    order = np.argsort(keys, kind="stable")
    starts = np.flatnonzero(np.diff(keys[order], prepend=-1))
    merged = np.bitwise_or.reduceat(likenesses[order], starts) if starts.size else likenesses
    first = order[starts]
    return Pairs(places[first], symbols[first], merged)


class ConfusionTable:
    """Rows of alike symbols, one for each Han character."""

    def __init__(
        self, starts: NDArray[np.uint32], targets: NDArray[np.uint16], kinds: NDArray[np.uint8]
    ) -> None:
        self._starts = starts
        self._targets = targets
        self._kinds = kinds

    def of(self, codes: Codes, places: NDArray[np.int64]) -> Pairs:
        """Return all candidates for the characters ``codes`` that stand at ``places``."""
        inside = (codes >= FIRST_HAN) & (codes <= LAST_HAN)
        rows = (codes[inside] - np.uint32(FIRST_HAN)).astype(np.int64)
        starts = self._starts[rows].astype(np.int64)
        lengths = self._starts[rows + 1].astype(np.int64) - starts
        offsets = np.cumsum(lengths) - lengths
        within = np.arange(int(lengths.sum())) - np.repeat(offsets, lengths)
        chosen = np.repeat(starts, lengths) + within
        return Pairs(np.repeat(places[inside], lengths), self._targets[chosen], self._kinds[chosen])
