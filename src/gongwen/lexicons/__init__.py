"""Tables of words: data with provenance, read by name."""

from __future__ import annotations

import csv
from functools import cache
from importlib.resources import files


@cache
def table(name: str) -> tuple[dict[str, str], ...]:
    """Return the rows of ``name``.tsv, keyed by its header line; lines that begin with # are notes."""
    text = files("gongwen.lexicons").joinpath(f"{name}.tsv").read_text(encoding="utf-8")
    lines = [line for line in text.splitlines() if line and not line.startswith("#")]
    return tuple(csv.DictReader(lines, delimiter="\t", quoting=csv.QUOTE_NONE))


@cache
def words(name: str) -> dict[str, int]:
    """Return the words of ``name``.txt, one a line, with their rank; lines that begin with # are notes."""
    text = files("gongwen.lexicons").joinpath(f"{name}.txt").read_text(encoding="utf-8")
    lines = [line for line in text.split("\n") if line and not line.startswith("#")]
    return {word: rank for rank, word in enumerate(lines)}
