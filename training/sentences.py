"""Sentences with real errors and their right forms, where a folder of them is at hand."""

from __future__ import annotations

import json
from pathlib import Path

from training.examples import Pair

# What may be trained into the artefact: MIT, MIT, MIT and Apache-2.0; and how much each counts.
PERMITTED = {"odw.train": 1.0, "law.train": 1.0, "med.train": 0.5, "textproof.dev.json": 3.0}
CLEAN = "acc_rmrb.tet.json"


def read(path: Path) -> list[Pair]:
    """Read pairs of a wrong and a right sentence."""
    if path.suffix == ".json":
        rows = json.loads(path.read_text("utf-8"))
        names = ("source", "target") if "source" in rows[0] else ("original_text", "correct_text")
        return [(row[names[0]], row[names[1]]) for row in rows]
    lines = path.read_text("utf-8").splitlines()
    return [(wrong, right) for _n, wrong, right in (line.split("\t")[:3] for line in lines)]


def permitted(folder: Path) -> dict[str, list[Pair]]:
    """Return those sets of ``folder`` that may be trained on."""
    return {name: read(folder / name) for name in PERMITTED if (folder / name).is_file()}
