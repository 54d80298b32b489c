"""Reading the organisation."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime

from django.db.models import Case, F, When

from sanban.org.domain import delegation as rules
from sanban.org.domain.delegation import Grant, Scope
from sanban.org.models import Appointment, Delegation, LeaderInCharge, Person, Post, Remit, Unit


def holders_of(post: Post, at: datetime) -> list[Person]:
    """Return who holds a post at a moment."""
    found = Appointment.objects.at(at).filter(post=post).select_related("person")
    return [held.person for held in found.order_by("person__position", "person_id")]


def head_of(unit: Unit, at: datetime) -> Person | None:
    """Return the head 「主要负责人」 of a unit at a moment, if it has one."""
    heads = Appointment.objects.at(at).filter(post__unit=unit, post__is_head=True)
    found = heads.select_related("person").first()
    return found.person if found else None


def head_above(person: Person, at: datetime) -> Person | None:
    """Return the nearest head above a person who is not that person."""
    held = primary_of(person, at)
    unit = held.post.unit if held else None
    while unit:
        head = head_of(unit, at)
        if head and head != person:
            return head
        unit = unit.parent
    return None


def supervising_leader_of(unit: Unit, at: datetime) -> Person | None:
    """Return the leader in charge 「分管领导」 of a unit at a moment, or of the unit above it."""
    above: Unit | None = unit
    while above:
        charge = (
            LeaderInCharge.objects.filter(unit=above, from_at__lte=at)
            .exclude(until_at__lte=at)
            .select_related("post")
            .first()
        )
        holders = holders_of(charge.post, at) if charge else []
        if holders:
            return holders[0]
        above = above.parent
    return None


def primary_of(person: Person, at: datetime) -> Appointment | None:
    """Return the primary post a person holds at a moment, or the longest held of several."""
    held = Appointment.objects.at(at).filter(person=person).select_related("post__unit__parent")
    became = Case(When(primary_from__lte=at, then=F("primary_from")))
    return held.order_by(became.desc(nulls_last=True), "from_at", "pk").first()


def post_at(person: Person, at: datetime) -> str:
    """Return unit and title of a person at a moment, as the trail keeps them."""
    held = primary_of(person, at)
    return f"{held.post.unit.name_at(at)}{held.post.title}" if held else ""


def owner_of(organ_id: int, subject: str) -> Unit | None:
    """Return the owning unit 「归口单位」 of a subject."""
    remit = Remit.objects.open().filter(organ_id=organ_id, subject=subject)
    found = remit.select_related("owning_unit").first()
    return found.owning_unit if found else None


def principals_of(
    person: Person, scope: Scope, at: datetime, post: Post | None = None
) -> list[Person]:
    """Return for whom a person may act in a kind of business at a moment."""
    held = _grants(Delegation.objects.at(at).filter(delegate=person))
    ids = rules.principals_of(held, person.pk, scope, at, post.pk if post else None)
    return list(Person.objects.present().filter(pk__in=ids).order_by("position", "pk"))


def delegate_of(
    person: Person, scope: Scope, at: datetime, post: Post | None = None
) -> Person | None:
    """Return who acts for a person in a kind of business at a moment, if anybody does."""
    given = _grants(Delegation.objects.at(at).filter(principal=person))
    found = rules.delegate_of(given, person.pk, scope, at, post.pk if post else None)
    return Person.objects.present().filter(pk=found).first() if found else None


def _grants(delegations: Iterable[Delegation]) -> list[Grant]:
    return [found.grant() for found in delegations]
