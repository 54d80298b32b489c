"""启用账号."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction

from sanban.kernel.errors import DomainError
from sanban.org import enrolment, entry_types
from sanban.org.actor import Actor
from sanban.org.changes import begin
from sanban.org.models import Account
from sanban.org.policies import Verb
from sanban.org.trail import note


class UnableToActivateAccount(DomainError):  # noqa: N818 - the name says what happened
    """An account that cannot be activated."""


@transaction.atomic
def activate_account(account: Account, *, actor: Actor, at: datetime) -> str:
    """Put an account to use; return the enrolment code to hand to its holder, shown this once."""
    begin(actor, Verb.GRANT_ACCESS, UnableToActivateAccount, account)
    if account.is_active:
        raise UnableToActivateAccount(f"{account.holder_name}的账号已在使用。")
    if account.person and account.person.left_at:
        raise UnableToActivateAccount(f"{account.holder_name}已离任，账号不能再启用。")
    account.is_active, account.disabled_at = True, None
    account.set_unusable_password()
    code = enrolment.issue(account, at=at)
    account.save()
    note(entry_types.ACCOUNT_ACTIVATED, account, actor=actor, at=at)
    return code
