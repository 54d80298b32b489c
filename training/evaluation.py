"""Fit the re-ranker on sentences with real and simulated errors, and print strict figures."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from sklearn.ensemble import HistGradientBoostingClassifier

from gongwen.spelling.engine import Engine
from training import corpus, sentences
from training.examples import Examples, Pair, examples
from training.reranker import Score, corrected, fit, score
from training.simulate import Simulator

_FOLDS = 5
_SEED = 1
_SIMULATED = 13_000  # sentences, shared among the texts by their length
_SIMULATED_WEIGHT = 0.7
_THRESHOLDS = (0.5, 0.7, 0.8, 0.9)
_BARS = (0.003, 0.008)  # of clean sentences, what may be changed

Tell = Callable[[str], None]


@dataclass(frozen=True, slots=True)
class Part:
    """Sentences that are trained on: their edits, what each counts, and its fold."""

    pairs: list[Pair]
    examples: Examples
    weight: float
    folds: NDArray[np.int64]  # of each sentence

    def of_fold(self, fold: int) -> NDArray[np.bool_]:
        """Tell which edits belong to sentences of a fold."""
        own: NDArray[np.bool_] = self.folds[self.examples.sentence] == fold
        return own


def fit_and_report(
    engine: Engine, folder: Path, sentence_folder: Path | None, tell: Tell
) -> HistGradientBoostingClassifier:
    """Return the re-ranker fitted on everything; report what five folds gave."""
    parts = parts_of(engine, folder, sentence_folder, tell)
    if sentence_folder is not None:
        _report(parts, tell)
    return _fit(list(parts.values()), None)


def parts_of(
    engine: Engine, folder: Path, sentence_folder: Path | None, tell: Tell
) -> dict[str, Part]:
    """Return everything that is trained on, by name."""
    chance = np.random.default_rng(_SEED)
    simulator = Simulator(
        engine.alphabet, engine.finder.confusions, np.expm1(engine.describer.frequencies)
    )
    parts: dict[str, Part] = {}

    def add(name: str, pairs: list[Pair], weight: float, folds: NDArray[np.int64]) -> None:
        parts[name] = Part(pairs, examples(engine, pairs), weight, folds)
        tell(f"{name}：{len(pairs)} 句")

    read = sentences.permitted(sentence_folder) if sentence_folder else {}
    for name, pairs in read.items():
        folds = chance.integers(0, _FOLDS, len(pairs))
        add(name, pairs, sentences.PERMITTED[name], folds)
        # What has errors planted stays in the fold of the sentence it was made from.
        for number in range(sentences.PLANTED[name]):
            planted = [(simulator.spoiled(right), right) for _wrong, right in pairs]
            add(f"{name}，植入错误 {number + 1}", planted, _SIMULATED_WEIGHT, folds)
    planted = _simulated(simulator, folder)
    add("语料，植入错误", planted, _SIMULATED_WEIGHT, chance.integers(0, _FOLDS, len(planted)))
    return parts


def _simulated(simulator: Simulator, folder: Path) -> list[Pair]:
    texts = corpus.held_out(folder)
    lengths = [sum(map(len, paragraphs)) for _name, paragraphs in texts]
    return [
        pair
        for (_name, paragraphs), length in zip(texts, lengths, strict=True)
        for pair in simulator.pairs(paragraphs, _SIMULATED * length // max(sum(lengths), 1))
    ]


def _fit(parts: list[Part], left_out: int | None) -> HistGradientBoostingClassifier:
    """Fit on everything, or on all folds but one."""
    used = [
        np.ones(len(part.examples.right), dtype=np.bool_)
        if left_out is None
        else ~part.of_fold(left_out)
        for part in parts
    ]
    pairs = list(zip(parts, used, strict=True))
    rows = np.concatenate([part.examples.rows[own] for part, own in pairs])
    right = np.concatenate([part.examples.right[own] for part, own in pairs])
    weights = np.concatenate([np.full(int(own.sum()), part.weight) for part, own in pairs])
    return fit(rows, right, weights)


def _report(parts: dict[str, Part], tell: Tell) -> None:
    guessed = {
        name: np.zeros(len(part.examples.right), dtype=np.float32) for name, part in parts.items()
    }
    for fold in range(_FOLDS):
        fitted = _fit(list(parts.values()), fold)
        for name, part in parts.items():
            own = part.of_fold(fold)
            if own.any():
                rows = part.examples.rows[own]
                guessed[name][own] = fitted.predict_proba(rows)[:, 1]
        tell(f"第 {fold + 1} 折")
    thresholds = list(_THRESHOLDS)
    if sentences.CLEAN in parts:
        clean = parts[sentences.CLEAN]
        thresholds += [threshold_at(clean, guessed[sentences.CLEAN], bar) for bar in _BARS]
    for name in [*sentences.PERMITTED]:
        if name in parts:
            part = parts[name]
            for threshold in thresholds:
                results = corrected(part.pairs, part.examples, guessed[name], threshold)
                tell(_figures(f"{name}（五折） 阈值 {threshold:.3f}", score(part.pairs, results)))


def threshold_at(part: Part, probability: NDArray[np.float32], bar: float) -> float:
    """Return the threshold from which ``bar`` of the sentences are changed."""
    best = np.zeros(len(part.pairs), dtype=np.float32)
    np.maximum.at(best, part.examples.sentence, probability)
    return float(np.sort(best)[::-1][int(bar * len(best))]) + 1e-6


def _figures(name: str, one: Score) -> str:
    return (
        f"{name}：准确 {one.precision:.1%} 召回 {one.recall:.1%} F1 {one.f1:.1%} "
        f"改动 {one.changed:.2%}"
    )
