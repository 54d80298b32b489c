"""终止授权."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction

from sanban.kernel.errors import DomainError
from sanban.org import entry_types
from sanban.org.actor import Actor
from sanban.org.changes import take_turn
from sanban.org.models import Delegation
from sanban.org.policies import Verb, may_for
from sanban.org.trail import note


class UnableToEndDelegation(DomainError):  # noqa: N818 - the name says what happened
    """A delegation that cannot be ended."""


@transaction.atomic
def end_delegation(delegation: Delegation, *, actor: Actor, at: datetime, reason: str = "") -> None:
    """End a delegation at once; what was done under it stays."""
    decision = may_for(actor, delegation.principal, instead=Verb.OVERSEE_DELEGATIONS)
    decision.or_raise(UnableToEndDelegation)
    take_turn(actor.organ_id, UnableToEndDelegation, delegation)
    if delegation.ended_at or delegation.until_at <= at:
        raise UnableToEndDelegation("这项授权已经结束。")
    delegation.ended_at = at
    delegation.save(update_fields=["ended_at"])
    old = {"until": delegation.until_at.isoformat()}
    note(entry_types.DELEGATION_ENDED, delegation, actor=actor, at=at, old=old, reason=reason)
