"""确定职责."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from django.db import transaction

from sanban.audit.actions.record import Subject, record
from sanban.kernel.errors import DomainError
from sanban.org.actor import Actor
from sanban.org.changes import lock_organ
from sanban.org.models import Post
from sanban.procedures import entry_types
from sanban.procedures.domain.definition import AssigneeRule
from sanban.procedures.domain.terms import Rule
from sanban.procedures.models import Duty
from sanban.procedures.policies import may_publish

DUTIES = frozenset({Rule.REGISTRY, Rule.SEAL_KEEPER, Rule.SECOND_READER, Rule.POST})


class UnableToAssignDuty(DomainError):  # noqa: N818 - the name says what happened
    """A duty that cannot be laid on these posts."""


@transaction.atomic
def assign_duty(duty: AssigneeRule, posts: Sequence[Post], *, actor: Actor, at: datetime) -> None:
    """Say which posts carry a duty; with none, posts called by its name serve again."""
    may_publish(actor).or_raise(UnableToAssignDuty)
    if duty.rule not in DUTIES or (duty.rule is Rule.POST) != bool(duty.argument):
        raise UnableToAssignDuty("这不是可以指定岗位的职责，请重新选择。")
    for post in posts:
        if post.organ_id != actor.organ_id or post.closed_at:
            raise UnableToAssignDuty(f"没有“{post}”这个岗位，或者已经撤销，请重新选择。")
    organ = lock_organ(actor.organ_id)
    carried = Duty.objects.filter(organ=organ, code=duty.code)
    before = [str(one.post) for one in carried.select_related("post__unit").order_by("pk")]
    carried.delete()
    Duty.objects.bulk_create(
        Duty(organ=organ, code=duty.code, post=post) for post in dict.fromkeys(posts)
    )
    record(
        actor=actor.trace,
        at=at,
        entry_type=entry_types.DUTY_ASSIGNED.code,
        subject=Subject("duty", "", duty.code),
        old={"posts": before},
        new={"posts": [str(post) for post in posts]},
    )
