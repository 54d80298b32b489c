"""Read a folder of plain text, and choose the alphabet from it."""

from __future__ import annotations

import lzma
from collections.abc import Iterator
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from gongwen.spelling.alphabet import (
    FIRST_CHARACTER,
    LARGEST_ALPHABET,
    Alphabet,
    code_points,
)
from training import dictionary

_ENDINGS = (".txt", ".txt.xz")
_FEWEST = 3  # a character met more rarely is not learnt
_HELD_OUT = 40  # one paragraph in so many is kept from the model
_MARKS = "，、；：（）“”《》.％%‘’—…〔〕·"
_HAN = ("\u4e00", "\u9fff")


def files(folder: Path) -> list[Path]:
    """List the texts of a folder, by name, so that every run reads them in the same order."""
    return sorted(path for path in folder.iterdir() if path.name.endswith(_ENDINGS))


def read(path: Path) -> str:
    """Read a text, packed or not."""
    content = path.read_bytes()
    return (lzma.decompress(content) if path.suffix == ".xz" else content).decode("utf-8")


def texts(folder: Path) -> Iterator[tuple[str, str]]:
    """Yield name and content of every text of a folder."""
    for path in files(folder):
        yield path.name.split(".")[0], read(path)


def alphabet_of(folder: Path) -> Alphabet:
    """Return the alphabet of the commonest characters of a folder."""
    counts = np.zeros(0x110000, dtype=np.int64)
    for _name, text in texts(folder):
        counts += np.bincount(code_points(text), minlength=counts.size)
    for character, frequency in dictionary.characters().items():
        counts[ord(character)] += frequency
    han = np.arange(ord(_HAN[0]), ord(_HAN[1]) + 1)
    order = han[np.lexsort((han, -counts[han]))]
    room = LARGEST_ALPHABET - FIRST_CHARACTER - len(_MARKS)
    chosen = [chr(code) for code in order[:room] if counts[code] >= _FEWEST]
    return Alphabet(_MARKS + "".join(chosen))


def is_held_out(number: int) -> bool:
    """Tell whether a paragraph is kept from the model, so that errors may be simulated in it."""
    return number % _HELD_OUT == _HELD_OUT // 2


def held_out(folder: Path) -> list[tuple[str, list[str]]]:
    """Return name and held-out paragraphs of every text."""
    return [
        (name, [line for n, line in enumerate(text.split("\n")) if is_held_out(n)])
        for name, text in texts(folder)
    ]


def symbols_of(folder: Path, alphabet: Alphabet) -> NDArray[np.uint16]:
    """Return the symbols of all texts, a boundary before, between and behind them."""
    boundary = np.zeros(1, dtype=np.uint16)
    pieces = [boundary]
    for _name, text in texts(folder):
        lines = text.split("\n")
        learnt = "\n".join(line for n, line in enumerate(lines) if not is_held_out(n))
        pieces += [alphabet.tokens(code_points(learnt)).symbols, boundary]
    return np.concatenate(pieces)
