"""开立账号."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction

from sanban.kernel.errors import DomainError
from sanban.org import entry_types
from sanban.org.actor import Actor
from sanban.org.changes import begin
from sanban.org.models import Account, Person
from sanban.org.policies import Verb
from sanban.org.trail import note
from sanban.org.vocabulary import ADMINISTRATORS, AccountRole


class UnableToOpenAccount(DomainError):  # noqa: N818 - the name says what happened
    """An account that cannot be opened."""


@transaction.atomic
def open_account(person: Person, *, actor: Actor, at: datetime, username: str) -> Account:
    """Open an account for a person; it is of no use until the security administrator activates it."""
    begin(actor, Verb.OPEN_ACCOUNT, UnableToOpenAccount, person)
    if person.left_at:
        raise UnableToOpenAccount(f"{person.name}已离任，不能开立账号。")
    return _open(
        actor,
        at,
        Account(
            username=username,
            role=AccountRole.PERSON,
            person=person,
            holder_name=person.name,
            staff_number=person.staff_number,
        ),
    )


@transaction.atomic
def open_administrator(
    *,
    actor: Actor,
    at: datetime,
    role: AccountRole,
    username: str,
    holder_name: str,
    staff_number: str,
) -> Account:
    """Open an account for a further administrator, who must be nobody with an account or a post."""
    begin(actor, Verb.OPEN_ACCOUNT, UnableToOpenAccount)
    if role not in ADMINISTRATORS:
        raise UnableToOpenAccount("请选择一种管理员。")
    if Person.objects.filter(organ_id=actor.organ_id, staff_number=staff_number).exists():
        raise UnableToOpenAccount(f"工号 {staff_number} 是业务人员，不能兼任管理员。")
    return _open(
        actor,
        at,
        Account(username=username, role=role, holder_name=holder_name, staff_number=staff_number),
    )


def _open(actor: Actor, at: datetime, account: Account) -> Account:
    """Check that name and human being are new, and open the account."""
    if Account.objects.filter(username=account.username).exists():
        raise UnableToOpenAccount(f"登录名“{account.username}”已被使用，请换一个。")
    same = {"organ_id": actor.organ_id, "staff_number": account.staff_number}
    other = Account.objects.filter(**same).first()
    if other:
        raise UnableToOpenAccount(
            f"{other.holder_name}（工号 {other.staff_number}）已有{other.get_role_display()}账号，"
            "一人只能有一个账号。"
        )
    account.organ_id = actor.organ_id
    account.opened_at = at
    account.set_unusable_password()
    account.save(force_insert=True)
    new = {"username": account.username, "role": account.role}
    note(entry_types.ACCOUNT_OPENED, account, actor=actor, at=at, new=new)
    return account
