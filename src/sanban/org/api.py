"""What every part of the interface for programs shares: who asks, and how a refusal is told."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from http import HTTPStatus
from typing import Annotated

from django import forms
from django.http import HttpRequest
from ninja import Header, Path, Schema
from ninja.security import HttpBearer
from pydantic import AfterValidator, ConfigDict, Field, JsonValue

from sanban.kernel.clock import now
from sanban.kernel.public_id import new_public_id
from sanban.org.actor import Actor
from sanban.org.sign_in.tokens import holder_of
from sanban.org.vocabulary import ApiScope

_FIRST_PRINTABLE = " "
_ALLOWED = "\n\r\t"
PUBLIC_ID = r"^[0-9a-z]{16}$"


def _sound(text: str) -> str:
    """Refuse what no database and no file takes: control characters, halves of characters."""
    for character in text:
        if "\ud800" <= character <= "\udfff" or (
            character < _FIRST_PRINTABLE and character not in _ALLOWED
        ):
            raise ValueError(character)
    return text


Words = Annotated[str, AfterValidator(_sound)]
Id = Annotated[str, Field(pattern=PUBLIC_ID)]
DocumentId = Annotated[str, Path(pattern=PUBLIC_ID, description="公文的编号")]
IdempotencyKey = Annotated[
    str,
    Header(
        alias="Idempotency-Key",
        pattern=r"^[\x21-\x7e]{0,128}$",
        description="同一件事重发时用同一个值，只办一次。",
    ),
]


class ApiRequest(HttpRequest):
    """A request whose token has been believed."""

    auth: Actor


def _for_readers(schema: dict[str, JsonValue]) -> None:
    """Leave out of the OpenAPI document what is meant for whoever reads the code."""
    schema.pop("description", None)
    fields = schema.get("properties", {})
    for field in fields.values() if isinstance(fields, dict) else ():
        if isinstance(field, dict):
            field.pop("title", None)


class Told(Schema):
    """Whatever goes between a program and the site."""

    model_config = ConfigDict(json_schema_extra=_for_readers)


class Given(Told):
    """What a program sends; a field that does not exist is refused rather than overlooked."""

    model_config = ConfigDict(extra="forbid")


class Refusal(Told):
    """How everything that is refused is told."""

    message: str = Field(description="一句话说明原因和办法，可以直接给人看")
    code: str = Field(description="给程序判断用的代码")


class ApiRefused(Exception):  # noqa: N818 - the name says what happened
    """A refusal with its status and code."""

    def __init__(self, status: HTTPStatus, code: str, message: str) -> None:
        super().__init__(message)
        self.status, self.code, self.message = status, code, message


class Bearer(HttpBearer):
    """Asks for a token that holds and may be used for something; sessions are not looked at."""

    def __init__(self, scope: ApiScope | None) -> None:
        super().__init__()
        self._scope = scope

    def authenticate(self, request: HttpRequest, token: str) -> Actor:
        """Return who asks."""
        actor, found = holder_of(token, request, at=now())
        if self._scope is not None and not found.allows(self._scope):
            raise ApiRefused(
                HTTPStatus.FORBIDDEN,
                "missing-scope",
                f"这个令牌没有“{self._scope.label}”的权限，请另行生成带此权限的令牌。",
            )
        return actor


def action_key(actor: Actor, deed: str, given: str) -> str:
    """Return the key of an action: the same for a request sent again, another for anybody else."""
    if not given:
        return new_public_id()
    told = f"{actor.account_id}\0{deed}\0{given}"
    return f"api-{hashlib.sha256(told.encode()).hexdigest()[:32]}"


def cleaned(form: forms.Form) -> Mapping[str, object]:
    """Return what a form of the pages makes of what was sent, or refuse with its first complaint."""
    if form.is_valid():
        return form.cleaned_data
    for name, errors in form.errors.items():
        field = form.fields.get(name)
        label = f"“{field.label}”：" if field and field.label else ""
        raise invalid(f"{label}{errors[0]}")
    raise invalid("填写的内容不完整，请对照接口说明检查。")


def invalid(message: str) -> ApiRefused:
    """Return the refusal of what was sent wrongly."""
    return ApiRefused(HTTPStatus.UNPROCESSABLE_ENTITY, "invalid", message)


REFUSALS: dict[int, type[Schema]] = dict.fromkeys((401, 403, 404, 409, 422, 429), Refusal)


def answers(shown: object) -> dict[int, object]:
    """Return the answers of an operation: what it shows, and all the ways to refuse."""
    return {200: shown, **REFUSALS}
