"""Names of objects that may stand in an address: short, random, and telling nothing."""

from __future__ import annotations

import secrets

LENGTH = 16  # eighty bits: nobody guesses one
_ALPHABET = "0123456789abcdefghjkmnpqrstvwxyz"  # without i, l, o and u, which are misread


def new_public_id() -> str:
    """Return a fresh public id."""
    return "".join(secrets.choice(_ALPHABET) for _ in range(LENGTH))
