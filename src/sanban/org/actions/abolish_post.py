"""撤销岗位."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction

from sanban.kernel.errors import DomainError
from sanban.org import entry_types, open_work
from sanban.org.actor import Actor
from sanban.org.changes import begin
from sanban.org.models import Appointment, LeaderInCharge, Post
from sanban.org.policies import Verb
from sanban.org.trail import note


class UnableToAbolishPost(DomainError):  # noqa: N818 - the name says what happened
    """A post that is still needed."""


@transaction.atomic
def abolish_post(post: Post, *, actor: Actor, at: datetime, successor: Post | None = None) -> int:
    """Abolish a post nobody holds; what lies with it goes to ``successor``. Return how much did."""
    begin(actor, Verb.SHAPE, UnableToAbolishPost, post, *([successor] if successor else []))
    _check(post, successor)
    moved = 0
    if successor:
        for source in open_work.sources():
            moved += source.move_post(post, successor, actor=actor, at=at)
    post.closed_at, post.successor = at, successor
    post.save(update_fields=["closed_at", "successor"])
    new = {"successor": str(successor) if successor else None, "moved": moved}
    note(entry_types.POST_ABOLISHED, post, actor=actor, at=at, new=new)
    return moved


def _check(post: Post, successor: Post | None) -> None:
    if post.closed_at:
        raise UnableToAbolishPost(f"“{post}”已经撤销。")
    if successor and (successor == post or successor.closed_at):
        raise UnableToAbolishPost("承接工作的岗位必须是另一个现有的岗位。")
    holders = Appointment.objects.open().filter(post=post).select_related("person")
    if holders:
        names = "、".join(found.person.name for found in holders)
        raise UnableToAbolishPost(f"{names}还任“{post}”，请先免职或调任。")
    in_charge = LeaderInCharge.objects.filter(post=post, until_at=None).select_related("unit")
    if in_charge:
        names = "、".join(found.unit.name for found in in_charge)
        raise UnableToAbolishPost(f"“{post}”还分管{names}，请先改定分管领导。")
    items = open_work.of_post(post)
    if items and successor is None:
        raise UnableToAbolishPost(f"“{post}”还有{len(items)}件没有办结，请指定承接的岗位。")
