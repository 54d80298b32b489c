"""撤销接口令牌."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction

from sanban.kernel.errors import DomainError
from sanban.org import entry_types
from sanban.org.actor import Actor
from sanban.org.models import ApiToken
from sanban.org.policies import Verb, may
from sanban.org.trail import note


class UnableToRevokeToken(DomainError):  # noqa: N818 - the name says what happened
    """A token that cannot be revoked."""


@transaction.atomic
def revoke_token(token: ApiToken, *, actor: Actor, at: datetime) -> None:
    """End a token at once: its holder does, or the security administrator of his organ."""
    found = ApiToken.objects.select_for_update(of=("self",), no_key=True)
    locked = found.filter(organ_id=actor.organ_id, pk=token.pk).first()
    if locked is None:
        raise UnableToRevokeToken("没有找到这个令牌，请刷新页面后重试。")
    if locked.account_id != actor.account_id:
        may(actor, Verb.OVERSEE_TOKENS).or_raise(UnableToRevokeToken)
    if locked.revoked_at is not None:
        raise UnableToRevokeToken("这个令牌已经撤销。")
    locked.revoked_at = at
    locked.save(update_fields=["revoked_at"])
    note(entry_types.TOKEN_REVOKED, locked, actor=actor, at=at)
