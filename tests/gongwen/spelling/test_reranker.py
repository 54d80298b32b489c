"""Trees are walked together; what is hopeless is not walked to the end."""

from __future__ import annotations

import numpy as np
import pytest

from gongwen.spelling.reranker import Reranker, Trees


def forest(number: int, low: float, high: float) -> Reranker:
    """Return equal trees of one question: is the first feature above one half?"""
    one = {
        "features": np.zeros(3, dtype=np.uint8),
        "limits": np.array([0.5, np.inf, np.inf], dtype=np.float32),
        "left": np.array([1, 1, 2], dtype=np.uint8),
        "right": np.array([2, 1, 2], dtype=np.uint8),
        "values": np.array([0, low, high], dtype=np.float32),
    }
    many = {name: np.tile(array, number) for name, array in one.items()}
    return Reranker(Trees(np.arange(number, dtype=np.int32) * 3, depth=1, bias=0.0, **many))


def test_the_leaves_of_all_trees_are_added_up() -> None:
    """Each row goes its own way."""
    rows = np.array([[0.0], [1.0]], dtype=np.float32)
    found = forest(10, -0.1, 0.2).probabilities(rows)
    assert found == pytest.approx([1 / (1 + np.exp(1)), 1 / (1 + np.exp(-2))], abs=1e-6)


def test_a_hopeless_row_stays_hopeless() -> None:
    """After a round of trees that all say no the others are not asked; the row gets almost zero."""
    rows = np.array([[0.0], [1.0]], dtype=np.float32)
    found = forest(100, -1.0, 0.0).probabilities(rows)
    assert found[0] < 1e-5
    assert found[1] == pytest.approx(0.5)
