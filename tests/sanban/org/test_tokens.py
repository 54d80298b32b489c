"""The page of tokens: made after proving who one is, shown once, revoked at a click."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.core.cache import cache
from django.test import Client
from django.urls import reverse

from sanban.kernel.clock import now
from sanban.org.models import ApiToken
from sanban.org.sign_in import session
from tests.cast import Cast
from tests.sanban.org.signed_in import browser

FILLED = {"name": "报表平台", "scopes": ["documents:read"], "life": "90"}


@pytest.fixture(autouse=True)
def nothing_counted(db: None) -> None:
    """Begin every test with nothing counted."""
    del db
    cache.clear()


def stale(client: Client) -> Client:
    """Let a session be ten minutes old."""
    stored = client.session
    stored[session.SIGNED_IN] -= 600
    stored.save()
    return client


def test_the_secret_is_shown_once(cast: Cast) -> None:
    client = browser(cast.lu_ping)
    answer = client.post(reverse("org:make-token"), FILLED)
    secret = answer.context["secret"]
    assert secret in answer.content.decode()
    assert answer["Cache-Control"] == "no-store"
    again = client.get(reverse("org:tokens")).content.decode()
    assert secret not in again
    assert "报表平台" in again
    assert ApiToken.objects.get().prefix in again


def test_reloading_the_page_of_the_secret_makes_no_second_token(cast: Cast) -> None:
    client = browser(cast.lu_ping)
    client.post(reverse("org:make-token"), FILLED)
    answer = client.post(reverse("org:make-token"), FILLED)
    assert answer.status_code == 422
    assert ApiToken.objects.count() == 1


@pytest.mark.parametrize("method", ["get", "post"])
def test_whoever_signed_in_long_ago_proves_himself_first(cast: Cast, method: str) -> None:
    client = stale(browser(cast.lu_ping))
    for name in ("tokens", "make-token"):
        answer = getattr(client, method)(reverse(f"org:{name}"), FILLED)
        assert answer.status_code == 302
        assert answer["Location"].startswith("/sign-in/again/")
    assert not ApiToken.objects.exists()


def test_a_form_without_scopes_is_refused(cast: Cast) -> None:
    answer = browser(cast.lu_ping).post(reverse("org:make-token"), {"name": "甲", "life": "90"})
    assert answer.status_code == 400
    assert "请至少选一项权限。" in answer.content.decode()


def test_the_security_administrator_sees_all_and_revokes(cast: Cast) -> None:
    secret = browser(cast.lu_ping).post(reverse("org:make-token"), FILLED).context["secret"]
    token = ApiToken.objects.get()
    client = browser(cast.he_yan)
    page = client.get(reverse("org:tokens")).content.decode()
    assert "陆平" in page
    assert secret not in page
    assert "生成令牌" not in page
    client.post(reverse("org:revoke-token", args=[token.public_id]))
    token.refresh_from_db()
    assert token.revoked_at is not None


def test_one_sees_only_ones_own(cast: Cast) -> None:
    browser(cast.lu_ping).post(reverse("org:make-token"), FILLED)
    assert "报表平台" not in browser(cast.gao_yuan).get(reverse("org:tokens")).content.decode()


def test_a_token_is_over_as_its_last_day_begins(cast: Cast) -> None:
    browser(cast.lu_ping).post(reverse("org:make-token"), FILLED)
    left = ApiToken.objects.get().expires_at - now()
    assert timedelta(days=89) <= left <= timedelta(days=90)
