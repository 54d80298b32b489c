"""Who asks by token: the token is looked up, refused in one sentence, or believed."""

from __future__ import annotations

from copy import copy
from dataclasses import replace
from datetime import datetime, timedelta
from enum import StrEnum

from allauth.core import ratelimit
from django.db import transaction
from django.db.models import Q
from django.http import HttpRequest

from sanban.audit.acting import Acting
from sanban.audit.actions.record import Subject, record
from sanban.audit.vocabulary import ActorKind, Outcome
from sanban.kernel.errors import DomainError
from sanban.org import entry_types
from sanban.org.actor import Actor
from sanban.org.domain.bearer import digest_of
from sanban.org.models import ApiToken, Organ
from sanban.org.queries import post_at
from sanban.org.sign_in.address import address_of
from sanban.org.vocabulary import TokenState

_NOTICED_AFTER = timedelta(minutes=1)  # the last use is written at most that often
_LONGEST_ADDRESS = 45
_UNKNOWN = "令牌不对，请核对是否抄全；确已丢失的，请到“管理—我的令牌”重新生成。"
_SENTENCES = {
    TokenState.EXPIRED: "令牌已到期，请到“管理—我的令牌”重新生成。",
    TokenState.REVOKED: "令牌已撤销，请到“管理—我的令牌”重新生成。",
    TokenState.VOID: "令牌已随账号停用或凭据重置失效，请联系安全管理员。",
}


class Fault(StrEnum):
    """Why a token is not believed."""

    UNKNOWN = "unknown-token"
    EXPIRED = "expired-token"
    REVOKED = "revoked-token"
    VOID = "void-token"
    ADMINISTRATOR = "administrator"
    TOO_MANY = "too-many-attempts"


_FAULTS = {
    TokenState.EXPIRED: Fault.EXPIRED,
    TokenState.REVOKED: Fault.REVOKED,
    TokenState.VOID: Fault.VOID,
}


class TokenRefused(DomainError):  # noqa: N818 - the name says what happened
    """A token that is not believed; ``fault`` says why for programs."""

    def __init__(self, fault: Fault, message: str) -> None:
        super().__init__(message)
        self.fault = fault


def holder_of(shown: str, request: HttpRequest, *, at: datetime) -> tuple[Actor, ApiToken]:
    """Return who asks by a token, with the token, or raise :class:`TokenRefused`.

    Tries with what does not hold are counted by address and recorded; past the limit they are
    refused unrecorded. A token that holds is never held up by the tries of others.
    """
    rows = ApiToken.objects.select_related("account__organ", "account__person")
    token = rows.filter(digest=digest_of(shown)).first()
    if token is None:
        raise _refused(None, Fault.UNKNOWN, _UNKNOWN, request, at=at)
    state = token.state_at(at)
    if state is not TokenState.VALID:
        raise _refused(token, _FAULTS[state], _SENTENCES[state], request, at=at)
    person = token.account.person
    if person is None:
        sentence = "管理员不用接口办理业务，请由有关人员用本人的令牌。"
        raise _refused(token, Fault.ADMINISTRATOR, sentence, request, at=at)
    _notice(token, at)
    actor = Actor(token.account, person, post_at(person, at), address=address_of(request))
    return replace(actor, address=_with_token(actor.address, token)), token


def _with_token(address: str, token: ApiToken) -> str:
    """Let the trail tell by which token something was done, behind the address it came from."""
    told = f"{address}#{token.prefix}"
    return told if len(told) <= _LONGEST_ADDRESS else address


def _notice(token: ApiToken, at: datetime) -> None:
    stale = Q(last_used_at=None) | Q(last_used_at__lt=at - _NOTICED_AFTER)
    if token.last_used_at is None or token.last_used_at < at - _NOTICED_AFTER:
        ApiToken.objects.filter(stale, pk=token.pk).update(last_used_at=at)


def _refused(
    token: ApiToken | None, fault: Fault, sentence: str, request: HttpRequest, *, at: datetime
) -> TokenRefused:
    if _tried_too_often(request):
        return TokenRefused(Fault.TOO_MANY, "错误的令牌试得太多，请核对令牌，一刻钟后再试。")
    organ_id = token.organ_id if token else _oldest_organ()
    if organ_id is not None:
        _note(token, organ_id, sentence, request, at=at)
    return TokenRefused(fault, sentence)


def _tried_too_often(request: HttpRequest) -> bool:
    """Count a try with a token; the library counts no GET, but here those are tries as well."""
    attempt = copy(request)
    attempt.method = "POST"
    return not ratelimit.consume(attempt, action="api_token")


def _note(
    token: ApiToken | None, organ_id: int, sentence: str, request: HttpRequest, *, at: datetime
) -> None:
    account = token.account if token else None
    is_administrator = account is not None and account.is_administrator
    with transaction.atomic():
        record(
            actor=Acting(
                organ_id,
                ActorKind.ADMINISTRATOR if is_administrator else ActorKind.PERSON,
                account.public_id if account else "",
                account.holder_name if account else "身份不明",
                address=address_of(request),
            ),
            at=at,
            entry_type=entry_types.TOKEN_REFUSED.code,
            subject=Subject("apitoken", token.public_id if token else "", str(token or "")),
            reason=sentence,
            outcome=Outcome.REFUSED,
        )


def _oldest_organ() -> int | None:
    return Organ.objects.order_by("pk").values_list("pk", flat=True).first()
