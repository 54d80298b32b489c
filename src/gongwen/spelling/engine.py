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
        characters = artefact.array("alphabet", np.uint32)
        self.alphabet = Alphabet(characters.tobytes().decode("utf-32-le"))
        base = self.alphabet.size
        seeds = artefact.array("seeds", np.int64)
        tables = [
            Table(artefact.array(f"table-{order}", np.uint32), int(seeds[order - 1]))
            for order in range(2, len(seeds) + 1)
        ]
        self.model = NgramModel(
            base,
            artefact.array("single", np.float32),
            artefact.array("single-backoff", np.float32),
            tables,
        )
        confusions = ConfusionTable(
            artefact.array("confusion-starts", np.uint32),
            artefact.array("confusion-targets", np.uint16),
            artefact.array("confusion-kinds", np.uint8),
        )
        bridges = Bridges(
            artefact.array("bridge-keys", np.uint64),
            artefact.array("bridge-symbols", np.uint16),
            base,
        )
        seed = int(artefact.array("words-seed", np.int64)[0])
        words = Words(Table(artefact.array("words", np.uint32), seed), base)
        self.finder = Finder(self.model, confusions, bridges)
        self.describer = Describer(words, artefact.array("frequencies", np.float32))
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
            judge(read, proposals, self.model) for proposals in self.finder.proposals(read, allowed)
        ]
        kept: list[Judged] = []
        for one in judged:
            worth = np.flatnonzero(is_worth_describing(one))
            chosen = worth[best(one.proposals.places[worth], one.gain[worth], _DESCRIBED)]
            kept.append(one.at(chosen))
        rows = self.describer.rows(read, kept)
        return [Described(one, row) for one, row in zip(kept, rows, strict=True)]


def _reranker(artefact: Artefact) -> Reranker:
    trees = Trees(
        roots=artefact.array("tree-roots", np.int32),
        features=artefact.array("tree-features", np.int16),
        limits=artefact.array("tree-limits", np.float32),
        left=artefact.array("tree-left", np.int32),
        right=artefact.array("tree-right", np.int32),
        values=artefact.array("tree-values", np.float32),
        depth=int(artefact.array("tree-depth", np.int64)[0]),
        bias=float(artefact.array("tree-bias", np.float64)[0]),
    )
    return Reranker(trees)
