"""Make errors such as input methods and hasty hands make, in paragraphs the model has not seen."""

from __future__ import annotations

import random
import re
from collections.abc import Iterable

import numpy as np

from gongwen.spelling.alphabet import Alphabet
from gongwen.spelling.confusions import ConfusionTable, Likeness

_SENTENCE = re.compile("[^。！？；\n]{8,70}[。！？；]?")
_HAN = re.compile("[\u4e00-\u9fff]")
# What happens to a sentence when a die falls below each limit; above the last, two replacements.
_CLEAN, _MISSING, _REDUNDANT, _SWAPPED, _ONE, _NEIGHBOURS = 0.4, 0.51, 0.6, 0.62, 0.85, 0.91
_UNLIKE = 0.06  # how often a replacement is not alike: a character of the same sentence
_SAME_AGAIN = 0.5  # how often a redundant character is the one before it
_LITTLE_WORDS = "的了在和是有对为"
_WEIGHTS = {
    Likeness.SAME_TONE: 6.0,
    Likeness.SAME_SOUND: 4.0,
    Likeness.FUZZY: 1.0,
    Likeness.SHAPE: 2.0,
    Likeness.NEAR: 0.3,
}


class Simulator:
    """Plants at most one or two errors in a sentence; a seed makes it repeatable."""

    def __init__(self, alphabet: Alphabet, table: ConfusionTable, frequencies: object) -> None:
        self._alphabet = alphabet
        self._table = table
        self._frequencies = np.asarray(frequencies, dtype=np.float64)
        self._random = random.Random(20261122)  # noqa: S311 -- errors, not secrets

    def pairs(self, paragraphs: Iterable[str], number: int) -> list[tuple[str, str]]:
        """Return ``number`` pairs of a sentence with planted errors (or none) and the sentence."""
        sentences = [s for p in paragraphs for s in _SENTENCE.findall(p) if _HAN.search(s)]
        chosen = self._random.sample(sentences, min(number, len(sentences)))
        return [(self.spoiled(sentence), sentence) for sentence in chosen]

    def spoiled(self, sentence: str) -> str:
        """Return the sentence with errors, or as it is."""
        dice = self._random.random()
        if dice < _CLEAN or not _HAN.search(sentence):
            return sentence
        places = [m.start() for m in _HAN.finditer(sentence)]
        place = self._random.choice(places)
        if dice < _MISSING:
            return sentence[:place] + sentence[place + 1 :]
        if dice < _REDUNDANT:
            return sentence[:place] + self._extra(sentence[place]) + sentence[place:]
        if dice < _SWAPPED:
            swapped = sentence[place : place + 2][::-1]
            return sentence[:place] + swapped + sentence[place + 2 :]
        spoiled = self._replaced(sentence, place)
        if _ONE < dice <= _NEIGHBOURS and place + 1 in places:
            return self._replaced(spoiled, place + 1)
        if dice > _NEIGHBOURS:
            return self._replaced(spoiled, self._random.choice(places))
        return spoiled

    def _extra(self, character: str) -> str:
        """Return a redundant character: the same again, or a common little word."""
        again = self._random.random() < _SAME_AGAIN
        return character if again else self._random.choice(_LITTLE_WORDS)

    def _replaced(self, sentence: str, place: int) -> str:
        if self._random.random() < _UNLIKE:
            other = self._random.choice(_HAN.findall(sentence))
            return sentence[:place] + other + sentence[place + 1 :]
        code = np.array([ord(sentence[place])], dtype=np.uint32)
        found = self._table.of(code, np.zeros(1, dtype=np.int64))
        if not found.symbols.size:
            return sentence
        weights = np.zeros(found.symbols.size)
        for likeness, weight in _WEIGHTS.items():
            weights = np.maximum(weights, (found.likenesses & likeness > 0) * weight)
        weights = weights * np.maximum(self._frequencies[found.symbols], 0.1)
        symbol = self._random.choices(found.symbols.tolist(), weights.tolist())[0]
        return sentence[:place] + self._alphabet.character(symbol) + sentence[place + 1 :]
