"""Enrolment codes 「启用码」: by one of them, once, somebody sets a password of his own."""

from __future__ import annotations

import secrets
from datetime import datetime, timedelta

from django.contrib.auth.hashers import check_password, make_password

from sanban.org.models import Account

VALID = timedelta(days=7)
_ALPHABET = "23456789abcdefghjkmnpqrstvwxyz"  # nothing that is misread on paper
_GROUPS, _LENGTH = 4, 4


def issue(account: Account, *, at: datetime) -> str:
    """Give an account a fresh code, of which only a hash is kept; return it to be handed over."""
    code = "-".join(
        "".join(secrets.choice(_ALPHABET) for _ in range(_LENGTH)) for _ in range(_GROUPS)
    )
    account.enrolment_digest = make_password(_plain(code))
    account.enrolment_until = at + VALID
    return code


def fits(account: Account | None, code: str, *, at: datetime) -> bool:
    """Tell whether a code opens an account now; takes as long where there is none."""
    is_open = (
        account is not None
        and account.is_active
        and account.enrolment_until is not None
        and account.enrolment_until > at
    )
    digest = account.enrolment_digest if account and is_open else make_password("")
    return check_password(_plain(code), digest) and is_open


def _plain(code: str) -> str:
    return code.replace("-", "").replace(" ", "").lower()
