"""The digests a chain may be made with."""

from __future__ import annotations

import hashlib

from cryptography.hazmat.primitives import hashes

SHA256 = "sha256"
SM3 = "sm3"
ALGORITHMS = (SHA256, SM3)


def digest(algorithm: str, content: bytes) -> str:
    """Return the digest of ``content`` in hexadecimal."""
    if algorithm == SHA256:
        return hashlib.sha256(content).hexdigest()
    if algorithm == SM3:
        return _sm3(content)
    message = f"unknown digest {algorithm}"
    raise ValueError(message)


def _sm3(content: bytes) -> str:
    """Use the interpreter's SM3, twice as fast; not every OpenSSL has it."""
    try:
        return hashlib.new("sm3", content, usedforsecurity=False).hexdigest()
    except ValueError:
        made = hashes.Hash(hashes.SM3())
        made.update(content)
        return made.finalize().hex()
