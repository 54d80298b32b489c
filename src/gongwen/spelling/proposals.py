"""Edits that might be meant: other characters, missing ones, redundant ones, changed places."""

from __future__ import annotations

from dataclasses import dataclass
from enum import IntEnum
from typing import Final

import numpy as np
from numpy.typing import NDArray

from gongwen.spelling.ngrams import Floats, NgramModel
from gongwen.spelling.stream import Stream

CONTEXT: Final = 4  # symbols on either side that an edit is judged by
LONGEST: Final = 2  # symbols an edit writes at most


class Kind(IntEnum):
    """What an edit does."""

    REPLACE = 0
    REPLACE_TWO = 1
    INSERT = 2
    DELETE = 3
    SWAP = 4


REMOVED: Final = {
    Kind.REPLACE: 1,
    Kind.REPLACE_TWO: 2,
    Kind.INSERT: 0,
    Kind.DELETE: 1,
    Kind.SWAP: 2,
}
WRITTEN: Final = {
    Kind.REPLACE: 1,
    Kind.REPLACE_TWO: 2,
    Kind.INSERT: 1,
    Kind.DELETE: 0,
    Kind.SWAP: 2,
}


@dataclass(frozen=True, slots=True)
class Proposals:
    """Edits of one kind: where, what is written instead, and how alike old and new are."""

    kind: Kind
    places: NDArray[np.int64]
    written: NDArray[np.uint64]  # one column for each symbol written
    likeness: NDArray[np.uint8]

    def at(self, chosen: NDArray[np.int64] | NDArray[np.bool_]) -> Proposals:
        """Return some of the proposals."""
        return Proposals(
            self.kind, self.places[chosen], self.written[chosen], self.likeness[chosen]
        )


@dataclass(frozen=True, slots=True)
class Judged:
    """Proposals and what the model says of them, in natural logarithms."""

    proposals: Proposals
    gain: Floats  # of the whole window
    own: Floats  # of the symbols written, after what stands before them
    behind: Floats  # of the symbols behind
    worst: Floats  # the dearest symbol of the edited window
    order: Floats  # how many symbols of context the model knew, on average
    lowest: Floats  # and at least

    def at(self, chosen: NDArray[np.int64]) -> Judged:
        """Return some of the judged proposals."""
        return Judged(
            self.proposals.at(chosen),
            self.gain[chosen],
            self.own[chosen],
            self.behind[chosen],
            self.worst[chosen],
            self.order[chosen],
            self.lowest[chosen],
        )


def judge(stream: Stream, proposals: Proposals, model: NgramModel) -> Judged:
    """Score every proposal with all symbols its window can touch."""
    written, removed = WRITTEN[proposals.kind], REMOVED[proposals.kind]
    places = proposals.places
    before = [stream.symbols[places - CONTEXT + i] for i in range(CONTEXT)]
    behind = [stream.symbols[places + removed + i] for i in range(CONTEXT)]
    row = [*before, *(proposals.written[:, i] for i in range(written)), *behind]
    scored = [
        model.score(row[end - CONTEXT : end + 1]) for end in range(CONTEXT, CONTEXT * 2 + written)
    ]
    logs = np.stack([s.logarithm for s in scored])
    orders = np.stack([s.order for s in scored]).astype(np.float32)
    old = stream.total[places + removed + CONTEXT] - stream.total[places]
    return Judged(
        proposals,
        (logs.sum(axis=0) - old).astype(np.float32),
        logs[:written].sum(axis=0),
        logs[written:].sum(axis=0),
        logs.min(axis=0),
        orders.mean(axis=0),
        orders[: written + 2].min(axis=0),
    )


_STEPS: Final = 64  # to the unit of a natural logarithm; finer differences do not rank
_SPREAD: Final = 1 << 15
_INDEX_BITS: Final = 24


def best(places: NDArray[np.int64], values: Floats, number: int) -> NDArray[np.int64]:
    """Return the indices of the ``number`` largest values at each place, sorted by place."""
    # Place, value and index in one number: sorting numbers is several times as fast as sorting
    # indices by two keys.
    steps = np.clip(np.rint(values * _STEPS), 1 - _SPREAD, _SPREAD).astype(np.int64)
    keys = (places << 40) | ((_SPREAD - steps) << _INDEX_BITS) | np.arange(places.size)
    keys.sort()
    ordered = keys >> 40
    # What stands ``number`` before belongs to another place unless that many are chosen already.
    chosen = np.ones(keys.size, dtype=np.bool_)
    chosen[number:] = ordered[number:] != ordered[:-number]
    return keys[chosen] & ((1 << _INDEX_BITS) - 1)
