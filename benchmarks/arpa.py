"""Write a language model of ours in the ARPA form, which other software reads."""

from __future__ import annotations

import math
from collections.abc import Iterator
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from gongwen.spelling.alphabet import BOUNDARY, DIGIT, FIRST_CHARACTER, LATIN, UNKNOWN, Alphabet
from training.kneser_ney import Level

_NEVER = -99.0
_LEAST = 1e-12
_FIRST_HAN, _LAST_HAN = "\u4e00", "\u9fff"
_NAMES = {DIGIT: "0", LATIN: "a"}


def clauses_of(symbols: NDArray[np.uint16], alphabet: Alphabet) -> NDArray[np.uint16]:
    """Return ``symbols`` with every mark turned into a boundary: a stream of clauses.

    What the alphabet does not know is nearly always a mark, so it ends a clause too; as a symbol it
    would be common, and every character the texts lack would pass for likely.
    """
    is_mark = np.zeros(alphabet.size, dtype=np.bool_)
    is_mark[UNKNOWN] = True
    for number, character in enumerate(alphabet.characters, FIRST_CHARACTER):
        is_mark[number] = not _FIRST_HAN <= character <= _LAST_HAN
    clauses = np.where(is_mark[symbols], np.uint16(BOUNDARY), symbols)
    again = (clauses[1:] == BOUNDARY) & (clauses[:-1] == BOUNDARY)
    return clauses[np.concatenate(([True], ~again))]


def write(path: Path, levels: list[Level], alphabet: Alphabet) -> None:
    """Write ``levels`` to ``path``, characters separated by blanks."""
    sections = [list(_section(levels, number, alphabet)) for number in range(len(levels))]
    sections[0].append(f"{math.log10(unseen(levels[0], alphabet)):.5f}\t<unk>\t0\n")
    draft = path.with_suffix(".part")
    with draft.open("w", encoding="utf-8") as file:
        file.write("\\data\\\n")
        file.writelines(f"ngram {order}={len(lines)}\n" for order, lines in enumerate(sections, 1))
        for order, lines in enumerate(sections, 1):
            file.write(f"\n\\{order}-grams:\n")
            file.writelines(lines)
        file.write("\n\\end\\\n")
    draft.replace(path)


def unseen(singles: Level, alphabet: Alphabet) -> float:
    """Return the probability of one symbol that the texts lack."""
    left = 1.0 - float(singles.probability.sum(dtype=np.float64))
    return max(left / max(alphabet.size - singles.keys.size, 1), _LEAST)


def _section(levels: list[Level], number: int, alphabet: Alphabet) -> Iterator[str]:
    """Yield the lines of one order; the boundary is a head before and an end behind."""
    level, is_top = levels[number], number == len(levels) - 1
    probability = np.minimum(_logarithm(level.probability), 0.0).tolist()
    backoff = _logarithm(level.backoff).tolist()
    columns = _columns(level.keys, number + 1, alphabet.size)
    for row, *symbols in zip(range(level.keys.size), *columns, strict=True):
        words = [_word(symbol, alphabet) for symbol in symbols]
        may_go_on = not is_top
        if symbols[-1] == BOUNDARY:
            words[-1], may_go_on = "</s>", False
        if number == 0 and symbols[0] == BOUNDARY:
            yield f"{_NEVER}\t<s>\t{backoff[row]:.5f}\n"
        text = " ".join(words)
        more = f"\t{backoff[row]:.5f}" if may_go_on else ""
        yield f"{probability[row]:.5f}\t{text}{more}\n"


def _logarithm(values: NDArray[np.float32]) -> NDArray[np.float64]:
    return np.log10(np.maximum(values.astype(np.float64), _LEAST))


def _columns(keys: NDArray[np.uint64], order: int, base: int) -> list[list[int]]:
    """Return the first symbol of every key, …, the last one."""
    powers = (np.uint64(base**place) for place in reversed(range(order)))
    return [(keys // power % np.uint64(base)).tolist() for power in powers]


def _word(symbol: int, alphabet: Alphabet) -> str:
    """Return a symbol as it is written; a boundary that is not the last symbol is a head."""
    if symbol == BOUNDARY:
        return "<s>"
    return _NAMES.get(symbol) or alphabet.character(symbol)
