"""Which characters are written for which: alike in sound (pypinyin, MIT) or shape (char-similar, MIT).

The tables are computed here, once, and become part of the artefact.
"""

from __future__ import annotations

import importlib.util
import json
from collections import defaultdict
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from gongwen.spelling.alphabet import FIRST_CHARACTER, Alphabet
from gongwen.spelling.confusions import FIRST_HAN, LAST_HAN, Likeness
from training.alike import Confusions
from training.pinyin import fuzzy, mistyped, readings

_SHAPES_KEPT = 40
_SHAPES_TRIED = 160
_LEAST_ALIKE = 0.55
# How often a candidate must occur in the corpus: a slip of the finger is seldom the reason, nor is
# it likely that a character nobody uses was meant for another one.
_LEAST = 100
_LEAST_FUZZY = 1500
_LEAST_FOR_RARE = 2500
_NEVER = 1 << 40


def build(alphabet: Alphabet, frequent: NDArray[np.int64]) -> Confusions:
    """Return the table; ``frequent`` counts each symbol in the corpus."""
    likenesses = _by_sound(alphabet)
    for code, target in _by_shape(alphabet):
        likenesses[code][target] |= Likeness.SHAPE
    known = set(alphabet.characters)
    starts = np.zeros(LAST_HAN - FIRST_HAN + 2, dtype=np.uint32)
    targets: list[int] = []
    kinds: list[int] = []
    for code in range(FIRST_HAN, LAST_HAN + 1):
        row = likenesses.get(code, {})
        for target in sorted(row):
            if frequent[target] >= _least(row[target], is_known=chr(code) in known):
                targets.append(target)
                kinds.append(row[target])
        starts[code - FIRST_HAN + 1] = len(targets)
    return Confusions(starts, np.array(targets, dtype=np.uint16), np.array(kinds, dtype=np.uint8))


def _least(likeness: int, *, is_known: bool) -> int:
    """Return how often a candidate that is alike in this way must occur."""
    if likeness == Likeness.NEAR:
        return _NEVER
    if not is_known:
        return _LEAST_FOR_RARE
    sounds_alike = likeness & (Likeness.SAME_TONE | Likeness.SAME_SOUND | Likeness.SHAPE)
    return _LEAST if sounds_alike else _LEAST_FUZZY


def _by_sound(alphabet: Alphabet) -> dict[int, dict[int, int]]:
    sounding: dict[str, list[tuple[int, str]]] = defaultdict(list)
    for number, character in enumerate(alphabet.characters, FIRST_CHARACTER):
        for syllable, tone in readings(ord(character)):
            sounding[syllable].append((number, tone))
    known = set(sounding)
    found: dict[int, dict[int, int]] = defaultdict(lambda: defaultdict(int))
    for code in range(FIRST_HAN, LAST_HAN + 1):
        row = found[code]
        for syllable, tone in readings(code):
            for target, own in sounding.get(syllable, ()):
                row[target] |= Likeness.SAME_TONE if own == tone else Likeness.SAME_SOUND
            for others, kind in (
                (fuzzy(syllable), Likeness.FUZZY),
                (mistyped(syllable, known), Likeness.NEAR),
            ):
                for other in others & known:
                    for target, _tone in sounding[other]:
                        row[target] |= kind
        own_number = int(alphabet.numbers(np.array([code], dtype=np.uint32))[0])
        row.pop(own_number, None)
    return found


def _shapes() -> dict[str, dict[str, object]]:
    """Read the tables of components, four-corner codes and stroke orders."""
    spec = importlib.util.find_spec("char_similar")
    if spec is None or spec.origin is None:
        raise ModuleNotFoundError("char-similar")
    folder = Path(spec.origin).parent / "data"
    names = ("stroke", "fourangle", "order", "struct")
    return {n: json.loads((folder / f"char_{n}.dict").read_text("utf-8")) for n in names}


def _by_shape(alphabet: Alphabet) -> list[tuple[int, int]]:
    """Return pairs of code point and symbol that look alike."""
    tables = _shapes()
    orders = {c: str(o) for c, o in tables["order"].items() if len(c) == 1}
    strokes = {c: set(map(str, s)) for c, s in tables["stroke"].items() if isinstance(s, list)}
    corners = {c: str(f) for c, f in tables["fourangle"].items()}
    targets = [c for c in alphabet.characters if c in orders]
    sharing: dict[str, list[int]] = defaultdict(list)
    for place, character in enumerate(targets):
        for key in _shape_keys(character, orders[character], strokes, corners):
            sharing[key].append(place)
    numbers = {c: n for n, c in enumerate(alphabet.characters, FIRST_CHARACTER)}
    pairs: list[tuple[int, int]] = []
    for code in range(FIRST_HAN, LAST_HAN + 1):
        character = chr(code)
        if character not in orders:
            continue
        votes = np.zeros(len(targets), dtype=np.float32)
        # Sorted: the order in which votes are added decides how they are rounded.
        for key in sorted(_shape_keys(character, orders[character], strokes, corners)):
            votes[sharing[key]] += 1 / np.sqrt(len(sharing[key]) + 1)
        tried = np.argsort(-votes, kind="stable")[:_SHAPES_TRIED]
        ranked = sorted(
            (-_alike(orders[character], orders[targets[t]]), t) for t in tried if votes[t] > 0
        )
        chosen = [t for likeness, t in ranked[:_SHAPES_KEPT] if -likeness >= _LEAST_ALIKE]
        pairs += [(code, numbers[targets[t]]) for t in chosen if targets[t] != character]
    return pairs


def _shape_keys(
    character: str, order: str, strokes: dict[str, set[str]], corners: dict[str, str]
) -> set[str]:
    code = corners.get(character, "")[:4]
    keys = {f"c{part}" for part in strokes.get(character, ())}
    keys |= {f"h{order[:length]}" for length in range(3, len(order) + 1)}
    keys |= {f"t{order[-length:]}" for length in range(3, len(order) + 1)}
    # Three of four corners in common are already a strong sign.
    keys |= {f"4{code[:i]}?{code[i + 1 :]}" for i in range(len(code))}
    return keys


def _alike(one: str, other: str) -> float:
    """Return how much of the strokes is the same: in order, or whole at the head or the tail."""
    together = len(one) + len(other)
    shared = max(_common_head(one, other), _common_head(one[::-1], other[::-1]))
    return max(1 - _distance(one, other) / max(len(one), len(other)), 2 * shared / together)


def _common_head(one: str, other: str) -> int:
    return next(
        (i for i, (a, b) in enumerate(zip(one, other, strict=False)) if a != b),
        min(len(one), len(other)),
    )


def _distance(one: str, other: str) -> int:
    """Return how many strokes must be changed, added or taken away."""
    row = list(range(len(other) + 1))
    for i, a in enumerate(one, 1):
        before, row[0] = row[0], i
        for j, b in enumerate(other, 1):
            before, row[j] = row[j], min(row[j] + 1, row[j - 1] + 1, before + (a != b))
    return row[-1]
