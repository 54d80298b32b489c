"""Enrolment codes 「启用码」: by one of them, once, somebody sets a password of his own."""

from __future__ import annotations

import secrets
from datetime import datetime, timedelta

from django.utils.crypto import constant_time_compare, salted_hmac

from sanban.org.models import Account

VALID = timedelta(days=7)
_ALPHABET = "23456789abcdefghjkmnpqrstvwxyz"  # nothing that is misread on paper
_GROUPS, _LENGTH = 4, 4


def issue(account: Account, *, at: datetime) -> str:
    """Give an account a fresh code, of which only a hash is kept; return it to be handed over."""
    code = "-".join(
        "".join(secrets.choice(_ALPHABET) for _ in range(_LENGTH)) for _ in range(_GROUPS)
    )
    account.enrolment_digest = _digest(account, code)
    account.enrolment_until = at + VALID
    return code


def fits(account: Account | None, code: str, *, at: datetime) -> bool:
    """Tell whether a code opens an account now; takes as long where there is none."""
    if account is None or account.enrolment_until is None:
        return constant_time_compare(_digest(Account(), code), "")
    is_open = account.is_active and account.enrolment_until > at
    return constant_time_compare(_digest(account, code), account.enrolment_digest) and is_open


def _digest(account: Account, code: str) -> str:
    """Hash a code; with 78 random bits in it, nothing slower than this is needed."""
    plain = code.replace("-", "").replace(" ", "").lower()
    key = "sanban.org.enrolment"
    return salted_hmac(key, f"{account.public_id}{plain}", algorithm="sha256").hexdigest()
