"""Find the proposals that are worth judging in full."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

import numpy as np
from numpy.typing import NDArray

from gongwen.spelling.alphabet import UNKNOWN
from gongwen.spelling.confusions import (
    LIKELIER,
    ConfusionTable,
    Likeness,
    Pairs,
    expected,
    together,
)
from gongwen.spelling.gaps import Bridges, Continuations, HiddenSymbols
from gongwen.spelling.ngrams import Floats, NgramModel
from gongwen.spelling.proposals import Kind, Proposals, best
from gongwen.spelling.stream import Stream

_REPLACEMENTS: Final = 7  # judged in full at each place
_PAIRS: Final = 3
_INSERTIONS: Final = 2
_FIRST_OF_PAIR: Final = 12


@dataclass(frozen=True, slots=True)
class Suspicion:
    """From what cost a place is looked at; smaller finds more and takes longer."""

    replace: float = 11.0
    listed: float = 3.0
    hidden: float = 6.5
    pair: float = 20.0
    both: float = 12.0
    twice: float = 5.0
    gap: float = 4.5


class Finder:
    """Proposes edits for the suspicious places of a stream."""

    def __init__(
        self,
        model: NgramModel,
        confusions: ConfusionTable,
        bridges: Bridges,
        hidden: HiddenSymbols,
        continuations: Continuations,
        listed: ConfusionTable,
        suspicion: Suspicion | None = None,
    ) -> None:
        self._model = model
        self.confusions = confusions
        self._bridges = bridges
        self._hidden = hidden
        self._continuations = continuations
        self._listed = listed
        self._suspicion = suspicion or Suspicion()

    def proposals(self, stream: Stream, allowed: NDArray[np.bool_]) -> list[Proposals]:
        """Return what may be judged, at ``allowed`` places only."""
        han = stream.is_han() & allowed
        single, value = self._replacements(stream, han)
        pairs = self._pairs(stream, han)
        kept = best(single.places, value, _REPLACEMENTS)
        return [
            single.at(kept),
            *pairs,
            self._gaps(stream, han),
            self._deletions(stream, han),
            self._swaps(stream, han),
        ]

    def _replacements(self, stream: Stream, han: NDArray[np.bool_]) -> tuple[Proposals, Floats]:
        """Return every candidate that fits a neighbour, and how well it fits both."""
        found = together(self._candidates(stream, han))
        symbols = found.symbols.astype(np.uint64)
        where = found.places
        left = [stream.symbols[where - 2], stream.symbols[where - 1]]
        first = self._model.score([*left, symbols]).logarithm
        second = self._model.score([left[1], symbols, stream.symbols[where + 1]]).logarithm
        value = first + second + LIKELIER[found.likenesses]
        return Proposals(Kind.REPLACE, where, symbols.reshape(-1, 1), found.likenesses), value

    def _candidates(self, stream: Stream, han: NDArray[np.bool_]) -> list[Pairs]:
        """Return what may stand at suspicious places: what is alike, and what is expected there."""
        cost, symbols = stream.cost(3), stream.symbols
        places = np.flatnonzero(han & (cost > self._suspicion.replace))
        han = han & (
            symbols != UNKNOWN
        )  # what is foreign to the model is not judged by its neighbours
        known = places[han[places]]
        mild = np.flatnonzero(han & (cost > self._suspicion.listed))
        doubtful = np.flatnonzero(han & (cost > self._suspicion.hidden))
        which, between = self._bridges.between(symbols[known - 1], symbols[known + 1])
        whose, hidden = self._hidden.at(symbols, doubtful)
        return [
            self._fitting(stream, found)
            for found in (
                self.confusions.of(stream.codes[places], places),
                self._listed.of(stream.codes[mild], mild),
                expected(known[which], between, Likeness.GAP),
                expected(doubtful[whose], hidden, Likeness.WORD),
            )
        ]

    def _fitting(self, stream: Stream, found: Pairs) -> Pairs:
        """Return the candidates that have been seen next to a neighbour of their place."""
        symbols = found.symbols.astype(np.uint64)
        fits = self._model.has_pair(stream.symbols[found.places - 1], symbols)
        rest = np.flatnonzero(~fits)
        behind = stream.symbols[found.places[rest] + 1]
        fits[rest] = self._model.has_pair(symbols[rest], behind)
        fits &= symbols != stream.symbols[found.places]
        return found.at(np.flatnonzero(fits))

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

    def _gaps(self, stream: Stream, han: NDArray[np.bool_]) -> Proposals:
        """Return insertions of one symbol where two neighbours rarely meet."""
        open_ = np.zeros(han.size, dtype=np.bool_)
        open_[1:] = han[1:] | han[:-1]
        open_ &= stream.cost(1) > self._suspicion.gap
        places = np.flatnonzero(open_ & (stream.offsets > 0))
        symbols = stream.symbols
        left, right = symbols[places - 1], symbols[places]
        found = together(
            [
                expected(places[which], written, Likeness.GAP)
                for which, written in (
                    self._bridges.between(left, right),
                    self._continuations.behind(symbols[places - 2], left),
                    self._continuations.before(right, symbols[places + 1]),
                )
            ]
        )
        where, written = found.places, found.symbols.astype(np.uint64)
        left, right = symbols[where - 1], symbols[where]
        fits = self._model.has_pair(left, written) & self._model.has_pair(written, right)
        where, written = where[fits], written[fits]
        value = self._model.score([symbols[where - 2], symbols[where - 1], written]).logarithm
        value = value + self._model.score([symbols[where - 1], written, symbols[where]]).logarithm
        value += self._model.score([written, symbols[where], symbols[where + 1]]).logarithm
        kept = best(where, value, _INSERTIONS)
        likeness = np.zeros(kept.size, dtype=np.uint8)
        return Proposals(Kind.INSERT, where[kept], written[kept].reshape(-1, 1), likeness)

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
