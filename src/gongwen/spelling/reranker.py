"""Turn features into a probability: a sum of small decision trees, all rows walked at once."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float32]


@dataclass(frozen=True, slots=True)
class Trees:
    """All trees one after the other; a leaf leads to itself."""

    roots: NDArray[np.int32]
    features: NDArray[np.int16]
    limits: Floats
    left: NDArray[np.int32]
    right: NDArray[np.int32]
    values: Floats
    depth: int
    bias: float


class Reranker:
    """Gives each edit the probability that it is right."""

    def __init__(self, trees: Trees) -> None:
        self._trees = trees

    def probabilities(self, rows: Floats) -> Floats:
        """Return a probability for each row of features."""
        trees = self._trees
        sums = np.full(len(rows), trees.bias, dtype=np.float64)
        flat, width = np.ascontiguousarray(rows).ravel(), rows.shape[1]
        starts = np.arange(len(rows), dtype=np.int64) * width
        for root in trees.roots:
            nodes = np.full(len(rows), root, dtype=np.int32)
            for _level in range(trees.depth):
                lower = flat[starts + trees.features[nodes]] <= trees.limits[nodes]
                nodes = np.where(lower, trees.left[nodes], trees.right[nodes])
            sums += trees.values[nodes]
        return (1 / (1 + np.exp(-sums))).astype(np.float32)
