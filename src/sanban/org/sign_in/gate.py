"""The gate before every page: signed in, within the limits, with a second factor, in one's own area."""

from __future__ import annotations

from collections.abc import Callable

from django.contrib.auth import logout
from django.http import Http404, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.http import urlencode

from sanban.kernel.clock import now
from sanban.org.models import Account, Organ
from sanban.org.sign_in import session

Respond = Callable[[HttpRequest], HttpResponse]

# Pages for people who are not signed in, each with the reason.
PUBLIC = {
    "favicon": "browsers ask for it by habit",
    "account_login": "signing in",
    "account_inactive": "tells that the account is not in use",
    "mfa_authenticate": "the second factor, between password and session",
    "org:enrol": "setting the first password by a code",
    "demo:people": "choosing whom to play; not found where anybody really works",
    "openid_connect_login": "signing in at the organ's identity service",
    "openid_connect_callback": "coming back from there",
}
# What can be reached before the second factor is set up.
SETTING_UP = {
    "account_logout",
    "account_reauthenticate",
    "mfa_activate_totp",
    "mfa_add_webauthn",
    "mfa_index",
    "mfa_view_recovery_codes",
    "mfa_download_recovery_codes",
    "mfa_reauthenticate",
}
# Where administrators have business; everything else does not exist for them.
ADMINISTRATION = {"org", "audit", "procedures", "seals"}
# The interface for programs asks for a token with every request and looks at no session.
INTERFACE = "api"


class GateMiddleware:
    """Lets nobody past who may not; where no organ has been founded, the desk stays open to all."""

    def __init__(self, respond: Respond) -> None:
        self._respond = respond

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Answer, and let no page of somebody signed in be kept by browser or proxy."""
        response = self._respond(request)
        if request.user.is_authenticated and "Cache-Control" not in response:
            response["Cache-Control"] = "no-store"
        return response

    def process_view(
        self,
        request: HttpRequest,
        _view: Callable[..., HttpResponseBase],
        _arguments: tuple[str, ...],
        _named: dict[str, str],
    ) -> HttpResponse | None:
        """Turn away, lead to where one has to go first, or let pass."""
        match = request.resolver_match
        name = match.view_name if match else ""
        if match and match.namespace == INTERFACE:
            return None
        if not request.user.is_authenticated:
            return self._stranger(request, name)
        account = request.user
        if not isinstance(account, Account):
            raise Http404
        if session.is_over(request, at=now()):
            logout(request)
            return _to_sign_in(request)
        if name not in SETTING_UP and session.is_factor_missing(request):
            return redirect("mfa_index")
        if account.is_administrator and not _is_administration(name):
            if request.path == "/":
                return redirect("org:home")
            raise Http404
        return None

    def _stranger(self, request: HttpRequest, name: str) -> HttpResponse | None:
        if name in PUBLIC:
            return None
        if not _is_administration(name) and not Organ.objects.exists():
            return None
        return _to_sign_in(request)


def _is_administration(name: str) -> bool:
    area, colon, _ = name.partition(":")
    return area in ADMINISTRATION if colon else name.startswith(("account_", "mfa_"))


def _to_sign_in(request: HttpRequest) -> HttpResponse:
    """Lead to the sign-in page and from there back; a script is told in its own way."""
    there = reverse("account_login")
    if request.method == "GET":
        there = f"{there}?{urlencode({'next': request.get_full_path()})}"
    if request.headers.get("HX-Request"):
        return HttpResponse(status=401, headers={"HX-Redirect": there})
    return redirect(there)
