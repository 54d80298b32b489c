"""Static tables from 64-bit keys to a pair of bytes: three probes, no search, one array.

A table holds 32 bits a slot. The exclusive or of the three slots of a key is its entry: sixteen
bits that recognise the key (one stranger in 65,536 is taken for a member) and two bytes of value.
``training.tables`` builds them.
"""

from __future__ import annotations

from typing import Final

import numpy as np
from numpy.typing import NDArray

Keys = NDArray[np.uint64]
Slots = NDArray[np.uint32]

_FIRST: Final = np.uint64(0xFF51AFD7ED558CCD)
_SECOND: Final = np.uint64(0xC4CEB9FE1A85EC53)
_SHIFT: Final = np.uint64(33)
_LOW: Final = np.uint64(0xFFFFFFFF)
_HALF: Final = np.uint64(32)
_TURNS: Final = (np.uint64(21), np.uint64(42))
_WORD: Final = np.uint64(64)
_MARK_SHIFT: Final = np.uint32(16)


def mixed(keys: Keys, seed: int) -> Keys:
    """Return ``keys`` scattered evenly over 64 bits."""
    scattered = keys + np.uint64(seed)
    scattered ^= scattered >> _SHIFT
    scattered *= _FIRST
    scattered ^= scattered >> _SHIFT
    scattered *= _SECOND
    scattered ^= scattered >> _SHIFT
    return scattered


def probes(scattered: Keys, third: int) -> tuple[Keys, Keys, Keys]:
    """Return the three slots of each scattered key in a table of three parts of ``third``."""
    length = np.uint64(third)
    first = ((scattered & _LOW) * length) >> _HALF
    others: list[Keys] = []
    for part, turn in enumerate(_TURNS, 1):
        turned = (scattered << turn) | (scattered >> (_WORD - turn))
        others.append((((turned & _LOW) * length) >> _HALF) + np.uint64(part * third))
    return first, others[0], others[1]


def marks(scattered: Keys) -> Slots:
    """Return the sixteen bits by which a scattered key is recognised."""
    return (scattered ^ (scattered >> _HALF)).astype(np.uint32) & np.uint32(0xFFFF)


class Table:
    """A table as it was read: ``slots`` may be a piece of a memory-mapped file."""

    def __init__(self, slots: Slots, seed: int) -> None:
        self._slots = slots
        self._third = len(slots) // 3
        self._seed = seed

    def look_up(self, keys: Keys) -> tuple[NDArray[np.bool_], Slots]:
        """Return which ``keys`` are in the table, and the sixteen value bits of each."""
        scattered = mixed(keys, self._seed)
        one, two, three = probes(scattered, self._third)
        slots = self._slots
        entries = slots[one] ^ slots[two] ^ slots[three]
        return (entries >> _MARK_SHIFT) == marks(scattered), entries & np.uint32(0xFFFF)
