"""生成接口令牌."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from django.db import transaction

from sanban.kernel.errors import DomainError
from sanban.org import entry_types
from sanban.org.actor import Actor
from sanban.org.domain.bearer import new_secret
from sanban.org.models import Account, ApiToken
from sanban.org.models.api_token import LONGEST_LIFE
from sanban.org.trail import note
from sanban.org.vocabulary import ApiScope

MOST = 10  # of one person at a time; more could not be kept track of


class UnableToMakeToken(DomainError):  # noqa: N818 - the name says what happened
    """A token that cannot be made."""


@transaction.atomic
def make_token(
    name: str, scopes: Sequence[ApiScope], expires_at: datetime, *, actor: Actor, at: datetime
) -> tuple[ApiToken, str]:
    """Make a token of the actor's own; return it with its secret, which is told this once only."""
    if actor.person is None or actor.principal is not None:
        raise UnableToMakeToken("接口令牌只能由人员本人生成，管理员不用接口办理业务。")
    account = Account.objects.select_for_update(no_key=True).get(pk=actor.account_id)
    _must_be_sound(scopes, expires_at, at)
    own = ApiToken.objects.filter(account=account, revoked_at=None)
    if own.filter(name=name.strip()).exists():
        raise UnableToMakeToken(f"您已有名为“{name.strip()}”的令牌，请另起名称，或先撤销原来的。")
    if own.at(at).count() >= MOST:
        raise UnableToMakeToken(f"有效的令牌最多{MOST}个，请先撤销不用的。")
    secret = new_secret()
    token = ApiToken.objects.create(
        organ_id=actor.organ_id,
        account=account,
        name=name.strip(),
        scopes=[str(scope) for scope in ApiScope if scope in scopes],
        prefix=secret.prefix,
        digest=secret.digest,
        access_epoch=account.access_epoch,
        made_at=at,
        expires_at=expires_at,
    )
    new = {"scopes": list(token.scopes), "expires": expires_at.isoformat()}
    note(entry_types.TOKEN_MADE, token, actor=actor, at=at, new=new)
    return token, secret.shown


def _must_be_sound(scopes: Sequence[ApiScope], expires_at: datetime, at: datetime) -> None:
    if not scopes:
        raise UnableToMakeToken("请至少选一项权限。")
    if not at < expires_at <= at + LONGEST_LIFE:
        raise UnableToMakeToken("有效期要在今天以后、一年以内，请重新选择。")
