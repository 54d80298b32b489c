"""The language model is a probability distribution, before and after it is thinned out."""

from __future__ import annotations

import numpy as np
import pytest
from numpy.typing import NDArray

from gongwen.spelling.ngrams import LONGEST, MIDDLE, NgramModel, coding
from gongwen.spelling.tables import Layout, Table
from training import model, tables
from training.counting import Counts, count, grouped
from training.kneser_ney import Level, estimate, prune

BASE = 12
ORDER = 3


@pytest.fixture(scope="module")
def symbols() -> NDArray[np.uint16]:
    """Return a stream of symbols with sentences of many lengths."""
    chance = np.random.default_rng(5)
    drawn = chance.choice(BASE, size=6000, p=[0.1, *[0.2, 0.15, 0.15, 0.1, 0.1], *[0.2 / 6] * 6])
    drawn[0] = drawn[-1] = 0
    keep = np.concatenate(([True], (drawn[1:] != 0) | (drawn[:-1] != 0)))
    return drawn[keep].astype(np.uint16)


def all_counts(symbols: NDArray[np.uint16]) -> list[Counts]:
    """Count all orders."""
    return [count(symbols, order, BASE) for order in range(1, ORDER + 1)]


def loaded(levels: list[Level]) -> NgramModel:
    """Return the model as it is read at run time."""
    arrays = model.packed(levels, BASE)
    tables_ = []
    for order in range(2, ORDER + 1):
        name, layout = f"ngrams-{order}", coding(order, ORDER).layout
        parts = [arrays[n] for n in (name, f"{name}-rest") if n in arrays]
        tables_.append(Table(parts, int(arrays[f"{name}-seed"][0]), layout))
    single, backoff = arrays["single"], arrays["single-backoff"]
    return NgramModel(BASE, single, backoff, tables_, arrays["neighbours"])


def test_counts_are_those_of_a_slow_count(symbols: NDArray[np.uint16]) -> None:
    """Windows that reach over the end of a sentence are left out."""
    slow: dict[int, int] = {}
    for a, b, c in zip(symbols[:-2], symbols[1:-1], symbols[2:], strict=True):
        if b != 0:
            key = (int(a) * BASE + int(b)) * BASE + int(c)
            slow[key] = slow.get(key, 0) + 1
    found = count(symbols, 3, BASE)
    assert dict(zip(found.keys.tolist(), found.counts.tolist(), strict=True)) == slow


def test_weights_of_equal_keys_are_added() -> None:
    """The same key from two pieces is one key."""
    found = grouped(np.array([3, 1, 3], dtype=np.uint64), np.array([2, 5, 4]))
    assert (found.keys.tolist(), found.counts.tolist()) == ([1, 3], [5, 6])


@pytest.mark.parametrize("limits", [None, [100, 60, 150]])
def test_probabilities_after_any_history_sum_to_one(
    symbols: NDArray[np.uint16], limits: list[int] | None
) -> None:
    """Whole or pruned, known history or not; rounding to bytes may cost a few hundredths."""
    counts = all_counts(symbols)
    levels = estimate(counts, BASE)
    if limits is not None:
        prune(levels, counts, limits, BASE)
        assert levels[2].keys.size <= limits[2]
    read = loaded(levels)
    for first, second in [(2, 3), (1, 1), (0, 4), (9, 10)]:
        columns = [np.full(BASE, s, dtype=np.uint64) for s in (first, second)]
        scored = read.score([*columns, np.arange(BASE, dtype=np.uint64)])
        assert np.exp(scored.logarithm).sum() == pytest.approx(1, abs=0.06)


def test_whatever_is_kept_has_its_head_and_its_tail(symbols: NDArray[np.uint16]) -> None:
    """So that a shorter n-gram that is not found settles the matter for longer ones."""
    counts = all_counts(symbols)
    levels = estimate(counts, BASE)
    prune(levels, counts, [100, 60, 150], BASE)
    shorter = set(levels[1].keys.tolist())
    assert levels[2].keys.size
    for key in levels[2].keys.tolist():
        assert {key // BASE, key % BASE**2} <= shorter


@pytest.mark.parametrize("layout", [MIDDLE.layout, LONGEST.layout])
def test_narrow_tables_find_all_their_keys_and_few_others(layout: Layout) -> None:
    """The fewer bits are left for the mark, the more strangers are mistaken."""
    keys = np.arange(1, 50_001, dtype=np.uint64) * np.uint64(7919)
    values = (keys % np.uint64(1 << layout.value_bits)).astype(np.uint16)
    built = tables.build(keys, values, layout)
    table = Table(built.parts, built.seed, layout)
    found, value = table.look_up(keys)
    assert found.all()
    assert (value == values).all()
    assert table.look_up(keys + np.uint64(1))[0].mean() < 2 / (1 << layout.mark_bits)


def test_a_table_finds_all_its_keys_and_hardly_any_other() -> None:
    """Every member gives its value; of strangers one in 65,536 is mistaken."""
    keys = np.arange(1, 200_001, dtype=np.uint64) * np.uint64(7919)
    values = (keys % np.uint64(65536)).astype(np.uint16)
    built = tables.build(keys, values)
    table = Table(built.parts, built.seed)
    found, value = table.look_up(keys)
    assert found.all()
    assert (value == values).all()
    assert table.look_up(keys + np.uint64(1))[0].mean() < 0.0002


def test_keys_that_occur_twice_are_refused() -> None:
    """No seed can place the same key twice."""
    with pytest.raises(ValueError, match="equal"):
        tables.build(np.array([5, 5], dtype=np.uint64), np.array([1, 2], dtype=np.uint16))
