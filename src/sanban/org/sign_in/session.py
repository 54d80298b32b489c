"""The limits of a session, and how lately its holder proved who he is."""

from __future__ import annotations

import time
from datetime import datetime, timedelta

from allauth.account.authentication import get_authentication_records
from allauth.mfa.models import Authenticator
from allauth.mfa.utils import is_mfa_enabled
from django.conf import settings
from django.http import HttpRequest, HttpResponseRedirect
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.http import urlencode

from sanban.kernel.clock import now
from sanban.org.models import Account, Appointment

SIGNED_IN, SEEN, FACTOR_MISSING = "sanban_signed_in", "sanban_seen", "sanban_factor_missing"
_NOTICED_AFTER = 60  # seconds: a session is written at most once a minute because of being used
_FACTORS = [Authenticator.Type.TOTP, Authenticator.Type.WEBAUTHN]


def begin(request: HttpRequest, account: Account, *, at: datetime) -> None:
    """Start the clocks of a session, and note whether a second factor is still to be set up."""
    request.session[SIGNED_IN] = request.session[SEEN] = int(at.timestamp())
    request.session[FACTOR_MISSING] = needs_factor(account, at=at) and not has_factor(account)


def is_over(request: HttpRequest, *, at: datetime) -> bool:
    """Tell whether the session was idle or open for too long; otherwise note that it is used."""
    moment = int(at.timestamp())
    began, seen = request.session.get(SIGNED_IN, 0), request.session.get(SEEN, 0)
    if moment - seen > settings.SESSION_IDLE_MINUTES * 60:
        return True
    if moment - began > settings.SESSION_HOURS * 3600:
        return True
    if moment - seen > _NOTICED_AFTER:
        request.session[SEEN] = moment
    return False


def needs_factor(account: Account, *, at: datetime) -> bool:
    """Tell whether an account has to have a second factor: administrators, and whoever signs."""
    wanted = settings.SECOND_FACTOR_FOR
    if account.is_administrator or wanted == "all":
        return True
    if wanted == "administrators" or account.person_id is None:
        return False
    held = Appointment.objects.at(at).filter(person_id=account.person_id)
    heads = held.filter(post__is_head=True)
    return (
        heads.exists()
        or held.filter(post__units_in_charge__until_at=None)
        .filter(post__units_in_charge__isnull=False)
        .exists()
    )


def has_factor(account: Account) -> bool:
    """Tell whether an account has a second factor besides recovery codes."""
    return bool(is_mfa_enabled(account, types=_FACTORS))


def is_factor_missing(request: HttpRequest) -> bool:
    """Tell whether the holder has first to set up a second factor."""
    if not request.session.get(FACTOR_MISSING):
        return False
    if isinstance(request.user, Account) and has_factor(request.user):
        request.session[FACTOR_MISSING] = False
        return False
    return True


def is_fresh(request: HttpRequest, *, at: datetime) -> bool:
    """Tell whether the session began just now."""
    age = timedelta(seconds=int(at.timestamp()) - request.session.get(SIGNED_IN, 0))
    return age.total_seconds() < settings.ACCOUNT_REAUTHENTICATION_TIMEOUT


def recently_authenticated(request: HttpRequest) -> bool:
    """Tell whether the holder proved who he is within the last minutes; asked before signing."""
    if not request.user.is_authenticated:
        return False
    proofs = [proof["at"] for proof in get_authentication_records(request, request.user)]
    age = time.time() - max(proofs, default=0)
    return bool(age < settings.ACCOUNT_REAUTHENTICATION_TIMEOUT) or is_fresh(request, at=now())


def authenticate_again(request: HttpRequest) -> HttpResponseRedirect:
    """Lead to where password or second factor are asked for, and from there back to this page."""
    there = reverse("account_reauthenticate")
    return redirect(f"{there}?{urlencode({'next': request.get_full_path()})}")
