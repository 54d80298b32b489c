"""The dictionary of jieba (MIT): words and how often they occur in newspapers and books.

It lends the model the general vocabulary that official prose lacks.
"""

from __future__ import annotations

import importlib.util
from collections import defaultdict
from functools import cache
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from gongwen.lexicons import table
from gongwen.spelling.alphabet import FIRST_CHARACTER, UNKNOWN, Alphabet
from training.counting import Counts, grouped

_IDIOM = 4  # characters
_COMMONER = 1.5


@cache
def words() -> tuple[tuple[str, int], ...]:
    """Return words and frequencies, without those that are misspelt."""
    everything = _listed()
    wrong = _misspelt(everything) | _forbidden()
    return tuple((word, frequency) for word, frequency in everything if word not in wrong)


def _misspelt(everything: tuple[tuple[str, int], ...]) -> set[str]:
    """Return words of four characters that differ from a commoner one by one of the same sound.

    The dictionary was gathered from texts, errors included: 兴高彩烈 stands in it beside 兴高采烈.
    """
    alike: dict[tuple[str, int], list[tuple[str, int]]] = defaultdict(list)
    for word, frequency in everything:
        if len(word) == _IDIOM:
            for place in range(_IDIOM):
                alike[word[:place] + " " + word[place + 1 :], place].append((word, frequency))
    wrong: set[str] = set()
    for (_rest, place), group in alike.items():
        for word, frequency in group:
            if any(
                frequency * _COMMONER <= other and _sounds(word[place]) & _sounds(right[place])
                for right, other in group
            ):
                wrong.add(word)
    return wrong


@cache
def _sounds(character: str) -> frozenset[str]:
    from training.pinyin import readings  # noqa: PLC0415 -- only training needs pypinyin

    return frozenset(syllable for syllable, _tone in readings(ord(character)))


def _forbidden() -> set[str]:
    """Return the wrong forms of those word rules of the engine that are always right."""
    certain = [row["replacements"] for row in table("words") if row["safe"] == "1"]
    pairs = (pair.split("=") for row in certain for pair in row.split("；"))
    return {wrong for wrong, *right in pairs if right}


@cache
def _listed() -> tuple[tuple[str, int], ...]:
    spec = importlib.util.find_spec("jieba")
    if spec is None or spec.origin is None:
        raise ModuleNotFoundError("jieba")
    lines = (Path(spec.origin).parent / "dict.txt").read_text("utf-8").splitlines()
    rows = (line.split(" ") for line in lines)
    return tuple((row[0], int(row[1])) for row in rows)


def added(counts: Counts, order: int, alphabet: Alphabet, *, backward: bool = False) -> Counts:
    """Return ``counts`` with the n-grams inside the words of the dictionary, read either way."""
    numbers = {c: n for n, c in enumerate(alphabet.characters, FIRST_CHARACTER)}
    keys: list[int] = []
    weights: list[int] = []
    for word, frequency in words():
        symbols = [numbers.get(character, UNKNOWN) for character in word][:: -1 if backward else 1]
        for start in range(len(word) - order + 1):
            if UNKNOWN not in symbols[start : start + order]:
                key = 0
                for symbol in symbols[start : start + order]:
                    key = key * alphabet.size + symbol
                keys.append(key)
                weights.append(frequency)
    own: NDArray[np.uint64] = np.array(keys, dtype=np.uint64)
    return grouped(
        np.concatenate((counts.keys, own)),
        np.concatenate((counts.counts, np.array(weights, dtype=np.int64))),
    )


def characters() -> dict[str, int]:
    """Return how often each character occurs in the words."""
    found: dict[str, int] = {}
    for word, frequency in words():
        for character in word:
            found[character] = found.get(character, 0) + frequency
    return found
