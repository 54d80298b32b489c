"""Sentences with real errors and their right forms, where a folder of them is at hand."""

from __future__ import annotations

import json
from pathlib import Path

from training.examples import Pair

CLEAN = "acc_rmrb.tet.json"

# What may be trained into the artefact (MIT, MIT, Apache-2.0, Apache-2.0, Apache-2.0), how much each
# sentence counts, and how many times errors are planted in the right forms of all.
PERMITTED = {
    "odw.train": 1.0,
    "law.train": 1.0,
    "textproof.dev.json": 3.0,
    CLEAN: 1.0,
    "FCGEC_valid.json": 1.0,
}
PLANTED = {
    "odw.train": 0,
    "law.train": 0,
    "textproof.dev.json": 3,
    CLEAN: 1,
    "FCGEC_valid.json": 1,
}


def read(path: Path) -> list[Pair]:
    """Read pairs of a wrong and a right sentence."""
    if path.suffix == ".json":
        return _pairs(json.loads(path.read_text("utf-8")))
    lines = path.read_text("utf-8").splitlines()
    return [(wrong, right) for _n, wrong, right in (line.split("\t")[:3] for line in lines)]


def _pairs(rows: list[dict[str, str]] | dict[str, dict[str, str]]) -> list[Pair]:
    if isinstance(rows, dict):  # FCGEC judges grammar; only its faultless sentences are of use
        sound = [row["sentence"] for row in rows.values() if not row["error_flag"]]
        return [(sentence, sentence) for sentence in sound]
    names = ("source", "target") if "source" in rows[0] else ("original_text", "correct_text")
    return [(row[names[0]], row[names[1]]) for row in rows]


def permitted(folder: Path) -> dict[str, list[Pair]]:
    """Return those sets of ``folder`` that may be trained on."""
    return {name: read(folder / name) for name in PERMITTED if (folder / name).is_file()}
