"""Fit the re-ranker on sentences with real and simulated errors, and print strict figures."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from sklearn.ensemble import HistGradientBoostingClassifier

from gongwen.spelling.engine import Engine
from training import corpus, sentences
from training.examples import Examples, Pair, examples
from training.reranker import corrected, fit, score
from training.simulate import Simulator

_FOLDS = 5
_SEED = 1
_SIMULATED = 13_000  # sentences, shared among the texts by their length
_SIMULATED_WEIGHT = 0.7
_THRESHOLDS = (0.5, 0.8, 0.9)

Tell = Callable[[str], None]
Sets = dict[str, tuple[list[Pair], Examples]]


def fit_and_report(
    engine: Engine, folder: Path, sentence_folder: Path | None, tell: Tell
) -> HistGradientBoostingClassifier:
    """Return the re-ranker fitted on everything; report what five folds gave."""
    planted = _simulated(engine, folder)
    simulated = examples(engine, planted)
    tell(f"模拟错误：{len(planted)} 句")
    sets: Sets = {}
    if sentence_folder is not None:
        for name, pairs in sentences.permitted(sentence_folder).items():
            sets[name] = (pairs, examples(engine, pairs))
            tell(f"{name}：{len(pairs)} 句")
    if sets:
        _report(sets, simulated, tell)
    fitted = _fit(sets, simulated, {name: _everything(part) for name, (_p, part) in sets.items()})
    clean = sentence_folder / sentences.CLEAN if sentence_folder else None
    if clean is not None and clean.is_file():
        pairs = sentences.read(clean)
        found = examples(engine, pairs)
        _tell_scores(sentences.CLEAN, pairs, found, _probability(fitted, found.rows), tell)
    return fitted


def _simulated(engine: Engine, folder: Path) -> list[Pair]:
    texts = corpus.held_out(folder)
    simulator = Simulator(
        engine.alphabet, engine.finder.confusions, np.expm1(engine.describer.frequencies)
    )
    lengths = [sum(map(len, paragraphs)) for _name, paragraphs in texts]
    return [
        pair
        for (_name, paragraphs), length in zip(texts, lengths, strict=True)
        for pair in simulator.pairs(paragraphs, _SIMULATED * length // max(sum(lengths), 1))
    ]


def _everything(part: Examples) -> NDArray[np.bool_]:
    return np.ones(len(part.right), dtype=np.bool_)


def _fit(
    sets: Sets, simulated: Examples, used: dict[str, NDArray[np.bool_]]
) -> HistGradientBoostingClassifier:
    rows = [simulated.rows, *(part.rows[used[name]] for name, (_p, part) in sets.items())]
    right = [simulated.right, *(part.right[used[name]] for name, (_p, part) in sets.items())]
    weights = [np.full(len(simulated.right), _SIMULATED_WEIGHT)]
    weights += [np.full(int(used[n].sum()), sentences.PERMITTED[n]) for n in sets]
    return fit(np.concatenate(rows), np.concatenate(right), np.concatenate(weights))


def _report(sets: Sets, simulated: Examples, tell: Tell) -> None:
    chance = np.random.default_rng(_SEED)
    folds = {name: chance.integers(0, _FOLDS, len(pairs)) for name, (pairs, _e) in sets.items()}
    guessed = {
        name: np.zeros(len(part.right), dtype=np.float32) for name, (_p, part) in sets.items()
    }
    for fold in range(_FOLDS):
        mine = {name: folds[name][part.sentence] == fold for name, (_p, part) in sets.items()}
        fitted = _fit(sets, simulated, {name: ~mask for name, mask in mine.items()})
        for name, (_pairs, part) in sets.items():
            if mine[name].any():
                guessed[name][mine[name]] = _probability(fitted, part.rows[mine[name]])
    for name, (pairs, part) in sets.items():
        _tell_scores(f"{name}（五折）", pairs, part, guessed[name], tell)


def _probability(
    fitted: HistGradientBoostingClassifier, rows: NDArray[np.float32]
) -> NDArray[np.float32]:
    return fitted.predict_proba(rows)[:, 1].astype(np.float32)


def _tell_scores(
    name: str, pairs: list[Pair], part: Examples, probability: NDArray[np.float32], tell: Tell
) -> None:
    for threshold in _THRESHOLDS:
        one = score(pairs, corrected(pairs, part, probability, threshold))
        tell(
            f"{name} 阈值 {threshold}：准确 {one.precision:.1%} 召回 {one.recall:.1%} "
            f"F1 {one.f1:.1%} 改动 {one.changed:.2%}"
        )
