"""Every address × method × role is answered as written down; nothing is open that is not listed."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from http import HTTPStatus

import pytest
from django.http import HttpResponse
from django.urls import URLPattern, URLResolver, get_resolver, reverse

from sanban.kernel.clock import now
from sanban.org import urls
from sanban.org.actions.assign_remit import assign_remit
from sanban.org.actions.delegate import delegate
from sanban.org.actions.make_token import make_token
from sanban.org.actions.read_import import read_import
from sanban.org.actions.record_absence import record_absence
from sanban.org.domain.delegation import ALL
from sanban.org.models import ApiToken
from sanban.org.sign_in.gate import INTERFACE, PUBLIC
from sanban.org.vocabulary import AbsenceKind, ApiScope
from tests.cast import Cast
from tests.factories.workbooks import make_workbook
from tests.sanban.org.addresses import EXPECTED, ROLES
from tests.sanban.org.signed_in import browser

METHODS = ("get", "post")
DAY = timedelta(days=1)


def arguments(cast: Cast, name: str) -> list[str]:
    """Make what an address names, all of it in 清河航道管理站."""
    pattern = next(pattern for pattern in urls.urlpatterns if pattern.name == name)
    return [MAKERS[wanted](cast) for wanted in pattern.pattern.converters]


def _absence(cast: Cast) -> str:
    at = now()
    absence = record_absence(
        cast.lu_ping,
        actor=cast.acting(cast.lu_ping),
        at=at,
        kind=AbsenceKind.LEAVE,
        from_at=at + DAY,
        until_at=at + 2 * DAY,
    )
    return absence.public_id


def _delegation(cast: Cast) -> str:
    at = now()
    given = delegate(
        cast.lu_ping,
        cast.gao_yuan,
        actor=cast.acting(cast.lu_ping),
        at=at,
        scope=ALL,
        from_at=at + DAY,
        until_at=at + 2 * DAY,
        reason="年休假",
    )
    return given.public_id


def _import(cast: Cast) -> str:
    content = make_workbook([("档案室",)])
    return read_import(content, "甲.xlsx", actor=cast.system_administrator, at=now()).public_id


def _token(cast: Cast) -> str:
    at = now()
    name = f"档案系统{ApiToken.objects.count()}"
    made, _ = make_token(
        name, [ApiScope.READ_TASKS], at + DAY, actor=cast.acting(cast.lu_ping), at=at
    )
    return made.public_id


MAKERS: dict[str, Callable[[Cast], str]] = {
    "unit_id": lambda cast: cast.business.public_id,
    "post_id": lambda cast: cast.business_clerk.public_id,
    "person_id": lambda cast: cast.lu_ping.public_id,
    "account_id": lambda cast: cast.lu_ping.account.public_id,
    "remit_id": lambda cast: (
        assign_remit("档案", cast.office, actor=cast.system_administrator, at=now()).public_id
    ),
    "absence_id": _absence,
    "delegation_id": _delegation,
    "import_id": _import,
    "token_id": _token,
}


def answer(response: HttpResponse, name: str, given: list[str]) -> str:
    """Put an answer into one letter."""
    status = response.status_code
    if status == HTTPStatus.FOUND:
        target = response["Location"]
        if target.startswith("/sign-in/login/"):
            return "S"
        return "B" if response.wsgi_request.method == "GET" else "G"  # type: ignore[attr-defined]  # of the test client
    letters = {200: "V", 403: "F", 404: "N", 405: "M", 400: "X", 409: "X", 422: "X"}
    del name, given
    return letters.get(status, str(status))


@pytest.mark.parametrize("name", EXPECTED)
@pytest.mark.parametrize("number", range(len(METHODS)), ids=METHODS)
def test_every_role_is_answered_as_written(cast: Cast, name: str, number: int) -> None:
    """Seven viewers ask in turn; one who changes something asks last of all that may."""
    given = arguments(cast, name)
    address = reverse(f"org:{name}", args=given)
    expected = EXPECTED[name][number].split()
    found = {}
    order = sorted(range(len(ROLES)), key=lambda index: expected[index] in {"G", "V"})
    for index in order:
        who = ROLES[index]
        client = browser(None if who == "nobody" else getattr(cast, who))
        response = getattr(client, METHODS[number])(address)
        found[who] = answer(response, name, given)
        if found[who] == "G" and sum(letter == "G" for letter in expected) > 1:
            given = (
                arguments(cast, name)
                if name in {"cancel-absence", "end-delegation", "revoke-token"}
                else given
            )
            address = reverse(f"org:{name}", args=given)
    assert " ".join(found[who] for who in ROLES) == " ".join(expected)


def test_every_address_has_its_expectation() -> None:
    """A page that nobody wrote an expectation for is a fault."""
    assert {pattern.name for pattern in urls.urlpatterns} == set(EXPECTED)


def names(patterns: list[URLPattern | URLResolver], space: str = "") -> set[str]:
    """List the names of all addresses of the site."""
    found: set[str] = set()
    for pattern in patterns:
        if isinstance(pattern, URLResolver):
            inner = f"{space}{pattern.namespace}:" if pattern.namespace else space
            found |= names(pattern.url_patterns, inner)
        else:
            found.add(f"{space}{pattern.name}")
    return found


def test_nothing_else_is_open_to_strangers(cast: Cast) -> None:
    """Once there is an organ, every page but the listed few leads to signing in."""
    del cast
    everything = names(get_resolver().url_patterns)
    assert {name for name in PUBLIC if not name.startswith("openid")} <= everything
    assert len(PUBLIC) <= 8
    stranger = browser()
    for name in sorted(everything - set(PUBLIC)):
        if name.startswith(f"{INTERFACE}:"):
            continue  # asks for a token instead, with tests of its own
        if name.startswith("documents:") and name != "documents:start":
            continue  # they name a sheet; the gate does not look at that
        try:
            address = reverse(name)
        except Exception:  # noqa: BLE001, S112 - it wants arguments, and is asked for above
            continue
        assert answer(stranger.get(address), name, []) == "S", name


@pytest.mark.django_db
def test_without_an_organ_the_desk_is_open_and_the_office_is_not() -> None:
    """A site nobody has founded an organ on works as a desk for everybody, as before."""
    stranger = browser()
    assert stranger.get("/").status_code == HTTPStatus.OK
    assert stranger.get("/manage/")["Location"].startswith("/sign-in/login/")


def test_administrators_do_not_come_to_the_documents(cast: Cast) -> None:
    """For none of the three does a page of business exist; the first page leads to theirs."""
    for account in (cast.yan_ming, cast.he_yan, cast.yu_qing):
        client = browser(account)
        assert client.get("/")["Location"] == "/manage/"
        assert client.get("/sheet/whatever/").status_code == HTTPStatus.NOT_FOUND
        assert client.post("/sheet/whatever/clear").status_code == HTTPStatus.NOT_FOUND
    assert browser(cast.lu_ping).get("/").status_code == HTTPStatus.OK


def test_objects_of_another_organ_are_not_found(cast: Cast) -> None:
    """Asked for by the right role of the wrong organ, they do not exist."""
    client = browser(cast.yan_ming)
    unit = cast.neighbour_unit
    for address in (
        reverse("org:unit", args=[unit.public_id]),
        reverse("org:rename-unit", args=[unit.public_id]),
        reverse("org:person", args=[cast.qian_duo.public_id]),
        reverse("org:leave", args=[cast.qian_duo.public_id]),
    ):
        assert client.get(address).status_code == HTTPStatus.NOT_FOUND
        assert client.post(address).status_code in {
            HTTPStatus.NOT_FOUND,
            HTTPStatus.METHOD_NOT_ALLOWED,
        }
    security = browser(cast.he_yan)
    theirs = reverse("org:disable-account", args=[cast.qian_duo.account.public_id])
    assert security.post(theirs, {"reason": "x"}).status_code == HTTPStatus.NOT_FOUND


def test_a_refusal_is_said_once(cast: Cast) -> None:
    """Neither the page of what is not found nor that of a refused form repeats its sentence."""
    client = browser(cast.yan_ming)
    page = client.get("/manage/units/nowhere/").content.decode()
    assert page.count("页面不存在") == 1
    given = {"name": "办公室", "kind": "division", "position": "9"}
    assert (
        client.post(reverse("org:create-unit"), given).content.decode().count("已有“办公室”") == 1
    )
