"""The pairs of ``listed.txt``: characters people often write for each other."""

from __future__ import annotations

from collections import defaultdict
from pathlib import Path

import numpy as np

from gongwen.spelling.alphabet import Alphabet, code_points
from gongwen.spelling.confusions import FIRST_HAN, LAST_HAN, Likeness
from training.alike import Confusions

_PAIRS = Path(__file__).with_name("listed.txt")


def pairs() -> list[str]:
    """Return the pairs, each two characters."""
    lines = _PAIRS.read_text("utf-8").splitlines()
    return [line for line in lines if line and not line.startswith("#")]


def build(alphabet: Alphabet, alike: Confusions) -> Confusions:
    """Return the table of listed pairs, and note in ``alike`` that they are listed."""
    partners: dict[int, set[int]] = defaultdict(set)
    for one, other in pairs():
        symbols = [int(alphabet.numbers(code_points(c))[0]) for c in (one, other)]
        partners[ord(one)].add(symbols[1])
        partners[ord(other)].add(symbols[0])
    starts = np.zeros(LAST_HAN - FIRST_HAN + 2, dtype=np.uint32)
    targets: list[int] = []
    kinds: list[int] = []
    for code in range(FIRST_HAN, LAST_HAN + 1):
        row = slice(*alike.starts[code - FIRST_HAN : code - FIRST_HAN + 2])
        for target in sorted(partners.get(code, ())):
            known = np.flatnonzero(alike.targets[row] == target) + row.start
            alike.likenesses[known] |= np.uint8(Likeness.LISTED)
            targets.append(target)
            kinds.append(Likeness.LISTED | int(alike.likenesses[known].max(initial=0)))
        starts[code - FIRST_HAN + 1] = len(targets)
    return Confusions(starts, np.array(targets, dtype=np.uint16), np.array(kinds, dtype=np.uint8))
