"""任职."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction

from sanban.audit.actions.record import Values
from sanban.kernel.errors import DomainError
from sanban.org import entry_types
from sanban.org.actor import Actor
from sanban.org.changes import begin
from sanban.org.models import Appointment, Person, Post
from sanban.org.policies import Verb
from sanban.org.trail import note


class UnableToAppoint(DomainError):  # noqa: N818 - the name says what happened
    """A person who cannot hold the post."""


@transaction.atomic
def appoint(
    person: Person, post: Post, *, actor: Actor, at: datetime, is_primary: bool = False
) -> Appointment:
    """Let a person hold a post from ``at`` on; the first post is the primary one."""
    begin(actor, Verb.SHAPE, UnableToAppoint, person, post)
    _check(person, post)
    held = Appointment.objects.open().filter(person=person)
    if is_primary:
        held.update(is_primary=False)
    becomes_primary = is_primary or not held.filter(is_primary=True).exists()
    appointment = Appointment.objects.create(
        person=person,
        post=post,
        is_primary=becomes_primary,
        primary_from=at if becomes_primary else None,
        is_single=post.is_single,
        from_at=at,
    )
    new: Values = {"post": str(post), "is_primary": becomes_primary}
    note(entry_types.APPOINTED, person, actor=actor, at=at, new=new)
    return appointment


def _check(person: Person, post: Post) -> None:
    if person.left_at:
        raise UnableToAppoint(f"{person.name}已离任，不能任职。")
    if post.closed_at:
        raise UnableToAppoint(f"“{post}”已撤销，不能任职。")
    holders = Appointment.objects.open().filter(post=post).select_related("person")
    if holders.filter(person=person).exists():
        raise UnableToAppoint(f"{person.name}已任“{post}”。")
    other = holders.first() if post.is_single else None
    if other:
        raise UnableToAppoint(f"“{post}”只设一人，现由{other.person.name}担任，请先免去他的职务。")
