"""The table of characters that are alike, as it is built and stored."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from training.arrays import Arrays


@dataclass(frozen=True, slots=True)
class Confusions:
    """For each Han character the symbols it may stand for, and in what way each is like it."""

    starts: NDArray[np.uint32]
    targets: NDArray[np.uint16]
    likenesses: NDArray[np.uint8]

    def stored(self, name: str) -> Arrays:
        """Return the arrays under the names the engine looks for."""
        return {
            f"{name}-starts": self.starts,
            f"{name}-targets": self.targets,
            f"{name}-kinds": self.likenesses,
        }
