"""Organs, units, posts, people and accounts, written straight into the tables."""

from __future__ import annotations

from datetime import datetime

from sanban.org.models import (
    Account,
    Appointment,
    LeaderInCharge,
    Organ,
    Person,
    Post,
    Unit,
    UnitRecord,
)
from sanban.org.vocabulary import AccountRole, UnitKind


def make_organ(name: str, *, at: datetime) -> Organ:
    """Make an organ."""
    return Organ.objects.create(name=name, organ_code=name[:2], founded_at=at)


def make_unit(
    organ: Organ,
    name: str,
    *,
    at: datetime,
    parent: Unit | None = None,
    kind: UnitKind = UnitKind.DIVISION,
    position: int = 100,
) -> Unit:
    """Make a unit with its first record."""
    unit = Unit.objects.create(organ=organ, name=name, kind=kind, parent=parent, position=position)
    unit.path = unit.path_under(parent)
    unit.save(update_fields=["path"])
    UnitRecord.objects.create(unit=unit, name=name, parent=parent, from_at=at)
    return unit


def make_post(unit: Unit, title: str, *, is_head: bool = False, is_single: bool = False) -> Post:
    """Make a post."""
    return Post.objects.create(
        organ=unit.organ, unit=unit, title=title, is_head=is_head, is_single=is_single or is_head
    )


def make_person(organ: Organ, staff_number: str, name: str, post: Post, *, at: datetime) -> Person:
    """Make a person with a primary post and an account in use."""
    person = Person.objects.create(organ=organ, staff_number=staff_number, name=name)
    give_post(person, post, at=at, is_primary=True)
    make_account(organ, staff_number, name, at=at, person=person)
    return person


def give_post(person: Person, post: Post, *, at: datetime, is_primary: bool = False) -> Appointment:
    """Let a person hold a post."""
    return Appointment.objects.create(
        person=person,
        post=post,
        is_primary=is_primary,
        primary_from=at if is_primary else None,
        is_single=post.is_single,
        from_at=at,
    )


def make_leader(post: Post, unit: Unit, *, at: datetime) -> LeaderInCharge:
    """Let a post's holder be in charge of a unit."""
    return LeaderInCharge.objects.create(post=post, unit=unit, from_at=at)


def make_account(
    organ: Organ,
    staff_number: str,
    name: str,
    *,
    at: datetime,
    person: Person | None = None,
    role: AccountRole = AccountRole.PERSON,
) -> Account:
    """Make an account in use, without a password."""
    account = Account(
        organ=organ,
        username=f"{organ.pk}-{staff_number}",
        role=role,
        person=person,
        holder_name=name,
        staff_number=staff_number,
        is_active=True,
        opened_at=at,
    )
    account.set_unusable_password()
    account.save()
    return account
