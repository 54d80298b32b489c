"""Weighing evidence: what speaks for a reading, how much, and how sure it makes us."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from math import exp

Cue = tuple[bool, float, str]


@dataclass(frozen=True, slots=True)
class Evidence:
    """The sum of the weights of all cues that hold, and the phrases of those that spoke for it."""

    score: float
    phrases: tuple[str, ...]

    def confidence(self, threshold: float) -> float:
        """Return how sure the reading is: one half where ``score`` just reaches ``threshold``.

        ``threshold`` is what the next best reading is worth, so that the margin decides.
        """
        return round(1 / (1 + exp(threshold - self.score)), 2)


def weigh(cues: Iterable[Cue]) -> Evidence:
    """Return the evidence of ``cues``: whether each holds, its weight, and what it says."""
    held = [(weight, phrase) for holds, weight, phrase in cues if holds]
    return Evidence(
        sum(weight for weight, _ in held),
        tuple(phrase for weight, phrase in held if weight > 0 and phrase),
    )
