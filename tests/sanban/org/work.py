"""A source of open work for tests: pieces with a holder, a post or a unit."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import datetime

from sanban.org import open_work
from sanban.org.actor import Actor
from sanban.org.models import Person, Post, Unit
from sanban.org.open_work import OpenItem


@dataclass
class Drawer:
    """Pieces of work by the public id of who has them; ``fails`` lets moving break off."""

    label: str = "办文"
    pieces: dict[str, list[str]] = field(default_factory=dict)
    fails: bool = False

    def put(self, holder: Person | Post | Unit, *titles: str) -> None:
        """Lay pieces before somebody."""
        self.pieces.setdefault(holder.public_id, []).extend(titles)

    def _of(self, holder: Person | Post | Unit) -> Sequence[OpenItem]:
        return [OpenItem(self.label, title) for title in self.pieces.get(holder.public_id, [])]

    def held_by(self, person: Person) -> Sequence[OpenItem]:
        """List what a person has open."""
        return self._of(person)

    def of_post(self, post: Post) -> Sequence[OpenItem]:
        """List what lies with a post."""
        return self._of(post)

    def of_unit(self, unit: Unit) -> Sequence[OpenItem]:
        """List what a unit has open."""
        return self._of(unit)

    def hand_over(self, person: Person, receiver: Person, *, actor: Actor, at: datetime) -> int:
        """Move everything from one person to another."""
        del actor, at
        return self._move(person, receiver)

    def move_post(self, post: Post, successor: Post, *, actor: Actor, at: datetime) -> int:
        """Move everything from one post to another."""
        del actor, at
        return self._move(post, successor)

    def _move(self, holder: Person | Post, receiver: Person | Post) -> int:
        if self.fails:
            raise RuntimeError("the second context cannot")
        titles = self.pieces.pop(holder.public_id, [])
        self.put(receiver, *titles)
        return len(titles)


@contextmanager
def drawers(*found: Drawer) -> Iterator[None]:
    """Register sources for the length of a test."""
    before = list(open_work._sources)
    open_work._sources[:] = [*before, *found]
    yield
    open_work._sources[:] = before
