"""确定分管领导."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction

from sanban.kernel.errors import DomainError
from sanban.org import entry_types
from sanban.org.actor import Actor
from sanban.org.changes import begin
from sanban.org.models import LeaderInCharge, Post, Unit
from sanban.org.policies import Verb
from sanban.org.trail import note


class UnableToPutInCharge(DomainError):  # noqa: N818 - the name says what happened
    """A leader who cannot be in charge of the unit."""


@transaction.atomic
def put_in_charge(post: Post | None, unit: Unit, *, actor: Actor, at: datetime) -> None:
    """Let the holder of ``post`` be the leader in charge of ``unit``, or nobody."""
    begin(actor, Verb.SHAPE, UnableToPutInCharge, unit, *([post] if post else []))
    if unit.closed_at or (post and post.closed_at):
        raise UnableToPutInCharge("单位或岗位已撤销，请重新选择。")
    if post and post.unit.pk == unit.pk:
        raise UnableToPutInCharge(f"“{post}”就在“{unit.name}”里，分管领导应是上级的岗位。")
    now_in_charge = LeaderInCharge.objects.filter(unit=unit, until_at=None)
    old = now_in_charge.select_related("post__unit").first()
    if (old.post if old else None) == post:
        raise UnableToPutInCharge("分管领导没有变。")
    now_in_charge.update(until_at=at)
    if post:
        LeaderInCharge.objects.create(unit=unit, post=post, from_at=at)
    note(
        entry_types.LEADER_SET,
        unit,
        actor=actor,
        at=at,
        old={"post": str(old.post) if old else None},
        new={"post": str(post) if post else None},
    )
