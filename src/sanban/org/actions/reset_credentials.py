"""重置登录凭据."""

from __future__ import annotations

from datetime import datetime

from allauth.mfa.models import Authenticator
from django.db import transaction

from sanban.kernel.errors import DomainError
from sanban.org import enrolment, entry_types
from sanban.org.actor import Actor, Console
from sanban.org.changes import begin, take_turn
from sanban.org.models import Account
from sanban.org.policies import Verb
from sanban.org.trail import note


class UnableToResetCredentials(DomainError):  # noqa: N818 - the name says what happened
    """Credentials that cannot be reset."""


@transaction.atomic
def reset_credentials(
    account: Account, *, actor: Actor | Console, at: datetime, reason: str = ""
) -> str:
    """Take password and second factors away and end all sessions; return a new enrolment code.

    The security administrator does it for others; from the server's console it is the way out when
    the administrators have locked themselves out.
    """
    if isinstance(actor, Console):
        take_turn(actor.organ_id, UnableToResetCredentials, account)
    else:
        begin(actor, Verb.GRANT_ACCESS, UnableToResetCredentials, account)
        if account.pk == actor.account_id:
            raise UnableToResetCredentials("不能重置自己的凭据；修改口令请到“我的账号”。")
    if not account.is_active:
        raise UnableToResetCredentials(f"{account.holder_name}的账号不在使用，请先启用。")
    Authenticator.objects.filter(user_id=account.pk).delete()
    account.set_unusable_password()
    account.access_epoch += 1
    code = enrolment.issue(account, at=at)
    account.save()
    note(entry_types.CREDENTIALS_RESET, account, actor=actor, at=at, reason=reason)
    return code
