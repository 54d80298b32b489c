"""The organisation as lists and pages show it; a fixed number of queries, whatever its size."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import datetime

from django.db.models import OuterRef, QuerySet, Subquery

from sanban.org.domain.viewer import Viewer
from sanban.org.models import Appointment, LeaderInCharge, Person, Post, Unit


@dataclass(slots=True)
class Node:
    """A unit in the tree with who leads it and how many work in it."""

    unit: Unit
    depth: int
    head: str = ""
    leader: str = ""
    staff: int = 0


def units_in_order(viewer: Viewer) -> list[Unit]:
    """Return the units that exist now, each below the one above it."""
    units = Unit.objects.visible_to(viewer).open().order_by("position", "pk")
    children: dict[int | None, list[Unit]] = defaultdict(list)
    for unit in units:
        children[unit.parent_id].append(unit)
    ordered: list[Unit] = []
    waiting = list(reversed(children[None]))
    while waiting:
        unit = waiting.pop()
        ordered.append(unit)
        waiting.extend(reversed(children[unit.pk]))
    return ordered


def tree(viewer: Viewer) -> list[Node]:
    """Return the tree of units; three queries."""
    nodes = {unit.pk: Node(unit, unit.depth) for unit in units_in_order(viewer)}
    held = Appointment.objects.open().filter(post__unit__in=nodes).select_related("person", "post")
    people: dict[int, set[int]] = defaultdict(set)
    holders: dict[int, str] = {}
    for appointment in held:
        unit_id = appointment.post.unit_id
        people[unit_id].add(appointment.person_id)
        holders.setdefault(appointment.post_id, appointment.person.name)
        if appointment.post.is_head:
            nodes[unit_id].head = appointment.person.name
    for charge in LeaderInCharge.objects.filter(unit__in=nodes, until_at=None):
        nodes[charge.unit_id].leader = holders.get(charge.post_id, "空缺")
    for unit_id, found in people.items():
        nodes[unit_id].staff = len(found)
    return list(nodes.values())


@dataclass(slots=True)
class Seat:
    """A post with who holds it."""

    post: Post
    held: list[Appointment] = field(default_factory=list)


def seats(unit: Unit) -> list[Seat]:
    """Return the posts of a unit with their holders; two queries."""
    posts = Post.objects.open().filter(unit=unit).select_related("unit")
    found = {post.pk: Seat(post) for post in posts.order_by("-is_head", "position", "pk")}
    held = Appointment.objects.open().filter(post__in=found).select_related("person")
    for appointment in held.order_by("person__position", "person_id"):
        found[appointment.post_id].held.append(appointment)
    return list(found.values())


def people_with_units(viewer: Viewer) -> QuerySet[Person]:
    """Return the people who have not left, each with ``unit_name`` and ``post_title``."""
    primary = Appointment.objects.open().filter(person=OuterRef("pk"), is_primary=True)
    people = Person.objects.visible_to(viewer).present()
    return people.annotate(
        unit_name=Subquery(primary.values("post__unit__name")[:1]),
        post_title=Subquery(primary.values("post__title")[:1]),
    ).order_by("position", "staff_number")


def open_posts(viewer: Viewer) -> QuerySet[Post]:
    """Return the posts that exist now, by unit."""
    posts = Post.objects.visible_to(viewer).open().select_related("unit")
    return posts.order_by("unit__position", "unit_id", "-is_head", "position", "pk")


def titles_of(people: Iterable[Person], at: datetime) -> dict[int, str]:
    """Return all posts of several people in words; one query."""
    held = Appointment.objects.at(at).filter(person__in=list(people)).select_related("post__unit")
    found: dict[int, list[str]] = defaultdict(list)
    for appointment in held.order_by("-is_primary", "from_at", "pk"):
        found[appointment.person_id].append(f"{appointment.post.unit.name}{appointment.post.title}")
    return {person: "，兼".join(titles) for person, titles in found.items()}
