"""取消归口."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction

from sanban.kernel.errors import DomainError
from sanban.org import entry_types
from sanban.org.actor import Actor
from sanban.org.changes import begin
from sanban.org.models import Remit
from sanban.org.policies import Verb
from sanban.org.trail import note


class UnableToWithdrawRemit(DomainError):  # noqa: N818 - the name says what happened
    """A remit that cannot be withdrawn."""


@transaction.atomic
def withdraw_remit(remit: Remit, *, actor: Actor, at: datetime) -> None:
    """End a remit without giving the subject to another unit."""
    begin(actor, Verb.SHAPE, UnableToWithdrawRemit, remit)
    if remit.until_at:
        raise UnableToWithdrawRemit(f"“{remit.subject}”的归口已经取消或改定，请刷新页面。")
    remit.until_at = at
    remit.save(update_fields=["until_at"])
    old = {"subject": remit.subject, "unit": remit.owning_unit.name}
    note(entry_types.REMIT_WITHDRAWN, remit, actor=actor, at=at, old=old)
