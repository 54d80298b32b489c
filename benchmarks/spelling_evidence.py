"""Measure what else might tell right edits from wrong ones: ``python -m benchmarks.spelling_evidence FOLDER``.

FOLDER holds ``corpus/`` and ``proofread/``. Every kind of evidence becomes columns beside the
features of the engine; the re-ranker is fitted in five folds with and without them, and what it
then gets right is printed. Nothing is written: what pays has to be built into the engine first.

The columns are computed from whole tables in memory (gigabytes for ``whole``, ``domains``
and ``backward``), so they say what a kind of evidence is worth at best, not what fits the artefact.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Callable
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from sklearn.ensemble import HistGradientBoostingClassifier

from benchmarks.spelling import planted
from benchmarks.spelling_windows import (
    Floats,
    Models,
    Windows,
    covering,
    gains,
    joined,
    repeated,
    word_keys,
)
from gongwen.spelling.alphabet import code_points
from gongwen.spelling.engine import Engine
from training import corpus
from training.evaluation import Part, parts_of, threshold_at
from training.examples import Examples, examples
from training.reranker import corrected, fit, score
from training.sentences import CLEAN

_FOLDS = 5
_BARS = (0.003, 0.005, 0.008)
_LONGER = (6, 7, 8, 9, 10)
_QUICK = (250, 0.08)  # trees and rate, for a first look
_LEAST = 5  # how often a longer stretch must stand in the corpus
_MEASURED = ("odw.train", "law.train", "textproof.dev.json")
DOMAINS = {
    "laws": ("laws",),
    "judgments": ("judgments", "extra_judgments"),
    "policy": ("gov", "extra_policy"),
    "general": ("tech",),
}

Columns = dict[str, Floats]
Evidence = Callable[[Windows], Floats]


def main() -> int:
    """Print a line for each kind of evidence that is asked for."""
    parser = argparse.ArgumentParser(prog="benchmarks.spelling_evidence")
    parser.add_argument("folder", type=Path)
    parser.add_argument(
        "--evidence",
        nargs="*",
        default=["none", "longer", "whole", "backward", "domains"],
        help="none、longer、whole、backward、domains；加号表示合用，如 longer+backward",
    )
    parser.add_argument(
        "--words", action="append", default=[], metavar="名称=文件", help="一行一个词的词表"
    )
    parser.add_argument("--quick", action="store_true", help="250 棵树，快两倍半，数字低约一分")
    options = parser.parse_args()
    if not options.folder.is_dir():
        print(f"没有数据文件夹“{options.folder}”，请检查路径。", file=sys.stderr)
        return 2
    lists = dict(one.split("=", 1) for one in options.words)
    bench = Bench(options.folder, lists, is_quick=options.quick)
    for what in options.evidence:
        bench.measure(what)
    return 0


class Bench:
    """The sentences, their edits, and the kinds of evidence there are."""

    def __init__(self, folder: Path, lists: dict[str, str], *, is_quick: bool) -> None:
        engine = Engine.load()
        self._alphabet = engine.alphabet
        self._parts = parts_of(engine, folder / "corpus", folder / "proofread", _quiet)
        self._planted = {
            name: (pairs, examples(engine, pairs))
            for name, pairs in planted(folder / "corpus").items()
        }
        self._texts = {name: self._learnt(text) for name, text in corpus.texts(folder / "corpus")}
        self._lists = lists
        self._is_quick = is_quick
        self._windows = {
            name: Windows.of(self._alphabet, pairs, own) for name, pairs, own in self._everything()
        }

    def _learnt(self, text: str) -> NDArray[np.uint16]:
        lines = text.split("\n")
        learnt = "\n".join(line for n, line in enumerate(lines) if not corpus.is_held_out(n))
        return self._alphabet.tokens(code_points(learnt)).symbols

    def _everything(self) -> list[tuple[str, list[tuple[str, str]], Examples]]:
        own = [(name, part.pairs, part.examples) for name, part in self._parts.items()]
        return own + [(name, pairs, found) for name, (pairs, found) in self._planted.items()]

    def measure(self, what: str) -> None:
        """Print what the re-ranker does with the kinds of evidence named, joined by plus signs."""
        columns: Columns = {name: own.rows for name, _pairs, own in self._everything()}
        for kind in what.split("+"):
            for evidence in self._evidence(kind):
                for name, windows in self._windows.items():
                    columns[name] = np.concatenate((columns[name], evidence(windows)), axis=1)
        self._print(what, self._guessed(columns))

    def _evidence(self, kind: str) -> list[Evidence]:
        """Return what turns windows into columns; one table at a time is held in memory."""
        if kind == "none":
            return []
        if kind in self._lists:
            words = Path(self._lists[kind]).read_text("utf-8").split()
            keys = word_keys(words, self._alphabet)
            return [lambda windows: covering(windows, keys)]
        if kind == "longer":
            symbols = joined(list(self._texts.values()))
            tables = {length: repeated(symbols, length, _LEAST) for length in _LONGER}
            return [lambda windows: covering(windows, tables)]
        if kind == "domains":
            return [
                self._model(names, with_words=name == "general") for name, names in DOMAINS.items()
            ]
        if kind in ("whole", "backward"):
            return [self._model(("",), with_words=True, backward=kind == "backward")]
        raise SystemExit(f"没有“{kind}”这种依据。")

    def _model(
        self, names: tuple[str, ...], *, with_words: bool, backward: bool = False
    ) -> Evidence:
        texts = [text for name, text in self._texts.items() if name.startswith(names)]
        models = Models(joined(texts), self._alphabet, with_words=with_words, backward=backward)
        return lambda windows: gains(windows, models)

    def _guessed(self, columns: Columns) -> Columns:
        """Return the probability of every edit, from trees that did not see its sentence."""
        guessed = {name: np.zeros(len(rows), np.float32) for name, rows in columns.items()}
        for fold in range(_FOLDS):
            trees = self._fitted(columns, fold)
            for name, _pairs, own in self._everything():
                part = self._parts.get(name)
                its = part.of_fold(fold) if part else own.sentence % _FOLDS == fold
                if its.any():
                    guessed[name][its] = trees.predict_proba(columns[name][its])[:, 1]
        return guessed

    def _fitted(self, columns: Columns, left_out: int) -> HistGradientBoostingClassifier:
        used = {name: ~part.of_fold(left_out) for name, part in self._parts.items()}
        rows, right, weights = (
            np.concatenate([columns[name][own] for name, own in used.items()]),
            np.concatenate([self._parts[n].examples.right[own] for n, own in used.items()]),
            np.concatenate(
                [np.full(int(own.sum()), self._parts[n].weight) for n, own in used.items()]
            ),
        )
        if self._is_quick:
            return fit(rows, right, weights, number=_QUICK[0], rate=_QUICK[1])
        return fit(rows, right, weights)

    def _print(self, what: str, guessed: Columns) -> None:
        for bar in _BARS:
            limit = threshold_at(self._parts[CLEAN], guessed[CLEAN], bar)
            figures = [self._of_part(self._parts[n], guessed[n], limit) for n in _MEASURED]
            found = [
                f"{name} {self._of_planted(name, guessed[name], limit):.1%}"
                for name in self._planted
            ]
            print(
                f"| {what} | 报纸改动 {bar:.1%}，门槛 {limit:.3f} | "
                + "／".join(f"{figure:.1f}" for figure in figures)
                + f" | {'，'.join(found)} |",
                flush=True,
            )

    @staticmethod
    def _of_part(part: Part, guessed: Floats, limit: float) -> float:
        results = corrected(part.pairs, part.examples, guessed, limit)
        return score(part.pairs, results).f1 * 100

    def _of_planted(self, name: str, guessed: Floats, limit: float) -> float:
        """Return which part of the errors was mended, or of the clean sentences changed."""
        pairs, own = self._planted[name]
        figures = score(pairs, corrected(pairs, own, guessed, limit))
        return figures.recall if any(a != b for a, b in pairs) else figures.changed


def _quiet(_what: str) -> None:
    """Tell nothing: only figures are printed."""


if __name__ == "__main__":
    sys.exit(main())
