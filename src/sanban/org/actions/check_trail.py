"""核验审计记录."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction

from sanban.audit.domain.chain import Verdict
from sanban.audit.queries import verify_chain
from sanban.kernel.errors import DomainError
from sanban.org import entry_types
from sanban.org.actor import Actor
from sanban.org.policies import Verb, may
from sanban.org.trail import note


class UnableToCheckTrail(DomainError):  # noqa: N818 - the name says what happened
    """A trail that somebody may not check."""


def check_trail(*, actor: Actor, at: datetime) -> Verdict:
    """Check the chain of one's organ; that it was checked, and with what result, is on record."""
    may(actor, Verb.READ_AUDIT).or_raise(UnableToCheckTrail)
    verdict = verify_chain(actor.organ_id)
    new = {"count": verdict.count, "broken_at": verdict.broken_at, "reason": verdict.reason}
    with transaction.atomic():
        note(entry_types.TRAIL_CHECKED, actor.account.organ, actor=actor, at=at, new=new)
    return verdict
