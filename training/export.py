"""Write fitted trees down as plain numbers."""

from __future__ import annotations

import numpy as np
from sklearn.ensemble import HistGradientBoostingClassifier

from training.arrays import Arrays


def trees(fitted: HistGradientBoostingClassifier) -> Arrays:
    """Return the arrays from which :mod:`gongwen.spelling.reranker` walks the same trees."""
    roots: list[int] = []
    parts: dict[str, list[np.ndarray]] = {
        name: [] for name in ("features", "limits", "left", "right", "values")
    }
    depth, size = 0, 0
    for (predictor,) in fitted._predictors:  # noqa: SLF001 -- there is no public way to the nodes
        nodes = predictor.nodes
        own = np.arange(len(nodes))  # a node's number counts from the root of its tree
        leaf = nodes["is_leaf"].astype(bool)
        roots.append(size)
        parts["features"].append(np.where(leaf, 0, nodes["feature_idx"]))
        parts["limits"].append(np.where(leaf, np.inf, nodes["num_threshold"]))
        parts["left"].append(np.where(leaf, own, nodes["left"]))
        parts["right"].append(np.where(leaf, own, nodes["right"]))
        parts["values"].append(np.where(leaf, nodes["value"], 0))
        depth = max(depth, int(nodes["depth"].max()))
        size += len(nodes)
    types = {
        "features": np.uint8,
        "limits": np.float32,
        "left": np.uint8,
        "right": np.uint8,
        "values": np.float32,
    }
    arrays: Arrays = {f"tree-{n}": np.concatenate(p).astype(types[n]) for n, p in parts.items()}
    arrays["tree-roots"] = np.array(roots, dtype=np.int32)
    arrays["tree-depth"] = np.array([depth], dtype=np.int64)
    arrays["tree-bias"] = np.asarray(fitted._baseline_prediction, dtype=np.float64).ravel()  # noqa: SLF001
    return arrays
