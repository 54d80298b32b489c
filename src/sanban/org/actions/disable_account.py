"""停用账号."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction

from sanban.kernel.errors import DomainError
from sanban.org import entry_types
from sanban.org.actor import Actor
from sanban.org.changes import begin
from sanban.org.models import Account
from sanban.org.policies import Verb
from sanban.org.trail import note


class UnableToDisableAccount(DomainError):  # noqa: N818 - the name says what happened
    """An account that cannot be disabled."""


@transaction.atomic
def disable_account(account: Account, *, actor: Actor, at: datetime, reason: str) -> None:
    """Close an account and all its sessions at once."""
    begin(actor, Verb.GRANT_ACCESS, UnableToDisableAccount, account)
    if account.disabled_at:
        raise UnableToDisableAccount(f"{account.holder_name}的账号已经停用。")
    if account.pk == actor.account_id:
        raise UnableToDisableAccount("不能停用自己的账号，请由另一位安全管理员办理。")
    account.is_active, account.disabled_at, account.enrolment_digest = False, at, ""
    account.access_epoch += 1
    account.save()
    note(entry_types.ACCOUNT_DISABLED, account, actor=actor, at=at, reason=reason)
