"""Programs that use the interface with a token of somebody of the cast."""

from __future__ import annotations

import json
from datetime import datetime, timedelta

from django.core.files.uploadedfile import SimpleUploadedFile
from django.http import HttpResponse
from django.test import Client

from sanban.kernel.clock import now
from sanban.kernel.public_id import new_public_id
from sanban.org.actions.make_token import make_token
from sanban.org.models import ApiToken, Person
from sanban.org.vocabulary import ApiScope
from tests.cast import Cast

Json = dict[str, object]


def token_of(
    cast: Cast, person: Person, *scopes: ApiScope, at: datetime | None = None
) -> tuple[ApiToken, str]:
    """Let a person make a token for a month; for everything unless scopes are named."""
    made_at = at or now()
    return make_token(
        new_public_id(),
        scopes or tuple(ApiScope),
        made_at + timedelta(days=30),
        actor=cast.acting(person),
        at=made_at,
    )


class Program:
    """A program with a token."""

    def __init__(self, secret: str = "") -> None:
        self._client = Client()
        self._headers = {"Authorization": f"Bearer {secret}"} if secret else {}

    def get(self, path: str, **asked: str) -> HttpResponse:
        """Ask."""
        return self._client.get(f"/api/v1/{path}", asked, headers=self._headers)

    def post(self, path: str, given: object = None, key: str = "") -> HttpResponse:
        """Send."""
        headers = self._headers | ({"Idempotency-Key": key} if key else {})
        return self._client.post(
            f"/api/v1/{path}",
            json.dumps({} if given is None else given),
            content_type="application/json",
            headers=headers,
        )

    def upload(self, path: str, name: str, content: bytes, **given: str) -> HttpResponse:
        """Send a file."""
        sent = {**given, "file": SimpleUploadedFile(name, content)}
        return self._client.post(f"/api/v1/{path}", sent, headers=self._headers)


def program(cast: Cast, person: Person, *scopes: ApiScope) -> Program:
    """Return a program with a token of a person."""
    return Program(token_of(cast, person, *scopes)[1])


def refused(answer: HttpResponse, status: int, code: str) -> str:
    """Return the sentence of a refusal, which has one shape whatever was refused."""
    told = answer.json()
    assert (answer.status_code, told["code"]) == (status, code), told
    assert set(told) == {"message", "code"}
    assert told["message"].endswith("。")
    assert "Traceback" not in answer.content.decode()
    return str(told["message"])
