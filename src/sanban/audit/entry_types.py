"""The catalogue of what can be recorded; every context registers its own when the site starts."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class EntryType:
    """A kind of event: a code such as ``org.rename-unit`` and the words for it."""

    code: str
    label: str


_known: dict[str, EntryType] = {}


def register(*types: EntryType) -> None:
    """Add kinds of events; registering the same one again changes nothing."""
    for kind in types:
        if _known.setdefault(kind.code, kind) != kind:
            message = f"two entry types are called {kind.code}"
            raise ValueError(message)


def label_of(code: str) -> str:
    """Return the words for a code; one of a context that is gone is shown as it is."""
    found = _known.get(code)
    return found.label if found else code


def is_known(code: str) -> bool:
    """Tell whether a context has registered the code."""
    return code in _known


def catalogue() -> tuple[EntryType, ...]:
    """List all kinds of events by code."""
    return tuple(sorted(_known.values(), key=lambda kind: kind.code))
