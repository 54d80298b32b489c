"""A text as the model sees it, with what each symbol of it costs."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

import numpy as np
from numpy.typing import NDArray

from gongwen.spelling.alphabet import BOUNDARY, Alphabet, Codes, code_points
from gongwen.spelling.confusions import FIRST_HAN, LAST_HAN
from gongwen.spelling.ngrams import Floats, NgramModel

PADDING: Final = 6  # boundaries before and behind, so that no window reaches outside


@dataclass(frozen=True, slots=True)
class Stream:
    """Symbols, code points and offsets of a text, and the model's opinion of each symbol."""

    symbols: NDArray[np.uint64]
    codes: Codes
    offsets: NDArray[np.int64]
    logarithm: Floats
    order: NDArray[np.int8]
    total: NDArray[np.float64]  # total[i] is the sum of logarithms before symbol i

    def is_han(self) -> NDArray[np.bool_]:
        """Tell which symbols are Chinese characters, known ones or not."""
        return (self.codes >= FIRST_HAN) & (self.codes <= LAST_HAN)

    def cost(self, width: int) -> NDArray[np.float64]:
        """Return for each symbol what it and the ``width`` - 1 behind it cost."""
        ends = np.minimum(np.arange(self.symbols.size) + width, self.symbols.size)
        return self.total[:-1] - self.total[ends]


def stream(text: str, alphabet: Alphabet, model: NgramModel) -> Stream:
    """Read ``text`` as the model does."""
    codes = code_points(text)
    tokens = alphabet.tokens(codes)
    symbols = np.pad(tokens.symbols, PADDING, constant_values=BOUNDARY).astype(np.uint64)
    scored = model.score(_columns(symbols, model.order))
    behind = np.full(PADDING, len(codes), dtype=np.int64)
    before = np.full(PADDING, -1, dtype=np.int64)
    return Stream(
        symbols,
        np.pad(codes[tokens.offsets], PADDING),
        np.concatenate((before, tokens.offsets, behind)),
        scored.logarithm,
        scored.order,
        np.concatenate(([0.0], np.cumsum(scored.logarithm, dtype=np.float64))),
    )


def _columns(symbols: NDArray[np.uint64], order: int) -> list[NDArray[np.uint64]]:
    """Return the symbol ``order`` - 1 places before, …, the symbol itself, for every place."""
    padded = np.pad(symbols, (order - 1, 0), constant_values=BOUNDARY)
    return [padded[place : place + symbols.size] for place in range(order)]
