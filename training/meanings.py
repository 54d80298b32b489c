"""Learn which words go together, and write it down as short vectors.

Positive pointwise mutual information of words within twelve characters, reduced by singular values
(Levy and Goldberg, 2014). The right-hand words are smoothed by the power of three quarters.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from scipy.sparse import csr_matrix
from sklearn.utils.extmath import randomized_svd

from gongwen.spelling.alphabet import BOUNDARY, FIRST_CHARACTER, Alphabet
from gongwen.spelling.meanings import LONGEST, REACH, longest_words
from gongwen.spelling.tables import Table
from training.arrays import Arrays
from training.counting import Counts, grouped
from training.tables import build as build_table

_FEWEST = 15  # how often a word must occur
_MOST = 52_000  # words kept; with the characters they must fit sixteen bits
_STEPS = 8  # words on either side
_FREQUENT = 3e-4  # words more frequent than this share are thinned out
_SMOOTHED = 0.75
_LENGTH = 64  # of a vector
_ROUNDS = 3  # of the search for singular values
_SEED = 1
_PIECE = 1 << 22


@dataclass(frozen=True, slots=True)
class Tokens:
    """Words and single characters of the corpus: where each begins, its length and number."""

    starts: NDArray[np.int64]
    lengths: NDArray[np.int64]
    numbers: NDArray[np.int64]

    def at(self, chosen: NDArray[np.int64] | NDArray[np.bool_]) -> Tokens:
        """Return some of the tokens."""
        return Tokens(self.starts[chosen], self.lengths[chosen], self.numbers[chosen])


def build(symbols: NDArray[np.uint16], words: set[str], alphabet: Alphabet) -> Arrays:
    """Return table and vectors, as :class:`gongwen.spelling.meanings.Meanings` reads them."""
    base = alphabet.size
    found = _found(symbols, _keys(words, alphabet), base)
    often = np.unique(_key_of(symbols, found, base), return_counts=True)
    order = np.argsort(-often[1], kind="stable")
    kept = np.sort(often[0][order[(often[1][order] >= _FEWEST)][:_MOST]])
    tokens = _tokens(symbols, found, kept, alphabet)
    pairs = _together(symbols, tokens, base, base + kept.size)
    vectors, neighbours = _reduced(pairs, base, base + kept.size)
    scale = 1.0
    stored: Arrays = {}
    for name, matrix in (("meaning-vectors", vectors), ("meaning-neighbours", neighbours)):
        step = float(np.percentile(np.abs(matrix), 99.9)) / 127
        stored[name] = np.clip(np.rint(matrix / step), -127, 127).astype(np.int8)
        scale *= step
    stored["meaning-scale"] = np.array([scale], dtype=np.float64)
    return stored | build_table(kept, np.arange(kept.size, dtype=np.uint16)).stored("meanings")


def _keys(words: set[str], alphabet: Alphabet) -> NDArray[np.uint64]:
    numbers = {c: n for n, c in enumerate(alphabet.characters, FIRST_CHARACTER)}
    keys: list[int] = []
    for word in words:
        if 1 < len(word) <= LONGEST and all(c in numbers for c in word):
            key = 0
            for character in word:
                key = key * alphabet.size + numbers[character]
            keys.append(key)
    return np.array(sorted(keys), dtype=np.uint64)


def _found(symbols: NDArray[np.uint16], keys: NDArray[np.uint64], base: int) -> Tokens:
    """Return the words of the corpus that no longer one covers, numbered all the same."""
    built = build_table(keys, np.zeros(keys.size, dtype=np.uint16))
    table = Table(built.parts, built.seed)
    starts: list[NDArray[np.int64]] = []
    lengths: list[NDArray[np.int64]] = []
    for first in range(0, symbols.size, _PIECE):
        piece = symbols[first : first + _PIECE + LONGEST - 1].astype(np.uint64)
        own_starts, own_lengths, _values = longest_words(piece, table, base)
        starts.append(own_starts + first)
        lengths.append(own_lengths)
    every = np.concatenate(starts)
    return Tokens(every, np.concatenate(lengths), np.zeros(every.size, dtype=np.int64))


def _key_of(symbols: NDArray[np.uint16], tokens: Tokens, base: int) -> NDArray[np.uint64]:
    keys = symbols[tokens.starts].astype(np.uint64)
    for place in range(1, LONGEST):
        longer = tokens.lengths > place
        behind = symbols[tokens.starts[longer] + place]
        keys[longer] = keys[longer] * np.uint64(base) + behind
    return keys


def _tokens(
    symbols: NDArray[np.uint16], found: Tokens, kept: NDArray[np.uint64], alphabet: Alphabet
) -> Tokens:
    """Return the words that are kept, and the characters that stand in no word."""
    keys = _key_of(symbols, found, alphabet.size)
    places = np.minimum(np.searchsorted(kept, keys), kept.size - 1)
    words = Tokens(found.starts, found.lengths, places + alphabet.size).at(kept[places] == keys)
    alone = np.ones(symbols.size + LONGEST, dtype=np.bool_)
    for place in range(LONGEST):
        alone[words.starts[words.lengths > place] + place] = False
    han = np.zeros(alphabet.size, dtype=np.bool_)
    for number, character in enumerate(alphabet.characters, FIRST_CHARACTER):
        han[number] = "\u4e00" <= character <= "\u9fff"
    single = np.flatnonzero(alone[: symbols.size] & han[symbols])
    starts = np.concatenate((words.starts, single))
    order = np.argsort(starts, kind="stable")
    return Tokens(
        starts,
        np.concatenate((words.lengths, np.ones(single.size, dtype=np.int64))),
        np.concatenate((words.numbers, symbols[single].astype(np.int64))),
    ).at(order)


def _together(symbols: NDArray[np.uint16], tokens: Tokens, base: int, size: int) -> Counts:
    """Count pairs of a token and a word near it in the same sentence."""
    chance = np.random.default_rng(_SEED)
    share = np.bincount(tokens.numbers, minlength=size) / tokens.numbers.size
    rarely = np.minimum(1, np.sqrt(_FREQUENT / np.maximum(share, 1e-12)))
    as_word = chance.random(tokens.numbers.size) < rarely[tokens.numbers]
    as_neighbour = chance.random(tokens.numbers.size) < rarely[tokens.numbers]
    as_neighbour &= tokens.numbers >= base
    sentence = np.cumsum(symbols == BOUNDARY)[tokens.starts]
    ends = tokens.starts + tokens.lengths
    total = Counts(np.zeros(0, dtype=np.uint64), np.zeros(0, dtype=np.int64))
    numbers = tokens.numbers.astype(np.uint64)
    for step in range(1, _STEPS + 1):
        gap = tokens.starts[step:] - ends[:-step]
        near = (gap >= 0) & (gap <= REACH) & (sentence[step:] == sentence[:-step])
        ahead = np.flatnonzero(near & as_word[:-step] & as_neighbour[step:])
        back = np.flatnonzero(near & as_word[step:] & as_neighbour[:-step])
        keys = [
            numbers[ahead] * np.uint64(size) + numbers[ahead + step],
            numbers[back + step] * np.uint64(size) + numbers[back],
        ]
        own = grouped(np.concatenate(keys))
        total = grouped(
            np.concatenate((total.keys, own.keys)), np.concatenate((total.counts, own.counts))
        )
    return total


def _reduced(
    pairs: Counts, base: int, size: int
) -> tuple[NDArray[np.float32], NDArray[np.float32]]:
    """Return a vector for each token, and one for each word as a neighbour."""
    rows = (pairs.keys // np.uint64(size)).astype(np.int64)
    columns = (pairs.keys % np.uint64(size)).astype(np.int64) - base
    of_row = np.bincount(rows, weights=pairs.counts, minlength=size)
    of_column = np.bincount(columns, weights=pairs.counts, minlength=size - base) ** _SMOOTHED
    expected = of_row[rows] * of_column[columns] / of_column.sum()
    information = np.log(pairs.counts / expected)
    positive = information > 0
    matrix = csr_matrix(
        (information[positive].astype(np.float32), (rows[positive], columns[positive])),
        shape=(size, size - base),
    )
    left, values, right = randomized_svd(matrix, _LENGTH, n_iter=_ROUNDS, random_state=_SEED)
    root = np.sqrt(values)
    return (left * root).astype(np.float32), (right.T * root).astype(np.float32)
