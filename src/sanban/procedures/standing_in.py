"""For whom somebody may act in procedures, as lists and addresses need it."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime

from django.db.models import Q, QuerySet

from sanban.org.domain.delegation import ALL, Scope
from sanban.org.models import Delegation

SCOPE = Scope("procedures", "流程办理")


def principals(person: int, at: datetime) -> Iterator[int]:
    """Yield the people somebody stands in for at a moment, be it for one post only."""
    yield from _held(person, at).values_list("principal_id", flat=True)


def work_of(person: int, at: datetime) -> Q:
    """Return the condition that a piece of work lies with somebody, or with one he stands in for.

    What only the person himself can say does not come to whoever stands in for him.
    """
    mine = Q(person_id=person)
    for principal, post in _held(person, at).values_list("principal_id", "post_id"):
        lent = Q(person_id=principal, is_personal=False)
        mine |= lent & Q(post_id=post) if post else lent
    return mine


def _held(person: int, at: datetime) -> QuerySet[Delegation]:
    return Delegation.objects.at(at).filter(
        delegate_id=person, scope__in=(ALL, SCOPE.code), principal__left_at=None
    )
