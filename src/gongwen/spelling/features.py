"""What the re-ranker knows of an edit: one row of numbers for each."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

import numpy as np
from numpy.typing import NDArray

from gongwen.spelling.alphabet import BOUNDARY
from gongwen.spelling.confusions import Likeness
from gongwen.spelling.meanings import Meanings, Surroundings
from gongwen.spelling.ngrams import Floats
from gongwen.spelling.proposals import CONTEXT, REMOVED, WRITTEN, Judged, Kind, Proposals
from gongwen.spelling.stream import Stream
from gongwen.spelling.words import Words

_STRONG: Final = 8.0  # a gain that makes a place count as doubtful
_NEAR: Final = 3
_FAR: Final = 20.0
_BITS: Final = 8  # ways in which characters are alike
_LEFT, _RIGHT = 3, 4  # symbols beside the edited place in which words are looked for

Row = list[NDArray[np.uint64]]

NAMES: Final = (
    "gain", "own gain", "gain behind", "worst", "known context", "least context",
    "old cost", "old worst", "old context", "old least context",
    "lead here", "lead nearby", "kind", *(f"likeness {bit}" for bit in range(_BITS)),
    "old frequency", "new frequency", "length", "doubtful places", "rest of sentence",
    "before", "behind", "old word", "old word frequency", "new word", "new word frequency",
    "next old word", "next new word",
    "old association", "new association", "association gain", "words around",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Sentences:
    """The sentence of each symbol, and what is known of each sentence."""

    number: NDArray[np.int64]
    start: NDArray[np.int64]
    length: NDArray[np.int64]
    total: NDArray[np.float64]


def sentences(stream: Stream) -> Sentences:
    """Return the sentences of a stream."""
    boundary = stream.symbols == BOUNDARY
    number = np.cumsum(boundary)
    length = np.bincount(number)
    total = np.bincount(number, weights=stream.logarithm).astype(np.float64)
    return Sentences(number, np.cumsum(length) - length, length, total)


class Describer:
    """Turns judged proposals into rows of features."""

    def __init__(self, words: Words, frequencies: Floats, meanings: Meanings) -> None:
        self._words = words
        self._meanings = meanings
        self.frequencies = frequencies

    def rows(self, stream: Stream, judged: list[Judged]) -> list[Floats]:
        """Return a matrix for each kind of proposals, in the order of :data:`NAMES`."""
        leads = _leads(stream, judged)
        around = sentences(stream)
        surroundings = self._meanings.surroundings(stream.symbols)
        doubtful = np.zeros(stream.symbols.size, dtype=np.float64)
        for one in judged:
            doubtful[one.proposals.places[one.gain > _STRONG]] = 1
        count = np.bincount(around.number, weights=doubtful).astype(np.float64)
        return [
            self._row(stream, one, lead, around, count, surroundings)
            for one, lead in zip(judged, leads, strict=True)
        ]

    def _row(
        self,
        stream: Stream,
        one: Judged,
        lead: tuple[Floats, Floats],
        around: Sentences,
        doubtful: NDArray[np.float64],
        surroundings: Surroundings,
    ) -> Floats:
        proposals = one.proposals
        places, removed = proposals.places, REMOVED[proposals.kind]
        old, new = _windows(stream, proposals)
        number = around.number[places]
        old_total = stream.total[places + removed + CONTEXT] - stream.total[places]
        old_own = stream.total[places + removed] - stream.total[places]
        rest = (around.total[number] - old_total) / np.maximum(around.length[number] - 5, 1)
        logs = [stream.logarithm[places + i] for i in range(CONTEXT)]
        orders = [stream.order[places + i].astype(np.float32) for i in range(CONTEXT)]
        columns = [
            one.gain, one.own - old_own, one.behind - (old_total - old_own), one.worst,
            one.order, one.lowest,
            -old_own, np.min(logs, axis=0), np.mean(orders, axis=0), np.min(orders[:3], axis=0),
            *lead,
            np.full(places.size, proposals.kind),
            *(proposals.likeness >> bit & 1 for bit in range(_BITS)),
            self.frequencies[stream.symbols[places]],
            self._written_frequency(proposals),
            around.length[number], doubtful[number], rest,
            np.minimum(places - around.start[number], _FAR),
            np.minimum(around.start[number] + around.length[number] - places, _FAR),
            *self._dictionary(proposals, old, new),
            *self._association(proposals, old, new, surroundings),
        ]  # fmt: skip
        return np.stack([np.asarray(c, dtype=np.float32) for c in columns], axis=1)

    def _written_frequency(self, proposals: Proposals) -> Floats:
        if not WRITTEN[proposals.kind]:
            return np.zeros(proposals.places.size, dtype=np.float32)
        written = self.frequencies[proposals.written]
        return np.asarray(written.min(axis=1), dtype=np.float32)

    def _dictionary(self, proposals: Proposals, old: Row, new: Row) -> list[Floats]:
        """Return the words over the edited place and the one behind it, before and after."""
        last = _LEFT + max(REMOVED[proposals.kind], 1) - 1
        last_new = _LEFT + max(WRITTEN[proposals.kind], 1) - 1
        return [
            *self._words.covering(old, _LEFT),
            *self._words.covering(new, _LEFT),
            self._words.covering(old, last)[0],
            self._words.covering(new, last_new)[0],
        ]

    def _association(
        self, proposals: Proposals, old: Row, new: Row, surroundings: Surroundings
    ) -> list[Floats]:
        """Return how well the word over the edited place fits the words around, before and after."""
        removed = REMOVED[proposals.kind]
        context = self._meanings.context(surroundings, proposals.places, removed)
        before = self._meanings.association(self._meanings.over(old, _LEFT), context.vectors)
        after = self._meanings.association(self._meanings.over(new, _LEFT), context.vectors)
        return [before, after, after - before, context.number]


def _windows(stream: Stream, proposals: Proposals) -> tuple[Row, Row]:
    """Return the symbols around each place, as written and as edited."""
    places, removed = proposals.places, REMOVED[proposals.kind]
    old = [stream.symbols[places + i] for i in range(-_LEFT, _RIGHT + 1)]
    written = [proposals.written[:, i] for i in range(WRITTEN[proposals.kind])]
    behind = [stream.symbols[places + removed + i] for i in range(_RIGHT)]
    return old, [*old[:_LEFT], *written, *behind]


def _leads(stream: Stream, judged: list[Judged]) -> list[tuple[Floats, Floats]]:
    """Return by how much each gain exceeds the best other one here, and the best one nearby."""
    size = stream.symbols.size
    places = np.concatenate([one.proposals.places for one in judged])
    gains = np.concatenate([one.gain for one in judged])
    order = np.lexsort((-gains, places))
    first = np.ones(order.size, dtype=np.bool_)
    first[1:] = places[order][1:] != places[order][:-1]
    best = np.zeros(size, dtype=np.float32)
    best[places[order[first]]] = np.maximum(gains[order[first]], 0)
    second = np.zeros(size, dtype=np.float32)
    next_ = np.zeros(order.size, dtype=np.bool_)
    next_[1:] = first[:-1] & ~first[1:]
    second[places[order[next_]]] = np.maximum(gains[order[next_]], 0)
    nearby = np.zeros(size, dtype=np.float32)
    for distance in range(1, _NEAR + 1):
        nearby[distance:] = np.maximum(nearby[distance:], best[:-distance])
        nearby[:-distance] = np.maximum(nearby[:-distance], best[distance:])
    found: list[tuple[Floats, Floats]] = []
    for one in judged:
        spots = one.proposals.places
        rival = np.where(one.gain >= best[spots], second[spots], best[spots])
        found.append((one.gain - rival, one.gain - nearby[spots]))
    return found


# What an edit of each kind must gain to be described at all: fewer gain less and are right.
_LEAST_GAIN: Final = {
    Kind.REPLACE: 1.0,
    Kind.REPLACE_TWO: 5.0,
    Kind.INSERT: 3.0,
    Kind.DELETE: 6.0,
    Kind.SWAP: 4.0,
}
_LEAST_GAIN_LISTED: Final = 0.0


def is_worth_describing(one: Judged) -> NDArray[np.bool_]:
    """Tell which judged proposals gain enough to be described."""
    listed = (one.proposals.likeness & np.uint8(Likeness.LISTED)) > 0
    worth: NDArray[np.bool_] = one.gain > np.where(
        listed, _LEAST_GAIN_LISTED, _LEAST_GAIN[one.proposals.kind]
    )
    return worth
