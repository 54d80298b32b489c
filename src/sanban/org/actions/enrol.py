"""设定口令."""

from __future__ import annotations

from datetime import datetime

from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError
from django.db import transaction

from sanban.kernel.errors import DomainError
from sanban.org import enrolment, entry_types
from sanban.org.actor import Actor
from sanban.org.models import Account
from sanban.org.trail import note

SENTENCE = "登录名或启用码不对，或者启用码已过期；请核对，或请安全管理员重新发放。"


class UnableToEnrol(DomainError):  # noqa: N818 - the name says what happened
    """A password that cannot be set; ``is_password`` tells that the code was right."""

    def __init__(self, message: str, *, is_password: bool = False) -> None:
        super().__init__(message)
        self.is_password = is_password


@transaction.atomic
def enrol(*, username: str, code: str, password: str, at: datetime, address: str = "") -> Account:
    """Let the holder of a code set the password of the account; the code is spent."""
    account: Account | None = Account.objects.select_for_update().filter(username=username).first()
    if not enrolment.fits(account, code, at=at) or account is None:
        raise UnableToEnrol(SENTENCE)
    try:
        validate_password(password, account)
    except ValidationError as error:
        raise UnableToEnrol("".join(error.messages), is_password=True) from error
    account.set_password(password)
    account.enrolment_digest, account.enrolment_until = "", None
    account.access_epoch += 1
    account.save()
    actor = Actor(account, account.person, address=address)
    note(entry_types.ENROLLED, account, actor=actor, at=at)
    return account
