"""Browsers in which somebody of the cast is signed in."""

from __future__ import annotations

from allauth.mfa.models import Authenticator
from django.test import Client

from sanban.kernel.clock import now
from sanban.org.models import Account, Person
from sanban.org.sign_in import session


def browser(who: Account | Person | None = None) -> Client:
    """Return a browser in which ``who`` has just signed in, with a second factor set up."""
    client = Client()
    if who is None:
        return client
    account = who if isinstance(who, Account) else who.account
    Authenticator.objects.get_or_create(user=account, type="totp", defaults={"data": {}})
    client.force_login(account)
    stored = client.session
    stored[session.SIGNED_IN] = stored[session.SEEN] = int(now().timestamp())
    stored.save()
    return client
