"""Fit the re-ranker, and measure it the strict way: a sentence is right, or it is not."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from gongwen.spelling.speller import BESIDE_ANOTHER, Edit, ErrorKind, applied, clash
from training.examples import Examples, Pair

if TYPE_CHECKING:
    from sklearn.ensemble import HistGradientBoostingClassifier

_SEED = 7
_TREES, _RATE = 700, 0.03


@dataclass(frozen=True, slots=True)
class Score:
    """Strict figures over sentences."""

    precision: float
    recall: float
    changed: float

    @property
    def f1(self) -> float:
        """Return the harmonic mean of precision and recall."""
        return 2 * self.precision * self.recall / max(self.precision + self.recall, 1e-9)


def fit(
    rows: NDArray[np.float32],
    right: NDArray[np.bool_],
    weights: NDArray[np.float32] | None = None,
    *,
    number: int = _TREES,
    rate: float = _RATE,
) -> HistGradientBoostingClassifier:
    """Return trees that tell right edits from wrong ones."""
    from sklearn.ensemble import (  # noqa: PLC0415 -- only fitting needs it; measuring does not
        HistGradientBoostingClassifier,
    )

    trees = HistGradientBoostingClassifier(
        max_iter=number,
        learning_rate=rate,
        max_leaf_nodes=40,
        max_depth=8,
        min_samples_leaf=60,
        l2_regularization=4.0,
        early_stopping=False,
        random_state=_SEED,
    )
    return trees.fit(rows, right, sample_weight=weights)


def corrected(
    pairs: list[Pair], examples: Examples, probability: NDArray[np.float32], threshold: float
) -> list[str]:
    """Return every sentence with its probable edits made, the likeliest of rivals first.

    As the engine does, but for its second look at sentences that it has mended.
    """
    made: dict[int, list[Edit]] = defaultdict(list)
    best = np.zeros(len(pairs), dtype=np.float32)
    np.maximum.at(best, examples.sentence, probability)
    for place in np.argsort(-probability, kind="stable"):
        if probability[place] < min(threshold, BESIDE_ANOTHER):
            break
        if best[examples.sentence[place]] < threshold:
            continue
        edit = Edit(*examples.edits[place], float(probability[place]), ErrorKind.OTHER)
        own = made[int(examples.sentence[place])]
        if not any(clash(edit, other) for other in own):
            own.append(edit)
    result = [wrong for wrong, _right in pairs]
    for number, edits in made.items():
        result[number] = applied(result[number], sorted(edits, key=lambda e: e.start))[0]
    return result


def score(pairs: list[Pair], results: list[str]) -> Score:
    """Return the strict figures: precision over changed sentences, recall over wrong ones."""
    changed = [r != wrong for r, (wrong, _right) in zip(results, pairs, strict=True)]
    mended = sum(
        c and result == right
        for c, result, (_wrong, right) in zip(changed, results, pairs, strict=True)
    )
    wrong = sum(w != r for w, r in pairs)
    return Score(
        mended / max(sum(changed), 1), mended / max(wrong, 1), sum(changed) / max(len(pairs), 1)
    )
