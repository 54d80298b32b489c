"""Turn features into a probability: a sum of small decision trees, all rows walked at once."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float32]

# Trees are walked in rounds; what is this unlikely after a round, in logits, is not looked at again.
_ROUND: Final = 16
_HOPELESS: Final = -5.5


@dataclass(frozen=True, slots=True)
class Trees:
    """All trees one after the other; nodes are numbered in each tree, and a leaf leads to itself."""

    roots: NDArray[np.int32]
    features: NDArray[np.uint8]
    limits: Floats
    left: NDArray[np.uint8]
    right: NDArray[np.uint8]
    values: Floats
    depth: int
    bias: float


class Reranker:
    """Gives each edit the probability that it is right."""

    def __init__(self, trees: Trees) -> None:
        self._trees = trees

    def probabilities(self, rows: Floats) -> Floats:
        """Return a probability for each row of features; hopeless rows get a low one."""
        trees = self._trees
        sums = np.full(len(rows), trees.bias, dtype=np.float32)
        some = np.arange(len(rows))
        for first in range(0, len(trees.roots), _ROUND):
            sums[some] += self._walked(rows[some], trees.roots[first : first + _ROUND])
            some = some[sums[some] > _HOPELESS]
        return (1 / (1 + np.exp(-sums))).astype(np.float32)

    def _walked(self, rows: Floats, roots: NDArray[np.int32]) -> Floats:
        """Return for each row the sum of the leaves that ``roots`` lead to."""
        trees = self._trees
        flat, width = np.ascontiguousarray(rows).ravel(), rows.shape[1]
        starts = np.arange(len(rows), dtype=np.intp) * width
        # One row of nodes for each tree: all trees of a round go down a level at once.
        first = roots.astype(np.intp)[:, None]
        nodes = np.broadcast_to(first, (len(roots), len(rows)))
        for _level in range(trees.depth):
            lower = flat[starts + trees.features[nodes]] <= trees.limits[nodes]
            nodes = first + np.where(lower, trees.left[nodes], trees.right[nodes])
        sums: Floats = trees.values[nodes].sum(axis=0, dtype=np.float32)
        return sums
