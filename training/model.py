"""Turn the levels of a model into the arrays that are shipped."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from gongwen.spelling.ngrams import Coding, coding
from training.arrays import Arrays
from training.kneser_ney import Level
from training.tables import build

_LEAST = 1e-6


def packed(levels: list[Level], base: int) -> Arrays:
    """Return the arrays of a model: single symbols as they are, longer n-grams in static tables."""
    single = np.full(base, 1e-7, dtype=np.float32)
    backoff = np.ones(base, dtype=np.float32)
    single[levels[0].keys.astype(np.int64)] = levels[0].probability
    backoff[levels[0].keys.astype(np.int64)] = levels[0].backoff
    arrays: Arrays = {
        "single": np.log(single),
        "single-backoff": np.log(np.maximum(backoff, _LEAST)),
    }
    for number, level in enumerate(levels[1:], 2):
        own = coding(number, len(levels))
        arrays |= build(level.keys, _values(level, own), own.layout).stored(f"ngrams-{number}")
    arrays["neighbours"] = _bits(levels[1].keys, base)
    return arrays


def _bits(keys: NDArray[np.uint64], base: int) -> NDArray[np.uint8]:
    """Return a bit for each pair of symbols, set where the pair is among ``keys``."""
    seen = np.zeros(base * base, dtype=np.bool_)
    seen[keys.astype(np.int64)] = True
    return np.packbits(seen, bitorder="little")


def _values(level: Level, own: Coding) -> NDArray[np.uint16]:
    """Return probability and back-off of each n-gram as its table keeps them."""
    cost = -np.log(np.maximum(level.probability, 1e-12))
    lost = own.backoff_top - np.log(np.maximum(level.backoff, _LEAST))
    bits = own.layout.value_bits - own.backoff_bits
    values = _steps(cost, own.probability_step, bits) << np.uint16(own.backoff_bits)
    return values | _steps(lost, own.backoff_step, own.backoff_bits) if own.backoff_bits else values


def _steps(values: NDArray[np.float32], step: float, bits: int) -> NDArray[np.uint16]:
    return np.clip(np.rint(values / step), 0, (1 << bits) - 1).astype(np.uint16)
