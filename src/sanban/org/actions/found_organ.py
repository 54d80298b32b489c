"""设立机关."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from django.db import transaction

from sanban.kernel.errors import DomainError
from sanban.org import enrolment, entry_types
from sanban.org.actor import Console
from sanban.org.models import Account, Organ
from sanban.org.trail import note
from sanban.org.vocabulary import ADMINISTRATORS, AccountRole


class UnableToFoundOrgan(DomainError):  # noqa: N818 - the name says what happened
    """An organ that cannot be founded."""


@dataclass(frozen=True, slots=True)
class Holder:
    """Who is to be an administrator."""

    username: str
    name: str
    staff_number: str


@dataclass(frozen=True, slots=True)
class Founding:
    """The organ, and the enrolment code of each administrator, told this once."""

    organ: Organ
    codes: Mapping[AccountRole, str]


@transaction.atomic
def found_organ(
    *,
    name: str,
    organ_code: str,
    administrators: Mapping[AccountRole, Holder],
    at: datetime,
    is_demo: bool = False,
) -> Founding:
    """Make a real, empty organ with its three administrators, who are three different people."""
    if Organ.objects.filter(name=name).exists():
        raise UnableToFoundOrgan(f"“{name}”已经设立。")
    _check(administrators)
    organ = Organ.objects.create(name=name, organ_code=organ_code, founded_at=at, is_demo=is_demo)
    codes: dict[AccountRole, str] = {}
    console = Console(organ)
    note(entry_types.FOUNDED, organ, actor=console, at=at, new={"name": name})
    for role in ADMINISTRATORS:
        account = _account(organ, role, administrators[role], at)
        codes[role] = enrolment.issue(account, at=at)
        account.save(force_insert=True)
        new = {"username": account.username, "role": str(role)}
        note(entry_types.ACCOUNT_OPENED, account, actor=console, at=at, new=new)
    return Founding(organ, codes)


def _account(organ: Organ, role: AccountRole, holder: Holder, at: datetime) -> Account:
    account = Account(
        organ=organ,
        role=role,
        username=holder.username,
        holder_name=holder.name,
        staff_number=holder.staff_number,
        is_active=True,
        opened_at=at,
    )
    account.set_unusable_password()
    return account


def _check(administrators: Mapping[AccountRole, Holder]) -> None:
    holders = list(administrators.values())
    if set(administrators) != set(ADMINISTRATORS):
        raise UnableToFoundOrgan("系统管理员、安全管理员、审计管理员各须一人。")
    if len({holder.staff_number for holder in holders}) < len(holders):
        raise UnableToFoundOrgan("三名管理员须是三个人，工号不能相同。")
    usernames = [holder.username for holder in holders]
    taken = Account.objects.filter(username__in=usernames).values_list("username", flat=True)
    if len(set(usernames)) < len(usernames) or taken:
        raise UnableToFoundOrgan("三名管理员的登录名须各不相同，且没有被使用过。")
