"""The door through which open work 「未办结的工作」 is seen and handed over.

Org does not know what work there is. Contexts above register a source each; whoever hands over, leaves
or dissolves a unit goes through all of them in one transaction.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Protocol

from sanban.org.actor import Actor
from sanban.org.models import Person, Post, Unit


@dataclass(frozen=True, slots=True)
class OpenItem:
    """One piece of open work as lists show it."""

    kind: str
    title: str
    address: str = ""


class Source(Protocol):
    """A context's open work. What belongs to a post goes with the post, the rest with the person."""

    label: str

    def held_by(self, person: Person) -> Sequence[OpenItem]:
        """List what a person has open."""

    def of_post(self, post: Post) -> Sequence[OpenItem]:
        """List what lies with a post, whoever holds it."""

    def of_unit(self, unit: Unit) -> Sequence[OpenItem]:
        """List what a unit has open."""

    def hand_over(self, person: Person, receiver: Person, *, actor: Actor, at: datetime) -> int:
        """Give all that ``person`` has open to ``receiver``; return how many pieces."""

    def move_post(self, post: Post, successor: Post, *, actor: Actor, at: datetime) -> int:
        """Give all that lies with a post to its successor; return how many pieces."""


_sources: list[Source] = []


def register(source: Source) -> None:
    """Add a context's open work."""
    _sources.append(source)


def sources() -> tuple[Source, ...]:
    """List what the contexts registered."""
    return tuple(_sources)


def held_by(person: Person) -> tuple[OpenItem, ...]:
    """List everything a person has open."""
    return tuple(item for source in _sources for item in source.held_by(person))


def of_post(post: Post) -> tuple[OpenItem, ...]:
    """List everything that lies with a post."""
    return tuple(item for source in _sources for item in source.of_post(post))


def of_unit(unit: Unit) -> tuple[OpenItem, ...]:
    """List everything a unit has open."""
    return tuple(item for source in _sources for item in source.of_unit(unit))
