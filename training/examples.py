"""Label the edits the engine considers in sentences whose right form is known."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from gongwen.spelling.engine import Described, Engine
from gongwen.spelling.proposals import REMOVED
from gongwen.spelling.stream import Stream

Pair = tuple[str, str]
_BATCH = 300  # sentences read at once; bounds the memory


@dataclass(frozen=True, slots=True)
class Examples:
    """Edits with their features, whether each is right, and the sentence each belongs to."""

    rows: NDArray[np.float32]
    right: NDArray[np.bool_]
    sentence: NDArray[np.int64]
    edits: list[tuple[int, int, str]]  # start, end, replacement: offsets in the sentence


def examples(engine: Engine, pairs: list[Pair]) -> Examples:
    """Return all edits considered in the wrong forms of ``pairs``."""
    parts = [_some(engine, pairs[n : n + _BATCH], n) for n in range(0, len(pairs), _BATCH)]
    return Examples(
        np.concatenate([part.rows for part in parts]),
        np.concatenate([part.right for part in parts]),
        np.concatenate([part.sentence for part in parts]),
        [edit for part in parts for edit in part.edits],
    )


def _some(engine: Engine, pairs: list[Pair], first: int) -> Examples:
    read = engine.read("\n".join(wrong for wrong, _right in pairs))
    allowed = np.ones(read.symbols.size, dtype=np.bool_)
    starts = np.cumsum([0] + [len(wrong) + 1 for wrong, _right in pairs])
    rows: list[NDArray[np.float32]] = []
    edits: list[tuple[int, int, str]] = []
    numbers: list[int] = []
    right: list[bool] = []
    for described in engine.describe(read, allowed):
        rows.append(described.rows)
        for start, end, written in spans(engine, read, described):
            number = int(np.searchsorted(starts, start, side="right")) - 1
            edit = (start - int(starts[number]), end - int(starts[number]), written)
            edits.append(edit)
            numbers.append(first + number)
            right.append(is_right(edit, *pairs[number]))
    return Examples(
        np.concatenate(rows),
        np.array(right, dtype=np.bool_),
        np.array(numbers, dtype=np.int64),
        edits,
    )


def spans(engine: Engine, read: Stream, described: Described) -> list[tuple[int, int, str]]:
    """Return start, end and replacement of each edit, in characters of the text."""
    proposals = described.judged.proposals
    removed = REMOVED[proposals.kind]
    starts = read.offsets[proposals.places]
    last = read.offsets[proposals.places + max(removed, 1) - 1]
    found: list[tuple[int, int, str]] = []
    for start, end, symbols in zip(starts, last, proposals.written, strict=True):
        written = "".join(engine.alphabet.character(int(symbol)) for symbol in symbols)
        found.append((int(start), int(end) + 1 if removed else int(start), written))
    return found


def is_right(edit: tuple[int, int, str], wrong: str, right: str) -> bool:
    """Tell whether an edit mends what it touches."""
    start, end, written = edit
    if wrong == right:
        return False
    if len(wrong) == len(right) and end - start == len(written):
        return right[start:end] == written and wrong[start:end] != written
    return wrong[:start] + written + wrong[end:] == right
