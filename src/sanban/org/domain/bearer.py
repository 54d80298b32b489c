"""What an interface token 「接口令牌」 looks like, and what is kept of it: never the secret itself."""

from __future__ import annotations

import base64
import hashlib
import re
import secrets
from dataclasses import dataclass, field

MARK = "sanban_"  # lets scanners of leaked secrets, and people, recognise one
PREFIX_LENGTH = 5  # fits behind the longest address that the audit trail holds
DIGEST_LENGTH = 64
_BYTES = 32
_WRITTEN = re.compile(rf"{MARK}([A-Za-z0-9_-]{{43}})")


@dataclass(frozen=True, slots=True)
class NewSecret:
    """A fresh secret: ``shown`` goes to its holder once, ``prefix`` and ``digest`` are kept."""

    shown: str = field(repr=False)
    prefix: str
    digest: str


def new_secret() -> NewSecret:
    """Return 32 random bytes as a token."""
    raw = secrets.token_bytes(_BYTES)
    written = base64.urlsafe_b64encode(raw).decode().rstrip("=")
    return NewSecret(f"{MARK}{written}", written[:PREFIX_LENGTH], _digest(raw))


def digest_of(shown: str) -> str:
    """Return the digest of a token that somebody shows; nothing where it is none."""
    found = _WRITTEN.fullmatch(shown)
    if found is None:
        return ""
    return _digest(base64.urlsafe_b64decode(f"{found[1]}="))


def _digest(raw: bytes) -> str:
    return hashlib.sha256(raw).hexdigest()
