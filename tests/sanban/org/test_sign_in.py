"""Signing in: password, second factor, limits of the session, lock-out, and what is on record."""

from __future__ import annotations

import time
from datetime import timedelta
from http import HTTPStatus

import pytest
import time_machine
from allauth.mfa.models import Authenticator
from allauth.mfa.recovery_codes.internal.auth import RecoveryCodes
from allauth.mfa.totp.internal import auth as totp
from django.core.cache import cache
from django.db import connection
from django.test import Client, RequestFactory
from pytest_django.fixtures import Settings

from sanban.audit.models import Entry
from sanban.kernel.clock import now
from sanban.org.actions.activate_account import activate_account
from sanban.org.actions.disable_account import disable_account
from sanban.org.actions.open_account import open_account
from sanban.org.actions.register_person import register_person
from sanban.org.models import Account
from sanban.org.sign_in import session
from sanban.org.sign_in.address import address_of
from tests.cast import Cast
from tests.sanban.org.signed_in import browser

PASSWORD = "清河七月 windy lock"  # noqa: S105 - of a test
LOGIN, HERE = "/sign-in/login/", "/manage/"


@pytest.fixture(autouse=True)
def nothing_counted(db: None) -> None:
    """Begin every test with no wrong password counted."""
    del db
    cache.clear()


def with_password(account: Account) -> Account:
    """Give an account a password."""
    account.set_password(PASSWORD)
    account.save()
    return account


def sign_in(client: Client, account: Account, password: str = PASSWORD, address: str = "10.1.1.8"):  # noqa: ANN201 - an answer of the test client
    """Hand in name and password."""
    given = {"login": account.username, "password": password}
    return client.post(LOGIN, given, REMOTE_ADDR=address)


def with_app(account: Account) -> str:
    """Bind an app on the phone; return its secret."""
    secret = totp.generate_totp_secret()
    totp.TOTP.activate(account, secret)
    return secret


