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


@dataclass(frozen=True, slots=True)
class Pairs:
    """Places in a text, a symbol that may stand there instead, and how alike the two are."""

    places: NDArray[np.int64]
    symbols: NDArray[np.uint16]
    likenesses: NDArray[np.uint8]


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
