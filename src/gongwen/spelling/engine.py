"""Load the artefact, and judge the edits of a text up to their features."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Final

import numpy as np
from numpy.typing import NDArray

from gongwen.spelling.alphabet import UNKNOWN, Alphabet
from gongwen.spelling.artefact import DEFAULT_PATH, Artefact
from gongwen.spelling.candidates import Finder
from gongwen.spelling.confusions import LIKELIER, ConfusionTable
from gongwen.spelling.features import Describer, is_worth_describing, sentences
from gongwen.spelling.gaps import Bridges, Continuations, HiddenSymbols
from gongwen.spelling.meanings import Meanings
from gongwen.spelling.ngrams import Floats, NgramModel, coding
from gongwen.spelling.proposals import Judged, best, judge
from gongwen.spelling.reranker import Reranker, Trees
from gongwen.spelling.stream import Stream, stream
from gongwen.spelling.tables import WIDE, Layout, Table
from gongwen.spelling.words import Words

ORDER: Final = 5  # symbols in the longest n-grams
_FOREIGN, _FOREIGN_SHARE = 5, 0.3  # characters of a sentence that the model does not know
_DESCRIBED: Final = 2  # edits of a kind described at each place


@dataclass(frozen=True, slots=True)
class Described:
    """The edits of one kind that are worth a probability, with their features."""

    judged: Judged
    rows: Floats


class Engine:
    """Everything that is read from the artefact."""

    def __init__(self, artefact: Artefact) -> None:
        self.version = artefact.notes.get("version", "")
        characters = artefact.array("alphabet", np.uint32)
        self.alphabet = Alphabet(characters.tobytes().decode("utf-32-le"))
        base = self.alphabet.size
        tables = [
            _table(artefact, f"ngrams-{order}", coding(order, ORDER).layout)
            for order in range(2, ORDER + 1)
        ]
        self.model = NgramModel(
            base,
            artefact.array("single", np.float32),
            artefact.array("single-backoff", np.float32),
            tables,
            artefact.array("neighbours", np.uint8),
        )
        bridges = Bridges(
            artefact.array("bridge-keys", np.uint64),
            artefact.array("bridge-symbols", np.uint16),
            base,
        )
        hidden = HiddenSymbols(_table(artefact, "hidden"), base)
        words = Words(_table(artefact, "words"), base)
        self.finder = Finder(
            self.model,
            _confusions(artefact, "confusion"),
            bridges,
            hidden,
            Continuations(_table(artefact, "behind"), _table(artefact, "before"), base),
            _confusions(artefact, "listed"),
        )
        meanings = Meanings(
            _table(artefact, "meanings"),
            base,
            artefact.array("meaning-vectors", np.int8),
            artefact.array("meaning-neighbours", np.int8),
            float(artefact.array("meaning-scale", np.float64)[0]),
        )
        self.describer = Describer(words, artefact.array("frequencies", np.float32), meanings)
        self.reranker = _reranker(artefact) if "tree-roots" in artefact else None

    @classmethod
    def load(cls, path: Path = DEFAULT_PATH) -> Engine:
        """Open the artefact at ``path``."""
        return cls(Artefact(path))

    def read(self, text: str) -> Stream:
        """Return ``text`` as the model sees it."""
        return stream(text, self.alphabet, self.model)

    def describe(self, read: Stream, allowed: NDArray[np.bool_]) -> list[Described]:
        """Return the edits at ``allowed`` places that gain something."""
        allowed = allowed & ~is_foreign(read)
        judged = [
            judge(read, proposals, self.model) for proposals in self.finder.proposals(read, allowed)
        ]
        kept: list[Judged] = []
        for one in judged:
            worth = np.flatnonzero(is_worth_describing(one))
            value = one.gain + LIKELIER[one.proposals.likeness]
            chosen = worth[best(one.proposals.places[worth], value[worth], _DESCRIBED)]
            kept.append(one.at(chosen))
        rows = self.describer.rows(read, kept)
        return [Described(one, row) for one, row in zip(kept, rows, strict=True)]


def is_foreign(read: Stream) -> NDArray[np.bool_]:
    """Tell which symbols belong to sentences the model cannot read, in traditional characters say."""
    number = sentences(read).number
    unknown = np.bincount(number, weights=(read.symbols == UNKNOWN) & read.is_han())
    han = np.bincount(number, weights=read.is_han())
    foreign: NDArray[np.bool_] = (unknown >= _FOREIGN) & (unknown >= _FOREIGN_SHARE * han)
    return foreign[number]


def _table(artefact: Artefact, name: str, layout: Layout = WIDE) -> Table:
    seed = int(artefact.array(f"{name}-seed", np.int64)[0])
    names = (name, f"{name}-rest")
    parts = [artefact.array(n, t) for n, t in zip(names, layout.types, strict=False)]
    return Table(parts, seed, layout)


def _confusions(artefact: Artefact, name: str) -> ConfusionTable:
    return ConfusionTable(
        artefact.array(f"{name}-starts", np.uint32),
        artefact.array(f"{name}-targets", np.uint16),
        artefact.array(f"{name}-kinds", np.uint8),
    )


def _reranker(artefact: Artefact) -> Reranker:
    trees = Trees(
        roots=artefact.array("tree-roots", np.int32),
        features=artefact.array("tree-features", np.uint8),
        limits=artefact.array("tree-limits", np.float32),
        left=artefact.array("tree-left", np.uint8),
        right=artefact.array("tree-right", np.uint8),
        values=artefact.array("tree-values", np.float32),
        depth=int(artefact.array("tree-depth", np.int64)[0]),
        bias=float(artefact.array("tree-bias", np.float64)[0]),
    )
    return Reranker(trees)
