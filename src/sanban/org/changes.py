"""How every change of the organisation begins: allowed, in one's own organ, one at a time."""

from __future__ import annotations

from django.db.models import Model

from sanban.kernel.errors import DomainError
from sanban.kernel.models import OrganOwned
from sanban.org.actor import Actor
from sanban.org.models import Organ
from sanban.org.policies import Verb, may


def begin(actor: Actor, verb: Verb, error: type[DomainError], *objects: OrganOwned) -> None:
    """Check the policy, queue behind other changes of the organ, and read ``objects`` afresh."""
    may(actor, verb).or_raise(error)
    take_turn(actor.organ_id, error, *objects)


def take_turn(organ_id: int, error: type[DomainError], *objects: OrganOwned) -> None:
    """Queue behind other changes of the organ, refuse objects of another, read them afresh.

    Structure changes rarely; one lock for all of it means that no two changes can between them make
    what neither would be allowed to: a circle in the tree, two overlapping delegations.
    """
    if any(found.organ_id != organ_id for found in objects):
        raise error("没有找到要办理的对象，请刷新页面后重试。")
    lock_organ(organ_id)
    for found in objects:
        refresh(found)


def lock_organ(organ_id: int) -> Organ:
    """Lock the organ's row; rows that merely point to it are not held up."""
    return Organ.objects.select_for_update(no_key=True).get(pk=organ_id)


def refresh(found: Model) -> None:
    """Read an object afresh, also what it points to."""
    found.refresh_from_db()
