"""Turn the levels of a model into the arrays that are shipped."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from gongwen.spelling.ngrams import BACKOFF_STEP, BACKOFF_TOP, PROBABILITY_STEP
from training.kneser_ney import Level
from training.tables import build

_LEAST = 1e-6

Arrays = dict[str, NDArray[np.generic]]


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
    seeds = [0]
    for number, level in enumerate(levels[1:], 2):
        built = build(level.keys, _bytes(level))
        arrays[f"table-{number}"] = built.slots
        seeds.append(built.seed)
    arrays["seeds"] = np.array(seeds, dtype=np.int64)
    return arrays


def _bytes(level: Level) -> NDArray[np.uint16]:
    probability = _steps(-np.log(np.maximum(level.probability, 1e-12)), PROBABILITY_STEP)
    backoff = _steps(BACKOFF_TOP - np.log(np.maximum(level.backoff, _LEAST)), BACKOFF_STEP)
    return (probability << np.uint16(8)) | backoff


def _steps(values: NDArray[np.float32], step: float) -> NDArray[np.uint16]:
    return np.clip(np.rint(values / step), 0, 255).astype(np.uint16)
