"""Load the artefact, and judge the edits of a text up to their features."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Final

import numpy as np
from numpy.typing import NDArray

from gongwen.spelling.alphabet import Alphabet
from gongwen.spelling.artefact import DEFAULT_PATH, Artefact
from gongwen.spelling.candidates import Bridges, Finder
from gongwen.spelling.confusions import ConfusionTable
from gongwen.spelling.features import Describer, is_worth_describing
from gongwen.spelling.ngrams import Floats, NgramModel
from gongwen.spelling.proposals import Judged, best, judge
from gongwen.spelling.reranker import Reranker, Trees
from gongwen.spelling.stream import Stream, stream
from gongwen.spelling.tables import Table
from gongwen.spelling.words import Words

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
        self.alphabet = Alphabet(artefact.array("alphabet").tobytes().decode("utf-32-le"))
        base = self.alphabet.size
        seeds = artefact.array("seeds")
        tables = [
            Table(artefact.array(f"table-{order}"), int(seeds[order - 1]))
            for order in range(2, len(seeds) + 1)
        ]
        self.model = NgramModel(
            base, artefact.array("single"), artefact.array("single-backoff"), tables
        )
        confusions = ConfusionTable(
            *(artefact.array(f"confusion-{name}") for name in ("starts", "targets", "kinds"))
        )
        bridges = Bridges(artefact.array("bridge-keys"), artefact.array("bridge-symbols"), base)
        words = Words(Table(artefact.array("words"), int(artefact.array("words-seed")[0])), base)
        self.finder = Finder(self.model, confusions, bridges)
        self.describer = Describer(words, artefact.array("frequencies"))
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
        judged = [
            judge(read, proposals, self.model)
            for proposals in self.finder.proposals(read, allowed)
        ]
        kept: list[Judged] = []
        for one in judged:
            worth = np.flatnonzero(is_worth_describing(one))
            chosen = worth[best(one.proposals.places[worth], one.gain[worth], _DESCRIBED)]
            kept.append(one.at(chosen))
        rows = self.describer.rows(read, kept)
        return [Described(one, row) for one, row in zip(kept, rows, strict=True)]


def _reranker(artefact: Artefact) -> Reranker:
    names = ("roots", "features", "limits", "left", "right", "values")
    arrays = [artefact.array(f"tree-{name}") for name in names]
    depth, bias = artefact.array("tree-depth")[0], artefact.array("tree-bias")[0]
    return Reranker(Trees(*arrays, depth=int(depth), bias=float(bias)))
