"""Second factors come and go in one transaction with their entries in the trail."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps

from allauth.mfa.models import Authenticator
from django.db import transaction
from django.http import HttpRequest
from django.http.response import HttpResponseBase

from sanban.kernel.clock import now
from sanban.org import entry_types
from sanban.org.models import Account
from sanban.org.sign_in.entries import note_own

View = Callable[..., HttpResponseBase]


def recorded(view: View) -> View:
    """Let a page of the sign-in library change factors, and record what it changed.

    The library tells of a new factor only after it is stored for good; by then the entry would stand
    in a transaction of its own, and could be lost.
    """

    @wraps(view)
    @transaction.atomic
    def recording(request: HttpRequest, *arguments: object, **named: object) -> HttpResponseBase:
        account = request.user
        if not isinstance(account, Account) or request.method != "POST":
            return view(request, *arguments, **named)
        before = _factors(account)
        response = view(request, *arguments, **named)
        _note(account, request, before, _factors(account))
        return response

    return recording


def _factors(account: Account) -> dict[int, str]:
    found = Authenticator.objects.filter(user_id=account.pk)
    return {factor.pk: str(factor.type) for factor in found}


def _note(
    account: Account, request: HttpRequest, before: dict[int, str], after: dict[int, str]
) -> None:
    at = now()
    gone = [kind for key, kind in before.items() if key not in after]
    come = [kind for key, kind in after.items() if key not in before]
    if gone == come == [Authenticator.Type.RECOVERY_CODES]:
        note_own(entry_types.FACTOR_RESET, account, request, at=at)
        return
    for kind in gone:
        note_own(entry_types.FACTOR_REMOVED, account, request, at=at, new={"type": kind})
    for kind in come:
        note_own(entry_types.FACTOR_ADDED, account, request, at=at, new={"type": kind})
