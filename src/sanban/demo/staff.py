"""The people of a demonstration by their places, and how the part of one goes to another like him."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from sanban.demo.domain import roll
from sanban.demo.errors import UnableToGenerate
from sanban.org.actor import Actor
from sanban.org.models import Appointment, Organ, Person, Post, Unit
from sanban.procedures.domain.codec import canonical
from sanban.procedures.domain.people import Holder
from sanban.procedures.staffing import holder_of

_GROUPS = (slice(0, 1), slice(1, 2), slice(2, 4), slice(4, 8))  # of a division: by post
TURNS = 4  # of the largest group


@dataclass(frozen=True, slots=True)
class Seat:
    """Somebody in his post."""

    person: Person
    post: Post
    holder: Holder

    @property
    def actor(self) -> Actor:
        """Let him act."""
        return Actor(self.person.account, self.person, str(self.post))


@dataclass(frozen=True, slots=True)
class Casting:
    """Who takes whose part in a copy: by key, as events write people, by name and by name of post.

    ``public_ids`` names everybody, whether or not he changes his part.
    """

    people: Mapping[int, int]
    posts: Mapping[int, int]
    units: Mapping[int, int]
    words: Mapping[str, str]
    names: Mapping[str, str]
    public_ids: Mapping[int, str]


class Staff:
    """The people of a demonstration: ``seats`` by unit, each in the order of their places."""

    def __init__(self, organ: Organ) -> None:
        self.organ = organ
        self.seats: dict[str, list[Seat]] = {}
        held = Appointment.objects.open().filter(post__organ=organ, is_primary=True)
        rows = held.select_related("person__account__organ", "person__organ", "post__unit")
        for one in rows.order_by("post__unit__position", "person__position", "person_id"):
            seat = Seat(one.person, one.post, holder_of(one))
            self.seats.setdefault(one.post.unit.name, []).append(seat)
        wanted: dict[str, int] = {}
        for place in roll.places():
            wanted[place.unit] = wanted.get(place.unit, 0) + 1
        if any(len(self.seats.get(unit, ())) != count for unit, count in wanted.items()):
            raise UnableToGenerate(
                f"演示机关“{organ.name}”的单位和人员已经改动，不能再生成，请用 --organ 另取一个名称。"
            )
        self._of = {seat.person.pk: seat for seats in self.seats.values() for seat in seats}
        self._castings: dict[tuple[int, int], Casting] = {}

    def of(self, person: int) -> Seat:
        """Return where somebody sits."""
        return self._of[person]

    def division(self, number: int) -> list[Seat]:
        """Return the people of a division."""
        return self.seats[roll.DIVISIONS[number % len(roll.DIVISIONS)]]

    def unit(self, number: int) -> Unit:
        """Return a division."""
        return self.division(number)[0].post.unit

    def casting(self, divisions: int, clerks: int) -> Casting:
        """Let every division take the part of one ``divisions`` before it; clerks change by ``clerks``.

        They change among those of one post, so that posts go with divisions alone. So do leaders in
        charge, as divisions are dealt out to them in turn.
        """
        asked = (divisions % len(roll.DIVISIONS), clerks % TURNS)
        if asked not in self._castings:
            self._castings[asked] = self._casting(self._pairs(*asked))
        return self._castings[asked]

    def _casting(self, pairs: list[tuple[Seat, Seat]]) -> Casting:
        posts = {str(old.post): str(new.post) for old, new in pairs}
        return Casting(
            people={old.person.pk: new.person.pk for old, new in pairs},
            posts={old.post.pk: new.post.pk for old, new in pairs},
            units={old.post.unit.pk: new.post.unit.pk for old, new in pairs},
            words={canonical(old.holder): canonical(new.holder) for old, new in pairs},
            names=posts | {old.person.name: new.person.name for old, new in pairs},
            public_ids={pk: seat.person.public_id for pk, seat in self._of.items()},
        )

    def _pairs(self, divisions: int, clerks: int) -> list[tuple[Seat, Seat]]:
        leaders = self.seats[roll.LEADERSHIP]
        count = len(roll.LEADERS)
        pairs = [
            (leaders[1 + place], leaders[1 + (place + divisions) % count]) for place in range(count)
        ]
        for number in range(len(roll.DIVISIONS)):
            before, after = self.division(number), self.division(number + divisions)
            for group in _GROUPS:
                pairs += zip(before[group], _turned(after[group], clerks), strict=True)
        return pairs


def _turned(seats: list[Seat], by: int) -> list[Seat]:
    first = by % len(seats)
    return seats[first:] + seats[:first]
