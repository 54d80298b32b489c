"""Build the static tables that :mod:`gongwen.spelling.tables` reads."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from gongwen.spelling.tables import WIDE, Layout, marks, mixed, probes
from training.arrays import Arrays

_ROOM = 1.23
_TRIES = 50
_PART = np.uint32(16)


@dataclass(frozen=True, slots=True)
class Built:
    """A table's arrays and the seed with which its keys were scattered."""

    parts: list[NDArray[np.generic]]
    seed: int

    def stored(self, name: str) -> Arrays:
        """Return the arrays under the names the engine looks for."""
        names = (name, f"{name}-rest")
        arrays: Arrays = dict(zip(names, self.parts, strict=False))
        return arrays | {f"{name}-seed": np.array([self.seed], dtype=np.int64)}


def build(keys: NDArray[np.uint64], values: NDArray[np.uint16], layout: Layout = WIDE) -> Built:
    """Return a table that gives each of ``keys`` (all different) its value."""
    third = int(keys.size * _ROOM / 3) + 11
    for seed in range(1, _TRIES):
        scattered = mixed(keys, seed)
        spots = np.stack(probes(scattered, third)).astype(np.int64)
        layers = _peel(spots, 3 * third)
        if layers is not None:
            own = marks(scattered, layout.mark_bits) << np.uint32(layout.value_bits)
            return Built(_parts(_fill(layers, spots, own | values, 3 * third), layout), seed)
    raise ValueError("no seed scatters these keys well; are some of them equal?")


def _parts(slots: NDArray[np.uint32], layout: Layout) -> list[NDArray[np.generic]]:
    shifts = (np.uint32(0), _PART)
    return [(slots >> s).astype(t) for s, t in zip(shifts, layout.types, strict=False)]


Layer = tuple[NDArray[np.int64], NDArray[np.int64]]


def _peel(spots: NDArray[np.int64], size: int) -> list[Layer] | None:
    """Take away, round by round, the keys that have a slot of their own; None if some never do."""
    number = spots.shape[1]
    degree = np.zeros(size, dtype=np.int64)
    total = np.zeros(size, dtype=np.int64)
    for row in spots:
        degree += np.bincount(row, minlength=size)
        # Sums of indices stay far below 2**53, so that floats hold them exactly.
        total += np.bincount(row, weights=np.arange(number), minlength=size).astype(np.int64)
    layers: list[Layer] = []
    left = number
    alone = np.flatnonzero(degree == 1)
    while alone.size:
        keys, first = np.unique(total[alone], return_index=True)
        layers.append((keys, alone[first]))
        left -= keys.size
        for row in spots:
            np.subtract.at(degree, row[keys], 1)
            np.subtract.at(total, row[keys], keys)
        touched = np.unique(spots[:, keys])
        alone = touched[degree[touched] == 1]
    return layers if left == 0 else None


def _fill(
    layers: list[Layer], spots: NDArray[np.int64], entries: NDArray[np.uint32], size: int
) -> NDArray[np.uint32]:
    slots = np.zeros(size, dtype=np.uint32)
    for keys, own in reversed(layers):
        others = slots[spots[0, keys]] ^ slots[spots[1, keys]] ^ slots[spots[2, keys]]
        slots[own] = entries[keys] ^ others  # the own slot still holds nothing
    return slots
