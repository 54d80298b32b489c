"""Find the proposals that are worth judging in full."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

import numpy as np
from numpy.typing import NDArray

from gongwen.spelling.confusions import ConfusionTable, Likeness
from gongwen.spelling.ngrams import Floats, NgramModel
from gongwen.spelling.proposals import Kind, Proposals, best
from gongwen.spelling.stream import Stream

_REPLACEMENTS: Final = 6  # judged in full at each place
_PAIRS: Final = 2
_FIRST_OF_PAIR: Final = 12
_BRIDGES: Final = 3


@dataclass(frozen=True, slots=True)
class Suspicion:
    """From what cost a place is looked at; smaller finds more and takes longer."""

    replace: float = 11.0
    pair: float = 16.0
    both: float = 9.0
    twice: float = 5.0
    gap: float = 6.0


class Bridges:
    """For two symbols the commonest ones that stand between them."""

    def __init__(self, keys: NDArray[np.uint64], symbols: NDArray[np.uint16], base: int) -> None:
        self._keys = keys
        self._symbols = symbols
        self._base = np.uint64(base)

    def between(
        self, first: NDArray[np.uint64], second: NDArray[np.uint64]
    ) -> tuple[NDArray[np.int64], NDArray[np.uint64]]:
        """Return which of the pairs may lack a symbol, and which symbol, flattened."""
        if not self._keys.size or not first.size:
            return np.zeros(0, dtype=np.int64), np.zeros(0, dtype=np.uint64)
        wanted = first * self._base + second
        spots = np.minimum(np.searchsorted(self._keys, wanted), self._keys.size - 1)
        hits = np.flatnonzero(self._keys[spots] == wanted)
        symbols = self._symbols[spots[hits]]
        which = np.repeat(hits, symbols.shape[1])
        flat = symbols.ravel().astype(np.uint64)
        real = flat != 0
        return which[real], flat[real]


class Finder:
    """Proposes edits for the suspicious places of a stream."""

    def __init__(
        self,
        model: NgramModel,
        confusions: ConfusionTable,
        bridges: Bridges,
        suspicion: Suspicion | None = None,
    ) -> None:
        self._model = model
        self.confusions = confusions
        self._bridges = bridges
        self._suspicion = suspicion or Suspicion()

    def proposals(self, stream: Stream, allowed: NDArray[np.bool_]) -> list[Proposals]:
        """Return what may be judged, at ``allowed`` places only."""
        han = stream.is_han() & allowed
        cost = stream.cost(3)
        suspicious = np.flatnonzero(han & (cost > self._suspicion.replace))
        single, partial = self._replacements(stream, suspicious)
        pairs = self._pairs(stream, han)
        kept = best(single.places, partial, _REPLACEMENTS)
        return [
            single.at(kept),
            *pairs,
            *self._gaps(stream, han),
            self._deletions(stream, han),
            self._swaps(stream, han),
        ]

    def _replacements(self, stream: Stream, places: NDArray[np.int64]) -> tuple[Proposals, Floats]:
        """Return every known candidate that fits one neighbour, and how well it fits both."""
        found = self.confusions.of(stream.codes[places], places)
        symbols = found.symbols.astype(np.uint64)
        before, behind = stream.symbols[found.places - 1], stream.symbols[found.places + 1]
        fits = self._model.has_pair(before, symbols)
        rest = np.flatnonzero(~fits)
        fits[rest] = self._model.has_pair(symbols[rest], behind[rest])
        kept = np.flatnonzero(fits)
        where, symbols = found.places[kept], symbols[kept]
        left = [stream.symbols[where - 2], stream.symbols[where - 1]]
        first = self._model.score([*left, symbols]).logarithm
        second = self._model.score([left[1], symbols, behind[kept]]).logarithm
        written = symbols.reshape(-1, 1)
        return (
            Proposals(Kind.REPLACE, where, written, found.likenesses[kept]),
            first + second,
        )

    def _pairs(
        self,
        stream: Stream,
        han: NDArray[np.bool_],
    ) -> list[Proposals]:
        """Return replacements of two neighbours at once, where both together are very dear."""
        dear = han[:-1] & han[1:] & (stream.cost(4)[:-1] > self._suspicion.pair)
        dear &= stream.cost(2)[:-1] > self._suspicion.both
        places = np.flatnonzero(dear)
        sound = Likeness.SAME_TONE | Likeness.SAME_SOUND | Likeness.FUZZY
        one = self.confusions.of(stream.codes[places], places)
        two = self.confusions.of(stream.codes[places + 1], places)
        keep_one, keep_two = one.likenesses & sound > 0, two.likenesses & sound > 0
        where_one, symbols_one = one.places[keep_one], one.symbols[keep_one].astype(np.uint64)
        where_two, symbols_two = two.places[keep_two], two.symbols[keep_two].astype(np.uint64)
        fits = self._model.score([stream.symbols[where_one - 1], symbols_one]).logarithm
        kept = best(where_one, fits, _FIRST_OF_PAIR)
        where_one, symbols_one = where_one[kept], symbols_one[kept]
        starts = np.searchsorted(where_two, where_one, side="left")
        lengths = np.searchsorted(where_two, where_one, side="right") - starts
        within = np.arange(int(lengths.sum())) - np.repeat(np.cumsum(lengths) - lengths, lengths)
        left = np.repeat(np.arange(where_one.size), lengths)
        right = np.repeat(starts, lengths) + within
        first, second = symbols_one[left], symbols_two[right]
        fits_pair = self._model.has_pair(first, second)
        first, second, where = first[fits_pair], second[fits_pair], where_one[left][fits_pair]
        value = self._model.score([stream.symbols[where - 1], first, second]).logarithm
        value = value + self._model.score([first, second, stream.symbols[where + 2]]).logarithm
        value += self._model.score([stream.symbols[where - 1], first]).logarithm
        chosen = best(where, value, _PAIRS)
        written = np.stack((first, second), axis=1)[chosen]
        likeness = np.full(chosen.size, Likeness.SAME_SOUND, dtype=np.uint8)
        return [Proposals(Kind.REPLACE_TWO, where[chosen], written, likeness)]

    def _gaps(self, stream: Stream, han: NDArray[np.bool_]) -> list[Proposals]:
        """Return insertions of one symbol where two neighbours rarely meet."""
        open_ = np.zeros(han.size, dtype=np.bool_)
        open_[1:] = han[1:] & han[:-1]
        places = np.flatnonzero(open_ & (stream.cost(1) > self._suspicion.gap))
        which, symbols = self._bridges.between(stream.symbols[places - 1], stream.symbols[places])
        where = places[which]
        likeness = np.zeros(where.size, dtype=np.uint8)
        return [Proposals(Kind.INSERT, where, symbols.reshape(-1, 1), likeness)]

    def _deletions(self, stream: Stream, han: NDArray[np.bool_]) -> Proposals:
        twice = np.zeros(han.size, dtype=np.bool_)
        twice[1:] = stream.codes[1:] == stream.codes[:-1]
        cost = stream.cost(2)
        dear = (cost > self._suspicion.replace) | (twice & (cost > self._suspicion.twice))
        places = np.flatnonzero(han & dear)
        likeness = np.where(twice[places], np.uint8(Likeness.LISTED), np.uint8(0))
        empty = np.zeros((places.size, 0), dtype=np.uint64)
        return Proposals(Kind.DELETE, places, empty, likeness)

    def _swaps(self, stream: Stream, han: NDArray[np.bool_]) -> Proposals:
        both = han.copy()
        both[:-1] &= han[1:] & (stream.symbols[1:] != stream.symbols[:-1])
        both[-1] = False
        places = np.flatnonzero(both & (stream.cost(3) > self._suspicion.replace))
        written = np.stack((stream.symbols[places + 1], stream.symbols[places]), axis=1)
        likeness = np.zeros(places.size, dtype=np.uint8)
        return Proposals(Kind.SWAP, places, written, likeness)
