"""Estimate an interpolated, modified Kneser-Ney model from counts, and thin it out."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from training.counting import Counts, grouped

Floats = NDArray[np.float32]
_LEAST = 1e-12


@dataclass(slots=True)
class Level:
    """The n-grams of one order: probability, that of the shorter history, back-off as a history."""

    keys: NDArray[np.uint64]
    probability: Floats
    lower: Floats
    backoff: Floats


def estimate(counts: list[Counts], base: int) -> list[Level]:
    """Return the levels of a model; ``counts[n]`` holds the n-grams of n+1 symbols."""
    levels: list[Level] = []
    for number, own in enumerate(counts):
        is_top = number == len(counts) - 1
        adjusted = own if is_top else _continued(own, counts[number + 1], number + 1, base)
        levels.append(_level(adjusted, levels, base))
    return levels


def _continued(own: Counts, longer: Counts, order: int, base: int) -> Counts:
    """Count the different predecessors of each n-gram; those at a sentence's head keep theirs."""
    size = np.uint64(base**order)
    found = grouped(longer.keys % size)
    numbers = own.counts.copy()
    head = np.uint64(base ** (order - 1))
    inside = own.keys >= head  # does not begin with a boundary
    if order == 1:
        inside = np.ones(own.keys.size, dtype=np.bool_)
    places = np.searchsorted(found.keys, own.keys[inside])
    places = np.minimum(places, found.keys.size - 1)
    matched = found.keys[places] == own.keys[inside]
    numbers[inside] = np.where(matched, found.counts[places], 1)
    return Counts(own.keys, numbers)


def discounts(counts: NDArray[np.int64]) -> Floats:
    """Return what is taken off counts of 0, 1, 2 and more (Chen and Goodman)."""
    ones, twos, threes, fours = (max(int((counts == n).sum()), 1) for n in (1, 2, 3, 4))
    ratio = ones / (ones + 2 * twos)
    taken = [
        0.0,
        1 - 2 * ratio * twos / ones,
        2 - 3 * ratio * threes / twos,
        3 - 4 * ratio * fours / threes,
    ]
    return np.clip(np.array(taken, dtype=np.float32), 0.0, [0, 0.95, 1.9, 2.9]).astype(np.float32)


def _level(own: Counts, levels: list[Level], base: int) -> Level:
    number = own.counts.astype(np.float64)
    off = discounts(own.counts)[np.minimum(own.counts, 3)].astype(np.float64)
    if not levels:
        uniform = 1.0 / base
        share = off.sum() / number.sum()
        probability = (number - off) / number.sum() + share * uniform
        lower = np.full(number.size, uniform)
        return _packed(own.keys, probability, lower)
    order = len(levels)
    starts, group = histories(own.keys, base)
    totals = np.add.reduceat(number, starts)
    share = np.add.reduceat(off, starts) / totals
    below = levels[-1]
    lower = below.probability[places(below.keys, own.keys % np.uint64(base**order))]
    probability = (number - off) / totals[group] + share[group] * lower
    history = own.keys[starts] // np.uint64(base)
    below.backoff[places(below.keys, history)] = share
    return _packed(own.keys, probability, lower)


def _packed(keys: NDArray[np.uint64], probability: object, lower: object) -> Level:
    return Level(
        keys,
        np.asarray(probability, dtype=np.float32),
        np.asarray(lower, dtype=np.float32),
        np.ones(keys.size, dtype=np.float32),
    )


def histories(keys: NDArray[np.uint64], base: int) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
    """Return where each history begins in sorted ``keys``, and the history's index for each key."""
    history = keys // np.uint64(base)
    first = np.concatenate(([True], history[1:] != history[:-1]))
    return np.flatnonzero(first), np.cumsum(first) - 1


def places(sorted_keys: NDArray[np.uint64], wanted: NDArray[np.uint64]) -> NDArray[np.int64]:
    """Return where each of ``wanted`` stands; every one must be there."""
    found = np.searchsorted(sorted_keys, wanted)
    found = np.minimum(found, sorted_keys.size - 1)
    if not np.array_equal(sorted_keys[found], wanted):
        raise ValueError("an n-gram lacks its shorter history")
    return found


def prune(levels: list[Level], counts: list[Counts], limits: list[int], base: int) -> None:
    """Keep of each order the ``limits`` n-grams whose loss would cost most; mend the back-offs."""
    needed = np.zeros(0, dtype=np.uint64)
    for number in range(len(levels) - 1, 0, -1):
        level = levels[number]
        gain = np.log(np.maximum(level.probability, _LEAST)) - _backed_off(levels, number, base)
        cost = counts[number].counts * gain
        kept = np.zeros(level.keys.size, dtype=np.bool_)
        kept[places(level.keys, needed)] = True
        room = max(limits[number] - int(kept.sum()), 0)
        if room < level.keys.size:
            order = np.argsort(-np.where(kept, -np.inf, cost), kind="stable")
            kept[order[:room]] = True
        else:
            kept[:] = True
        needed = _shorter(level.keys[kept], number, base)
        levels[number] = Level(
            level.keys[kept], level.probability[kept], level.lower[kept], level.backoff[kept]
        )
    for number in range(1, len(levels)):
        _mend(levels, number, base)


def _shorter(keys: NDArray[np.uint64], number: int, base: int) -> NDArray[np.uint64]:
    """Return the heads and the tails of n-grams: a model that has these must have those."""
    heads = np.unique(keys // np.uint64(base))
    tails = np.unique(keys % np.uint64(base**number))
    return np.union1d(heads, tails)


def _backed_off(levels: list[Level], number: int, base: int) -> Floats:
    level, below = levels[number], levels[number - 1]
    share = below.backoff[places(below.keys, level.keys // np.uint64(base))]
    return np.log(np.maximum(share * level.lower, _LEAST)).astype(np.float32)


def _mend(levels: list[Level], number: int, base: int) -> None:
    """Give each history the back-off that makes its probabilities sum to one again."""
    level, below = levels[number], levels[number - 1]
    below.backoff[:] = 1.0
    if not level.keys.size:
        return
    starts, _group = histories(level.keys, base)
    seen = np.add.reduceat(level.probability.astype(np.float64), starts)
    seen_below = np.add.reduceat(level.lower.astype(np.float64), starts)
    share = np.maximum(1 - seen, 1e-6) / np.maximum(1 - seen_below, 1e-6)
    below.backoff[places(below.keys, level.keys[starts] // np.uint64(base))] = share
