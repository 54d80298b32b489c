"""What a new organ is given at its foundation; contexts above register what they provide."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime

from sanban.org.actor import Console

Provide = Callable[[Console, datetime], None]
_known: list[Provide] = []


def register(provide: Provide) -> None:
    """Add something that every new organ is given; the same once more changes nothing."""
    if provide not in _known:
        _known.append(provide)


def provide_all(console: Console, at: datetime) -> None:
    """Give a new organ what the contexts provide."""
    for provide in _known:
        provide(console, at)
