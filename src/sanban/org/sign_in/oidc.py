"""Signing in at the organ's own identity service; loaded only where a setting names one."""

from __future__ import annotations

from allauth.core.exceptions import ImmediateHttpResponse
from allauth.socialaccount.adapter import DefaultSocialAccountAdapter
from allauth.socialaccount.models import SocialLogin
from django.http import HttpRequest
from django.shortcuts import redirect

from sanban.org.models import Account


class OidcAdapter(DefaultSocialAccountAdapter):  # type: ignore[misc]  # the library has no types
    """Lets in whoever the service vouches for and who has an account here; opens none."""

    def is_open_for_signup(self, request: HttpRequest, sociallogin: SocialLogin) -> bool:
        """Accounts are opened by the administrators, never by the service."""
        del request, sociallogin
        return False

    def pre_social_login(self, request: HttpRequest, sociallogin: SocialLogin) -> None:
        """Join the service's identity to the account of the same name, the first time."""
        if sociallogin.is_existing:
            return
        username = str(sociallogin.account.extra_data.get("preferred_username", ""))
        account = Account.objects.filter(username=username, is_active=True).first()
        if account is None or account.is_administrator:
            raise ImmediateHttpResponse(redirect("account_inactive"))
        sociallogin.connect(request, account)
