"""Accounts are opened by one administrator, activated by another, and enrolled by their holder."""

from __future__ import annotations

from datetime import timedelta

import pytest
from allauth.mfa.models import Authenticator
from django.db import IntegrityError, transaction

from sanban.audit.models import Entry
from sanban.org.actions.activate_account import UnableToActivateAccount, activate_account
from sanban.org.actions.disable_account import UnableToDisableAccount, disable_account
from sanban.org.actions.enrol import UnableToEnrol, enrol
from sanban.org.actions.found_organ import Holder, UnableToFoundOrgan, found_organ
from sanban.org.actions.leave import leave
from sanban.org.actions.open_account import UnableToOpenAccount, open_account, open_administrator
from sanban.org.actions.register_person import register_person
from sanban.org.actions.reset_credentials import UnableToResetCredentials, reset_credentials
from sanban.org.actor import Console
from sanban.org.models import Account, Organ, Person
from sanban.org.vocabulary import ADMINISTRATORS, AccountRole, AccountState
from tests.cast import NOW, Cast

DAY = timedelta(days=1)
PASSWORD = "清河七月 windy lock"  # noqa: S105 - of a test


def newcomer(cast: Cast) -> Account:
    """Register 罗晨 and open an account for him."""
    person = register_person(
        actor=cast.system_administrator, at=NOW, staff_number="QH030", name="罗晨"
    )
    return open_account(person, actor=cast.system_administrator, at=NOW, username="luochen")


def test_from_opening_to_the_first_password(cast: Cast) -> None:
    """Opened by one, activated by another, the code is spent by the holder; no default password."""
    account = newcomer(cast)
    assert account.state_at(NOW) == AccountState.OPENED
    assert not account.has_usable_password()

    code = activate_account(account, actor=cast.security_administrator, at=NOW)
    assert account.state_at(NOW) == AccountState.ENROLLING
    assert code.replace("-", "") not in account.enrolment_digest

    enrolled = enrol(username="luochen", code=code.upper(), password=PASSWORD, at=NOW + DAY)
    assert enrolled.check_password(PASSWORD)
    assert enrolled.state_at(NOW + DAY) == AccountState.ACTIVE
    with pytest.raises(UnableToEnrol, match="登录名或启用码不对"):
        enrol(username="luochen", code=code, password=PASSWORD, at=NOW + DAY)
    assert [entry.type_label for entry in Entry.objects.order_by("sequence")][-3:] == [
        "开立账号",
        "启用账号",
        "设定口令",
    ]
    assert not any(code in entry.new + entry.reason for entry in Entry.objects.all())


def test_a_code_grows_old_and_is_never_guessed(cast: Cast) -> None:
    """After a week, with a wrong code, or for nobody the answer is one and the same."""
    account = newcomer(cast)
    code = activate_account(account, actor=cast.security_administrator, at=NOW)
    for username, tried, at in (
        ("luochen", code, NOW + 8 * DAY),
        ("luochen", "2222-2222-2222-2222", NOW),
        ("luochen", "", NOW),
        ("nobody", code, NOW),
        ("nobody", "", NOW),
    ):
        with pytest.raises(UnableToEnrol, match="登录名或启用码不对"):
            enrol(username=username, code=tried, password=PASSWORD, at=at)


@pytest.mark.parametrize("password", ["short", "1234567890123", "password123", "luochen2026"])
def test_a_weak_password_is_refused_and_the_code_is_kept(cast: Cast, password: str) -> None:
    """Too short, only digits, well known or one's own name; the code can be used again."""
    account = newcomer(cast)
    code = activate_account(account, actor=cast.security_administrator, at=NOW)
    with pytest.raises(UnableToEnrol) as caught:
        enrol(username="luochen", code=code, password=password, at=NOW)
    assert caught.value.is_password
    enrol(username="luochen", code=code, password=PASSWORD, at=NOW)


