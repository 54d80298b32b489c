"""The alphabet 「字表」 of the language model: characters become small numbers, vectorised.

Ends of sentences and of paragraphs are one symbol, a run of digits is one symbol, and so is a run
of Latin letters; blanks do not count. What the model has never seen is the symbol ``UNKNOWN``.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

import numpy as np
from numpy.typing import NDArray

BOUNDARY: Final = 0
UNKNOWN: Final = 1
DIGIT: Final = 2
LATIN: Final = 3
BLANK: Final = 4
FIRST_CHARACTER: Final = 5

# Five symbols must fit a 64-bit key: 7,131 is the largest base whose fifth power does.
LARGEST_ALPHABET: Final = 7131

_PLANE: Final = 0x10000
_ENDS: Final = "\n。！？!?\r"
_BLANKS: Final = " \t\u3000\u00a0\u200b\ufeff"
_SAME: Final = {
    ",": "，",
    ";": "；",
    ":": "：",
    "(": "（",
    ")": "）",
    "「": "“",
    "」": "”",
    "．": ".",
}

Codes = NDArray[np.uint32]
Symbols = NDArray[np.uint16]


@dataclass(frozen=True, slots=True)
class Tokens:
    """The symbols of a text, and the offset in the text at which each begins."""

    symbols: Symbols
    offsets: NDArray[np.int64]


class Alphabet:
    """The characters the model knows, in the order of their numbers."""

    def __init__(self, characters: str) -> None:
        if len(characters) + FIRST_CHARACTER > LARGEST_ALPHABET:
            raise ValueError("too many characters for five of them to fit one key")
        self.characters = characters
        self.size = len(characters) + FIRST_CHARACTER
        self._numbers = np.full(_PLANE, UNKNOWN, dtype=np.uint16)
        for number, character in enumerate(characters, FIRST_CHARACTER):
            self._numbers[ord(character)] = number
        for variant, standard in _SAME.items():
            self._numbers[ord(variant)] = self._numbers[ord(standard)]
        for group, number in ((_ENDS, BOUNDARY), (_BLANKS, BLANK)):
            for character in group:
                self._numbers[ord(character)] = number
        for first, last, number in _RANGES:
            self._numbers[ord(first) : ord(last) + 1] = number

    def numbers(self, codes: Codes) -> Symbols:
        """Return the symbol of each code point."""
        inside = np.where(codes < _PLANE, codes, 0xFFFF)
        return self._numbers[inside]

    def tokens(self, codes: Codes) -> Tokens:
        """Return the symbols of a text, one for a run of digits, letters or sentence ends."""
        symbols = self.numbers(codes)
        visible = np.flatnonzero(symbols != BLANK)
        symbols = symbols[visible]
        run = (symbols[1:] == symbols[:-1]) & (
            (symbols[1:] == BOUNDARY) | (symbols[1:] == DIGIT) | (symbols[1:] == LATIN)
        )
        kept = np.concatenate(([True], ~run)) if symbols.size else np.zeros(0, dtype=np.bool_)
        return Tokens(symbols[kept], visible[kept])

    def character(self, symbol: int) -> str:
        """Return the character of a symbol that stands for one."""
        return self.characters[symbol - FIRST_CHARACTER]


_RANGES: Final = (
    ("0", "9", DIGIT),
    ("０", "９", DIGIT),
    ("A", "Z", LATIN),
    ("a", "z", LATIN),
    ("Ａ", "Ｚ", LATIN),
    ("ａ", "ｚ", LATIN),
)


def code_points(text: str) -> Codes:
    """Return the code points of ``text``; unpaired surrogates are kept as they are."""
    return np.frombuffer(text.encode("utf-32-le", "surrogatepass"), dtype="<u4")
