"""Static tables from 64-bit keys to a pair of bytes: three probes, no search, one array.

A table holds 32 bits a slot. The exclusive or of the three slots of a key is its entry: sixteen
bits that recognise the key (one stranger in 65,536 is taken for a member) and two bytes of value.
``training.tables`` builds them.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
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
_LOW_BITS: Final = 16
_BYTE: Final = 8
_PART: Final = np.uint32(_LOW_BITS)


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


def marks(scattered: Keys, bits: int) -> Slots:
    """Return the ``bits`` bits by which a scattered key is recognised."""
    return (scattered ^ (scattered >> _HALF)).astype(np.uint32) & np.uint32((1 << bits) - 1)


@dataclass(frozen=True, slots=True)
class Layout:
    """How many bits a slot has, and how many of them are the value; the others are the mark."""

    bits: int
    value_bits: int

    @property
    def mark_bits(self) -> int:
        """Return the bits by which a key is recognised: of strangers one in 2 to that is mistaken."""
        return self.bits - self.value_bits

    @property
    def types(self) -> tuple[type[np.unsignedinteger], ...]:
        """Return the types of the arrays that hold the slots: the lower bits are in the first."""
        if self.bits > _LOW_BITS + _BYTE:
            return (np.uint32,)
        return (np.uint16, np.uint8) if self.bits > _LOW_BITS else (np.uint16,)


WIDE: Final = Layout(32, 16)


class Table:
    """A table as it was read: its arrays may be pieces of a memory-mapped file.

    A slot of 24 bits lies in two arrays, its sixteen lower bits in the first.
    """

    def __init__(
        self, parts: Sequence[NDArray[np.unsignedinteger]], seed: int, layout: Layout = WIDE
    ) -> None:
        self._parts = parts
        self._third = len(parts[0]) // 3
        self._seed = seed
        self._mark_bits = layout.mark_bits
        self._value_bits = np.uint32(layout.value_bits)
        self._mask = np.uint32((1 << layout.value_bits) - 1)

    def look_up(self, keys: Keys) -> tuple[NDArray[np.bool_], Slots]:
        """Return which ``keys`` are in the table, and the value of each."""
        scattered = mixed(keys, self._seed)
        # Signed indices: numpy would have to convert others first.
        spots = [spot.view(np.int64) for spot in probes(scattered, self._third)]
        entries = self._entries(self._parts[0], spots)
        if len(self._parts) > 1:
            entries |= self._entries(self._parts[1], spots) << _PART
        found = (entries >> self._value_bits) == marks(scattered, self._mark_bits)
        return found, entries & self._mask

    @staticmethod
    def _entries(part: NDArray[np.unsignedinteger], spots: list[NDArray[np.int64]]) -> Slots:
        one, two, three = spots
        entries: Slots = (part[one] ^ part[two] ^ part[three]).astype(np.uint32)
        return entries