def code_of(secret: str) -> str:
    """Return what the app shows now."""
    return totp.format_hotp_value(totp.hotp_value(secret, int(time.time()) // 30))


def events() -> list[str]:
    """Return what is on record, in order."""
    return [entry.type_label for entry in Entry.objects.order_by("sequence")]


def test_a_person_signs_in_with_a_password(cast: Cast) -> None:
    """The desk opens; the sign-in is on record with the address."""
    client = Client()
    answer = sign_in(client, with_password(cast.lu_ping.account))

    assert answer["Location"] == "/desk/to-do/"
    assert client.get(HERE).status_code == HTTPStatus.OK
    entry = Entry.objects.get()
    assert (entry.type_label, entry.actor_name, entry.address) == ("登录", "陆平", "10.1.1.8")


@pytest.mark.parametrize("who", ["lu_ping", "nobody"])
def test_a_wrong_password_says_the_same_for_everybody(cast: Cast, who: str) -> None:
    """Whether there is such an account cannot be told from the answer; the try is on record."""
    account = with_password(cast.lu_ping.account)
    account.username = account.username if who == "lu_ping" else "nobody"
    answer = sign_in(Client(), account, "wrong password")

    assert "登录名或口令不对" in answer.content.decode()
    entry = Entry.objects.get()
    assert (entry.type_label, entry.get_outcome_display()) == ("登录失败", "被拒")
    assert "wrong password" not in entry.content().values()


def test_five_wrong_passwords_lock_the_account_for_a_quarter_of_an_hour(cast: Cast) -> None:
    """Not even the right one helps then, from wherever; after the time it does. Others go on."""
    account, other = with_password(cast.lu_ping.account), with_password(cast.fang_yuan.account)
    for number in range(5):
        sign_in(Client(), account, "wrong", f"10.1.1.{number}")
    locked = sign_in(Client(), account, address="10.9.9.9")
    assert "输错次数太多" in locked.content.decode()
    assert sign_in(Client(), other).status_code == HTTPStatus.FOUND

    with time_machine.travel(now() + timedelta(minutes=16)):
        assert sign_in(Client(), account).status_code == HTTPStatus.FOUND


def test_twenty_wrong_passwords_lock_the_address(cast: Cast) -> None:
    """Guessing through the names of the organ from one place comes to an end."""
    account = with_password(cast.lu_ping.account)
    for number in range(20):
        Client().post(LOGIN, {"login": f"name{number}", "password": "x"}, REMOTE_ADDR="10.1.1.8")
    assert "输错次数太多" in sign_in(Client(), account).content.decode()
    assert sign_in(Client(), account, address="10.1.1.9").status_code == HTTPStatus.FOUND


def test_a_thousand_guesses_are_hardly_judged(cast: Cast) -> None:
    """Of many guesses for one account only the first five are compared with the password."""
    account = with_password(cast.lu_ping.account)
    for number in range(60):
        sign_in(Client(), account, f"guess {number}", f"10.1.{number}.1")
    assert events() == ["登录失败"] * 5


def test_the_second_factor_is_asked_for_and_a_code_is_good_once(cast: Cast) -> None:
    """Between password and session stands the code; the same code again is refused."""
    account = with_password(cast.gao_yuan.account)
    secret = with_app(account)
    client = Client()
    assert sign_in(client, account)["Location"] == "/sign-in/factors/check/"
    assert client.get(HERE)["Location"].startswith(LOGIN)
    assert (
        "验证码不对" in client.post("/sign-in/factors/check/", {"code": "000000"}).content.decode()
    )
    code = code_of(secret)
    assert client.post("/sign-in/factors/check/", {"code": code})["Location"] == "/desk/to-do/"

    second = Client()
    sign_in(second, account)
    assert second.post("/sign-in/factors/check/", {"code": code}).status_code == HTTPStatus.OK


def test_a_recovery_code_takes_the_place_of_the_phone_once(cast: Cast) -> None:
    """Ten are there; each is spent by being used."""
    account = with_password(cast.gao_yuan.account)
    with_app(account)
    code = RecoveryCodes.activate(account).get_unused_codes()[0]
    for expected in (HTTPStatus.FOUND, HTTPStatus.OK):
        client = Client()
        sign_in(client, account)
        assert client.post("/sign-in/factors/check/", {"code": code}).status_code == expected


def test_the_secret_of_the_app_does_not_lie_open_in_the_database(cast: Cast) -> None:
    """Whoever reads the table cannot make codes."""
    secret = with_app(cast.gao_yuan.account)
    with connection.cursor() as cursor:
        cursor.execute("SELECT data FROM mfa_authenticator")
        assert secret not in str(cursor.fetchall())
    assert Authenticator.objects.get().wrap().validate_code(code_of(secret))


@pytest.mark.parametrize(
    ("who", "setting", "needed"),
    [
        ("yan_ming", "administrators", True),
        ("gao_yuan", "administrators", False),
        ("gao_yuan", "signers", True),
        ("zhou_hang", "signers", True),
        ("lu_ping", "signers", False),
        ("lu_ping", "all", True),
    ],
)
def test_who_has_to_have_a_second_factor(
    cast: Cast,
    settings: Settings,
    who: str,
    setting: str,
    needed: bool,  # noqa: FBT001 - a table
) -> None:
    """Administrators always; heads and leaders in charge unless the setting says otherwise."""
    settings.SECOND_FACTOR_FOR = setting
    found = getattr(cast, who)
    account = found if isinstance(found, Account) else found.account
    client = Client()
    sign_in(client, with_password(account))

    answer = client.get(HERE)
    assert (answer.status_code == HTTPStatus.FOUND) is needed
    if needed:
        assert answer["Location"] == "/sign-in/factors/"
        assert client.post("/sign-in/password/", {}).status_code == HTTPStatus.FOUND


def test_setting_the_app_up_opens_the_office(cast: Cast) -> None:
    """The code of the app is checked; recovery codes follow; both are on record."""
    client = Client()
    sign_in(client, with_password(cast.yan_ming))
    page = client.get("/sign-in/factors/app/")
    secret = page.context["form"].secret
    answer = client.post("/sign-in/factors/app/", {"code": code_of(secret)})

    assert answer["Location"] == "/sign-in/factors/codes/"
    assert len(client.get("/sign-in/factors/codes/").context["unused_codes"]) == 10
    assert client.get(HERE).status_code == HTTPStatus.OK
    assert events() == ["登录", "增加第二因素", "增加第二因素"]

    client.post("/sign-in/factors/codes/new/")
    client.post("/sign-in/factors/app/remove/")
    assert events()[3:] == ["更换恢复码", "移除第二因素", "移除第二因素"]


def test_an_idle_session_ends(cast: Cast) -> None:
    """Thirty minutes without a request; used in time it goes on."""
    client = browser(cast.lu_ping)
    with time_machine.travel(now() + timedelta(minutes=29)):
        assert client.get(HERE).status_code == HTTPStatus.OK
    with time_machine.travel(now() + timedelta(minutes=58)):
        assert client.get(HERE).status_code == HTTPStatus.OK
    with time_machine.travel(now() + timedelta(minutes=90)):
        assert client.get(HERE)["Location"] == f"{LOGIN}?next=%2Fmanage%2F"


def test_no_session_outlasts_the_day(cast: Cast) -> None:
    """After twelve hours one signs in again, however busy one was."""
    client = browser(cast.lu_ping)
    begun = now()
    for minutes in range(20, 12 * 60, 20):
        with time_machine.travel(begun + timedelta(minutes=minutes)):
            assert client.get(HERE).status_code == HTTPStatus.OK
    with time_machine.travel(begun + timedelta(minutes=12 * 60 + 1)):
        assert client.get(HERE).status_code == HTTPStatus.FOUND


def test_disabling_and_a_new_password_end_sessions_at_once(cast: Cast) -> None:
    """The very next request of every browser is turned away."""
    lu, fang = browser(cast.lu_ping), browser(cast.fang_yuan)
    disable_account(
        cast.lu_ping.account, actor=cast.security_administrator, at=now(), reason="调查"
    )
    assert lu.get(HERE).status_code == HTTPStatus.FOUND
    with_password(cast.fang_yuan.account)
    assert fang.get(HERE).status_code == HTTPStatus.FOUND


def test_changing_the_password_keeps_this_session_and_ends_the_others(cast: Cast) -> None:
    """The old password is asked for; a weak new one is refused; the change is on record."""
    account = with_password(cast.lu_ping.account)
    here, there = Client(), Client()
    sign_in(here, account)
    sign_in(there, account)
    given = {"oldpassword": PASSWORD, "password1": "1234567890", "password2": "1234567890"}
    assert here.post("/sign-in/password/", given).status_code == HTTPStatus.OK
    given |= {"password1": "new windy lock 八月", "password2": "new windy lock 八月"}
    assert here.post("/sign-in/password/", given).status_code == HTTPStatus.FOUND

    assert here.get(HERE).status_code == HTTPStatus.OK
    assert there.get(HERE).status_code == HTTPStatus.FOUND
    assert events()[-1] == "修改口令"


def test_pages_of_somebody_signed_in_are_kept_nowhere(cast: Cast) -> None:
    """Neither browser nor proxy stores them, so that going back shows nothing after signing out."""
    client = browser(cast.lu_ping)
    assert "no-store" in client.get(HERE)["Cache-Control"]
    assert client.post("/sign-in/logout/")["Location"] == LOGIN
    assert client.get(HERE).status_code == HTTPStatus.FOUND
    assert events() == ["退出登录"]


def test_signing_needs_a_recent_proof(cast: Cast) -> None:
    """Just signed in counts; five minutes later one proves it again; then it counts for a while."""
    account = with_password(cast.lu_ping.account)
    client = Client()
    sign_in(client, account)

    def is_recent() -> bool:
        request = RequestFactory().get("/")
        request.session = client.session
        request.user = Account.objects.get(pk=account.pk)
        return session.recently_authenticated(request)

    assert is_recent()
    with time_machine.travel(now() + timedelta(minutes=6)):
        assert not is_recent()
        request = RequestFactory().get("/sign/?number=7")
        there = session.authenticate_again(request)["Location"]
        assert there == "/sign-in/again/?next=%2Fsign%2F%3Fnumber%3D7"
        assert "口令不对" in client.post(there, {"password": "wrong"}).content.decode()
        assert client.post(there, {"password": PASSWORD})["Location"] == "/sign/?number=7"
        assert is_recent()


def test_a_newcomer_enrols_and_signs_in(cast: Cast) -> None:
    """From the code on paper to the first page, in the browser."""
    person = register_person(
        actor=cast.system_administrator, at=now(), staff_number="QH030", name="罗晨"
    )
    account = open_account(person, actor=cast.system_administrator, at=now(), username="luochen")
    code = activate_account(account, actor=cast.security_administrator, at=now())
    client = Client()
    given = {"username": "luochen", "code": code, "password": PASSWORD, "again": "other"}
    assert "两遍口令不一样" in client.post("/manage/enrol/", given).content.decode()
    given["again"] = PASSWORD
    wrong = client.post("/manage/enrol/", {**given, "code": "2222-2222-2222-2222"})
    assert wrong.status_code == HTTPStatus.UNPROCESSABLE_ENTITY
    assert "口令已设定" in client.post("/manage/enrol/", given).content.decode()
    assert sign_in(client, account)["Location"] == "/desk/to-do/"


def test_codes_cannot_be_guessed_on_and_on(cast: Cast) -> None:
    """After five tries for one name there is a pause."""
    del cast
    given = {"username": "luochen", "code": "x", "password": PASSWORD, "again": PASSWORD}
    statuses = [Client().post("/manage/enrol/", given).status_code for _ in range(6)]
    assert statuses == [422] * 5 + [429]


def test_the_address_is_the_one_our_proxy_saw(settings: Settings) -> None:
    """What a browser itself claims to be is not believed."""
    request = RequestFactory().get(
        "/", REMOTE_ADDR="127.0.0.1", HTTP_X_FORWARDED_FOR="1.2.3.4, 10.1.1.8"
    )
    assert address_of(request) == "127.0.0.1"
    settings.ALLAUTH_TRUSTED_PROXY_COUNT = 1
    assert address_of(request) == "10.1.1.8"
    settings.ALLAUTH_TRUSTED_PROXY_COUNT = 3
    assert address_of(request) == "127.0.0.1"


def test_a_script_is_led_to_signing_in_in_its_own_way(cast: Cast) -> None:
    """A part of a page that can no longer be had makes the whole page go to signing in."""
    del cast
    answer = Client().get(HERE, headers={"HX-Request": "true"})
    assert answer.status_code == HTTPStatus.UNAUTHORIZED
    assert answer["HX-Redirect"].startswith(LOGIN)


def test_every_page_of_signing_in_is_ours_and_chinese(cast: Cast) -> None:
    """No English of the library comes through."""
    client = browser(cast.lu_ping)
    for path in ("", "app/remove/", "keys/", "keys/add/", "codes/"):
        page = client.get(f"/sign-in/factors/{path}").content.decode()
        assert "三办" in page
        assert not {"Authenticator", "Recovery", "Security Key", "Sign Out"} & set(page.split())
    assert "退出后" in client.get("/sign-in/logout/").content.decode()
    assert "没有启用" in Client().get("/sign-in/inactive/").content.decode()
