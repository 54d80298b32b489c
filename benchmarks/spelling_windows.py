"""The symbols round an edit, before and after it, and what tables of the corpus know of them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from gongwen.spelling.alphabet import BOUNDARY, FIRST_CHARACTER, Alphabet, code_points
from training import dictionary
from training.counting import count
from training.examples import Examples, Pair
from training.kneser_ney import estimate

REACH = 10  # symbols on either side
_CONTEXT = 4  # symbols that the probability of one depends on
_ORDER = _CONTEXT + 1
_UNSEEN = -16.0
_TURN = np.uint64(0x9E3779B97F4A7C15)
_SHIFT = np.uint64(31)

Floats = NDArray[np.float32]
Symbols = NDArray[np.uint16]
Keys = NDArray[np.uint64]
Tables = dict[int, Keys]  # for each length, the sorted keys of what is known


@dataclass(frozen=True, slots=True)
class Windows:
    """For each edit the symbols to its left and right, what it takes out and what it writes."""

    left: Symbols
    right: Symbols
    old: list[Symbols]
    new: list[Symbols]

    @classmethod
    def of(cls, alphabet: Alphabet, pairs: list[Pair], own: Examples) -> Windows:
        """Return the windows of edits in the wrong forms of ``pairs``."""
        tokens = alphabet.tokens(code_points("\n".join(wrong for wrong, _right in pairs)))
        room = np.full(REACH, BOUNDARY, dtype=np.uint16)
        symbols = np.concatenate((room, tokens.symbols, room, room))
        lines = np.cumsum([0] + [len(wrong) + 1 for wrong, _right in pairs])[own.sentence]
        starts, ends = (
            np.searchsorted(tokens.offsets, [edit[side] for edit in own.edits] + lines) + REACH
            for side in (0, 1)
        )
        beside = np.arange(REACH)
        return cls(
            symbols[starts[:, None] - REACH + beside],
            symbols[ends[:, None] + beside],
            [symbols[start:end] for start, end in zip(starts, ends, strict=True)],
            [alphabet.numbers(code_points(written)) for *_span, written in own.edits],
        )

    def rows(self, *, edited: bool) -> Iterator[tuple[NDArray[np.int64], Symbols, int]]:
        """Yield, by the number of symbols in the middle: which edits, their rows, that number."""
        middle = self.new if edited else self.old
        lengths = np.array([len(one) for one in middle])
        for length in np.unique(lengths):
            which = np.flatnonzero(lengths == length)
            own = np.array([middle[number] for number in which], dtype=np.uint16)
            own = own.reshape(which.size, length)
            yield which, np.concatenate((self.left[which], own, self.right[which]), 1), int(length)


def joined(texts: list[Symbols]) -> Symbols:
    """Return texts one after the other, boundaries between them."""
    boundary = np.full(1, BOUNDARY, dtype=np.uint16)
    return np.concatenate([part for text in texts for part in (boundary, text)] + [boundary])


def keys_of(columns: list[NDArray[np.uint16]]) -> Keys:
    """Return a number for each row of symbols, almost surely different for different rows."""
    keys = np.zeros(len(columns[0]), dtype=np.uint64)
    for column in columns:
        keys = (keys + column.astype(np.uint64) + np.uint64(1)) * _TURN
        keys ^= keys >> _SHIFT
    return keys


def repeated(symbols: Symbols, length: int, least: int) -> Keys:
    """Return the sorted keys of stretches inside sentences that occur ``least`` times or more."""
    number = len(symbols) - length + 1
    keys = keys_of([symbols[place : place + number] for place in range(length)])
    ends = np.concatenate(([0], np.cumsum(symbols == BOUNDARY)))
    inside = ends[length - 1 : length - 1 + number] == ends[1 : 1 + number]
    different, counts = np.unique(keys[inside], return_counts=True)
    return different[counts >= least]


def word_keys(words: Iterable[str], alphabet: Alphabet) -> Tables:
    """Return the sorted keys of words of up to eight characters, by their length."""
    numbers = {c: n for n, c in enumerate(alphabet.characters, FIRST_CHARACTER)}
    known = sorted({word for word in words if all(c in numbers for c in word)})
    tables: Tables = {}
    for length in range(2, 9):
        rows = [[numbers[c] for c in word] for word in known if len(word) == length]
        if rows:
            own = np.array(rows, dtype=np.uint16)
            tables[length] = np.sort(keys_of([own[:, place] for place in range(length)]))
    return tables


def covering(windows: Windows, tables: Tables) -> Floats:
    """Return for old and new the longest known stretch over the edit, and how many there are."""
    columns: list[Floats] = []
    for edited in (False, True):
        longest, number = np.zeros((2, len(windows.left)), dtype=np.float32)
        for which, rows, middle in windows.rows(edited=edited):
            for length, known in sorted(tables.items()):
                for start in _starts(length, middle):
                    own = keys_of([rows[:, start + place] for place in range(length)])
                    spots = np.minimum(np.searchsorted(known, own), known.size - 1)
                    hits = which[known[spots] == own] if known.size else which[:0]
                    longest[hits] = length
                    number[hits] += 1
        columns += [longest, number]
    return np.stack([*columns, columns[2] - columns[0], columns[3] - columns[1]], axis=1)


def _starts(length: int, middle: int) -> range:
    """Return where stretches begin that touch the middle of a row, or cross it where it is empty."""
    first, last = REACH - length + 1, REACH + middle - 1
    return range(max(first, 0), last + 1)


class Models:
    """A whole Kneser-Ney model of five symbols in memory, forward or backward."""

    def __init__(
        self, symbols: Symbols, alphabet: Alphabet, *, with_words: bool, backward: bool
    ) -> None:
        self.backward = backward
        self._base = np.uint64(alphabet.size)
        symbols = symbols[::-1].copy() if backward else symbols
        counts = [count(symbols, order, alphabet.size) for order in range(1, _ORDER + 1)]
        if with_words:
            counts = [
                dictionary.added(own, order, alphabet, backward=backward)
                for order, own in enumerate(counts, 1)
            ]
        self._levels = estimate(counts, alphabet.size)

    def score(self, rows: Symbols) -> Floats:
        """Return log P of the last symbol of each row after the four before it."""
        columns = rows.astype(np.uint64).T
        logarithm = np.full(len(rows), _UNSEEN, dtype=np.float32)
        spots, known = self._places(0, columns[-1])
        logarithm[known] = np.log(self._levels[0].probability[spots[known]])
        for order in range(2, _ORDER + 1):
            history = np.zeros(len(rows), dtype=np.uint64)
            for column in columns[_ORDER - order : -1]:
                history = history * self._base + column
            spots, known = self._places(order - 2, history)
            logarithm[known] += np.log(
                np.maximum(self._levels[order - 2].backoff[spots[known]], 1e-6)
            )
            spots, known = self._places(order - 1, history * self._base + columns[-1])
            logarithm[known] = np.log(self._levels[order - 1].probability[spots[known]])
        return logarithm

    def _places(self, level: int, keys: Keys) -> tuple[NDArray[np.int64], NDArray[np.bool_]]:
        own = self._levels[level].keys
        spots = np.minimum(np.searchsorted(own, keys), own.size - 1)
        return spots, own[spots] == keys


def gains(windows: Windows, models: Models) -> Floats:
    """Return what an edit gains, what its own symbols gain, what they cost before, and the dearest."""
    sums: list[Floats] = []
    for edited in (False, True):
        own, behind, worst = np.zeros((3, len(windows.left)), dtype=np.float32)
        for which, rows, middle in windows.rows(edited=edited):
            turned = rows[:, ::-1] if models.backward else rows
            for place in range(middle + _CONTEXT):
                end = REACH + place + 1
                logarithm = models.score(turned[:, end - _ORDER : end])
                (own if place < middle else behind)[which] += logarithm
                worst[which] = np.minimum(worst[which], logarithm)
        sums += [own, behind, worst]
    old, old_behind, old_worst, new, new_behind, new_worst = sums
    gain = new + new_behind - old - old_behind
    return np.stack([gain, new - old, -old, old_worst, new_worst], axis=1)
