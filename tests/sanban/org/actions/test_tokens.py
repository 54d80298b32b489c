"""Interface tokens are made by people for themselves, for a year at most, and end when told."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.db import IntegrityError, transaction

from sanban.audit.models import Entry
from sanban.org.actions.disable_account import disable_account
from sanban.org.actions.make_token import MOST, UnableToMakeToken, make_token
from sanban.org.actions.revoke_token import UnableToRevokeToken, revoke_token
from sanban.org.actor import Actor
from sanban.org.models import ApiToken
from sanban.org.vocabulary import ApiScope, TokenState
from tests.cast import NOW, Cast

MONTH = timedelta(days=30)
READ = [ApiScope.READ_DOCUMENTS]


def made(actor: Actor, name: str = "档案系统") -> tuple[ApiToken, str]:
    """Let somebody make a token that reads documents for a month."""
    return make_token(name, READ, NOW + MONTH, actor=actor, at=NOW)


def test_a_token_is_kept_without_its_secret(cast: Cast) -> None:
    token, secret = made(cast.acting(cast.lu_ping))
    row = ApiToken.objects.values().get(pk=token.pk)
    assert secret not in str(row)
    assert secret.removeprefix("sanban_") not in str(row)
    entry = Entry.objects.get(type="org.make-token")
    assert secret.removeprefix("sanban_") not in f"{entry.new}{entry.subject_name}"
    assert token.allows(ApiScope.READ_DOCUMENTS)
    assert not token.allows(ApiScope.ACT_ON_TASKS)


@pytest.mark.parametrize(
    "who", ["system_administrator", "security_administrator", "audit_administrator"]
)
def test_administrators_get_none(cast: Cast, who: str) -> None:
    with pytest.raises(UnableToMakeToken, match="管理员不用接口"):
        made(getattr(cast, who))


def test_nobody_makes_one_for_another(cast: Cast) -> None:
    with pytest.raises(UnableToMakeToken, match="人员本人"):
        made(cast.acting(cast.lu_ping).on_behalf_of(cast.gao_yuan))


@pytest.mark.parametrize("days", [-1, 0, 366])
def test_a_token_lives_a_year_at_most(cast: Cast, days: int) -> None:
    until = NOW + timedelta(days=days)
    with pytest.raises(UnableToMakeToken, match="一年以内"):
        make_token("甲", READ, until, actor=cast.acting(cast.lu_ping), at=NOW)


def test_a_token_is_for_something(cast: Cast) -> None:
    with pytest.raises(UnableToMakeToken, match="至少选一项权限"):
        make_token("甲", [], NOW + MONTH, actor=cast.acting(cast.lu_ping), at=NOW)


def test_a_second_one_of_the_same_name_is_refused(cast: Cast) -> None:
    token, _ = made(cast.acting(cast.lu_ping))
    with pytest.raises(UnableToMakeToken, match="另起名称"):
        made(cast.acting(cast.lu_ping))
    made(cast.acting(cast.gao_yuan))
    revoke_token(token, actor=cast.acting(cast.lu_ping), at=NOW)
    made(cast.acting(cast.lu_ping))


def test_nobody_keeps_more_than_he_can_watch(cast: Cast) -> None:
    for number in range(MOST):
        made(cast.acting(cast.lu_ping), f"系统{number}")
    with pytest.raises(UnableToMakeToken, match="先撤销不用的"):
        made(cast.acting(cast.lu_ping), "再来一个")


def test_the_database_keeps_tokens_from_expiring_before_they_are_made(cast: Cast) -> None:
    token, _ = made(cast.acting(cast.lu_ping))
    token.expires_at = token.made_at
    with pytest.raises(IntegrityError), transaction.atomic():
        token.save()


def test_its_holder_and_the_security_administrator_revoke(cast: Cast) -> None:
    for actor in (cast.acting(cast.lu_ping), cast.security_administrator):
        token, _ = made(cast.acting(cast.lu_ping))
        revoke_token(token, actor=actor, at=NOW)
        token.refresh_from_db()
        assert token.state_at(NOW) is TokenState.REVOKED
    assert Entry.objects.filter(type="org.revoke-token").count() == 2


@pytest.mark.parametrize("who", ["gao_yuan", "qian_duo"])
def test_nobody_else_revokes(cast: Cast, who: str) -> None:
    token, _ = made(cast.acting(cast.lu_ping))
    with pytest.raises(UnableToRevokeToken):
        revoke_token(token, actor=cast.acting(getattr(cast, who)), at=NOW)
    with pytest.raises(UnableToRevokeToken):
        revoke_token(token, actor=cast.system_administrator, at=NOW)


def test_revoking_twice_is_said(cast: Cast) -> None:
    token, _ = made(cast.acting(cast.lu_ping))
    revoke_token(token, actor=cast.acting(cast.lu_ping), at=NOW)
    with pytest.raises(UnableToRevokeToken, match="已经撤销"):
        revoke_token(token, actor=cast.acting(cast.lu_ping), at=NOW)


def test_tokens_end_with_their_account(cast: Cast) -> None:
    token, _ = made(cast.acting(cast.lu_ping))
    account = cast.lu_ping.account
    disable_account(account, actor=cast.security_administrator, at=NOW, reason="调出")
    token = ApiToken.objects.select_related("account").get()
    assert token.state_at(NOW) is TokenState.VOID
    assert not ApiToken.objects.at(NOW).exists()


def test_a_token_expires(cast: Cast) -> None:
    token, _ = made(cast.acting(cast.lu_ping))
    assert token.state_at(NOW) is TokenState.VALID
    assert token.state_at(NOW + MONTH) is TokenState.EXPIRED
