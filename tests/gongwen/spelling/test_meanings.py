"""Words are weighed by the company they keep."""

from __future__ import annotations

import numpy as np

from gongwen.spelling.meanings import GAP, REACH, Meanings
from gongwen.spelling.tables import Table
from training import tables

BASE = 20
# Three words of two symbols: 5 6 and 7 8 keep company, 9 10 is a stranger to both.
KEYS = np.array([5 * BASE + 6, 7 * BASE + 8, 9 * BASE + 10], dtype=np.uint64)
VECTORS = np.array([[1, 0], [1, 0], [0, 1]], dtype=np.int8)


def meanings() -> Meanings:
    """Return vectors for the three words; single symbols fit nowhere."""
    built = tables.build(KEYS, np.arange(3, dtype=np.uint16))
    own = np.concatenate((np.zeros((BASE, 2), dtype=np.int8), VECTORS))
    return Meanings(Table(built.parts, built.seed), BASE, own, VECTORS, 1.0)


def sentence(*words: tuple[int, int], blanks: int = GAP) -> np.ndarray:
    """Return the words with other symbols between them."""
    symbols: list[int] = [11] * REACH
    for word in words:
        symbols += [*word, *([11] * blanks)]
    return np.array(symbols + [11] * REACH, dtype=np.uint64)


def fit(symbols: np.ndarray, place: int) -> float:
    """Return how well the word at ``place`` fits the words around it."""
    model = meanings()
    row = [symbols[[place + i]] for i in range(-3, 5)]
    context = model.context(model.surroundings(symbols), np.array([place]), 1)
    return float(model.association(model.over(row, 3), context.vectors)[0])


def test_a_word_fits_its_company_and_a_stranger_does_not() -> None:
    """The same neighbours, and two words that might stand among them."""
    assert fit(sentence((7, 8), (5, 6)), REACH + 2 + GAP) == 1
    assert fit(sentence((7, 8), (9, 10)), REACH + 2 + GAP) == 0


def test_the_nearest_symbols_are_left_to_the_language_model() -> None:
    """A word beside the place, and one too far away, are no company."""
    assert fit(sentence((7, 8), (5, 6), blanks=1), REACH + 3) == 0
    assert fit(sentence((7, 8), (5, 6), blanks=REACH), REACH + 2 + REACH) == 0


def test_a_character_in_no_word_stands_for_itself() -> None:
    """Its own vector is used, not that of a word nearby."""
    model = meanings()
    row = [np.array([symbol], dtype=np.uint64) for symbol in (11, 11, 11, 5, 11, 11, 11, 11)]
    assert model.over(row, 3).tolist() == [5]