def test_one_administrator_alone_lets_nobody_in(cast: Cast) -> None:
    """Who opens cannot activate, who activates cannot open, and the auditor does neither."""
    account = newcomer(cast)
    for actor in (cast.system_administrator, cast.audit_administrator, cast.acting(cast.he_jing)):
        with pytest.raises(UnableToActivateAccount, match="只能由安全管理员办理"):
            activate_account(account, actor=actor, at=NOW)
    with pytest.raises(UnableToOpenAccount, match="只能由系统管理员办理"):
        open_account(cast.lu_ping, actor=cast.security_administrator, at=NOW, username="x")


def test_a_human_being_has_one_account(cast: Cast) -> None:
    """A second account, a taken name, an administration for a colleague: each is refused."""
    system, taken = cast.system_administrator, cast.lu_ping.account.username
    with pytest.raises(UnableToOpenAccount, match="已有人员账号，一人只能有一个账号"):
        open_account(cast.lu_ping, actor=system, at=NOW, username="luping2")
    person = register_person(actor=system, at=NOW, staff_number="QH030", name="罗晨")
    with pytest.raises(UnableToOpenAccount, match="已被使用"):
        open_account(person, actor=system, at=NOW, username=taken)
    wanted = {"actor": system, "at": NOW, "username": "new", "holder_name": "某"}
    with pytest.raises(UnableToOpenAccount, match="是业务人员，不能兼任管理员"):
        open_administrator(**wanted, role=AccountRole.AUDIT_ADMINISTRATOR, staff_number="QH009")
    with pytest.raises(UnableToOpenAccount, match="已有安全管理员账号"):
        open_administrator(**wanted, role=AccountRole.AUDIT_ADMINISTRATOR, staff_number="QH902")
    with pytest.raises(UnableToOpenAccount, match="请选择一种管理员"):
        open_administrator(**wanted, role=AccountRole.PERSON, staff_number="QH950")
    made = open_administrator(**wanted, role=AccountRole.AUDIT_ADMINISTRATOR, staff_number="QH950")
    assert made.is_active is False


@pytest.mark.parametrize(
    "change",
    [
        {"role": AccountRole.AUDIT_ADMINISTRATOR, "staff_number": "QH901"},
        {"role": AccountRole.AUDIT_ADMINISTRATOR, "staff_number": "QH009"},
        {"role": AccountRole.PERSON},
        {"role": "superuser"},
    ],
)
def test_the_database_itself_keeps_the_three_apart(cast: Cast, change: dict[str, str]) -> None:
    """Whoever goes round the actions is refused by a constraint.

    No second administration for one human being, none beside an ordinary account, no ordinary account
    without a person, no further role.
    """
    account = Account(
        organ=cast.organ,
        username="x",
        holder_name="某",
        opened_at=NOW,
        **{"staff_number": "QH950", **change},
    )
    with pytest.raises(IntegrityError), transaction.atomic():
        account.save()


def test_an_administrator_is_no_person(cast: Cast) -> None:
    """The row of an administrator cannot be tied to somebody with posts."""
    person = Person.objects.create(organ=cast.organ, staff_number="QH030", name="罗晨")
    with pytest.raises(IntegrityError), transaction.atomic():
        Account.objects.filter(pk=cast.he_yan.pk).update(person=person)


def test_a_disabled_account_is_closed_at_once_and_can_be_activated_again(cast: Cast) -> None:
    """All sessions end; activating again gives a new code, not the old password."""
    account = cast.lu_ping.account
    epoch = account.access_epoch
    disable_account(account, actor=cast.security_administrator, at=NOW, reason="长期借出")
    assert (account.state_at(NOW), account.access_epoch) == (AccountState.DISABLED, epoch + 1)
    with pytest.raises(UnableToDisableAccount, match="已经停用"):
        disable_account(account, actor=cast.security_administrator, at=NOW, reason="")
    activate_account(account, actor=cast.security_administrator, at=NOW)
    assert not account.has_usable_password()
    with pytest.raises(UnableToActivateAccount, match="已在使用"):
        activate_account(account, actor=cast.security_administrator, at=NOW)


