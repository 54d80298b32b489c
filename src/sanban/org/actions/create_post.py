"""设立岗位."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction

from sanban.audit.actions.record import Values
from sanban.kernel.errors import DomainError
from sanban.org import entry_types
from sanban.org.actor import Actor
from sanban.org.changes import begin
from sanban.org.models import Post, Unit
from sanban.org.policies import Verb
from sanban.org.trail import note


class UnableToCreatePost(DomainError):  # noqa: N818 - the name says what happened
    """A post that cannot be set up."""


@transaction.atomic
def create_post(
    *,
    actor: Actor,
    at: datetime,
    unit: Unit,
    title: str,
    is_head: bool = False,
    is_single: bool = False,
    position: int = 100,
) -> Post:
    """Set up a post in a unit; the head's post is always for one person."""
    begin(actor, Verb.SHAPE, UnableToCreatePost, unit)
    if unit.closed_at:
        raise UnableToCreatePost(f"“{unit.name}”已撤销，不能设岗位。")
    posts = Post.objects.open().filter(unit=unit)
    if posts.filter(title=title).exists():
        raise UnableToCreatePost(f"“{unit.name}”已有“{title}”这个岗位。")
    head = posts.filter(is_head=True).first()
    if is_head and head:
        raise UnableToCreatePost(f"“{unit.name}”的主要负责人岗位是“{head.title}”，只能有一个。")
    post = Post.objects.create(
        organ_id=actor.organ_id,
        unit=unit,
        title=title,
        is_head=is_head,
        is_single=is_single or is_head,
        position=position,
    )
    new: Values = {
        "unit": unit.name,
        "title": title,
        "is_head": is_head,
        "is_single": post.is_single,
    }
    note(entry_types.POST_CREATED, post, actor=actor, at=at, new=new)
    return post