def test_nobody_disables_or_resets_himself(cast: Cast) -> None:
    """The security administrator needs another for that."""
    with pytest.raises(UnableToDisableAccount, match="不能停用自己"):
        disable_account(cast.he_yan, actor=cast.security_administrator, at=NOW, reason="")
    with pytest.raises(UnableToResetCredentials, match="不能重置自己"):
        reset_credentials(cast.he_yan, actor=cast.security_administrator, at=NOW)


def test_a_reset_takes_password_factors_and_sessions_away(cast: Cast) -> None:
    """From the console it works for an administrator as well, and both are on record."""
    Authenticator.objects.create(user=cast.yan_ming, type="totp", data={})
    epoch = cast.yan_ming.access_epoch
    code = reset_credentials(cast.yan_ming, actor=Console(cast.organ), at=NOW, reason="手机丢失")
    assert not Authenticator.objects.exists()
    assert cast.yan_ming.access_epoch == epoch + 1
    assert enrol(username=cast.yan_ming.username, code=code, password=PASSWORD, at=NOW)
    entry = Entry.objects.order_by("sequence").first()
    assert entry is not None
    assert (entry.actor_name, entry.reason) == ("服务器控制台", "手机丢失")
    with pytest.raises(UnableToResetCredentials, match="安全管理员"):
        reset_credentials(cast.lu_ping.account, actor=cast.system_administrator, at=NOW)


def test_who_left_gets_no_account_back(cast: Cast) -> None:
    """Neither a new one nor the old one."""
    leave(cast.lu_ping, actor=cast.system_administrator, at=NOW)
    account = Account.objects.get(person=cast.lu_ping)
    with pytest.raises(UnableToActivateAccount, match="已离任"):
        activate_account(account, actor=cast.security_administrator, at=NOW)
    with pytest.raises(UnableToOpenAccount, match="已离任"):
        open_account(cast.lu_ping, actor=cast.system_administrator, at=NOW, username="x")
    with pytest.raises(UnableToResetCredentials, match="不在使用"):
        reset_credentials(account, actor=cast.security_administrator, at=NOW)


THREE = {
    role: Holder(f"admin{number}", f"管理员{number}", f"A{number}")
    for number, role in enumerate(ADMINISTRATORS)
}


@pytest.mark.django_db
def test_an_organ_is_founded_with_three_administrators_and_no_password() -> None:
    """Each gets a code of his own; nobody can sign in before using it."""
    founding = found_organ(name="清河航道管理站", organ_code="清航", administrators=THREE, at=NOW)
    assert set(founding.codes) == set(ADMINISTRATORS)
    assert len(set(founding.codes.values())) == 3
    assert not any(account.has_usable_password() for account in Account.objects.all())
    assert Entry.objects.count() == 4
    with pytest.raises(UnableToFoundOrgan, match="已经设立"):
        found_organ(name="清河航道管理站", organ_code="", administrators=THREE, at=NOW)


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("administrators", "sentence"),
    [
        ({AccountRole.SYSTEM_ADMINISTRATOR: Holder("a", "甲", "1")}, "各须一人"),
        ({role: Holder(role, "甲", "1") for role in ADMINISTRATORS}, "须是三个人"),
        ({role: Holder("a", "甲", role) for role in ADMINISTRATORS}, "登录名须各不相同"),
    ],
)
def test_the_three_are_three_people(
    administrators: dict[AccountRole, Holder], sentence: str
) -> None:
    """One number or one name for two of them is refused, and nothing is founded."""
    with pytest.raises(UnableToFoundOrgan, match=sentence):
        found_organ(name="甲站", organ_code="", administrators=administrators, at=NOW)
    assert not Organ.objects.exists()
