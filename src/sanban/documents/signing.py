"""The key that seals signatures; it lies in a file of its own, outside the database.

The first line of the file is the key in use, every further line one that was in use before, so that
what was signed under it can still be checked. A signature is an HMAC: with SHA-256, or with SM3 where
the commercial cryptography rules ask for it (``SANBAN_SIGNING``).
"""

from __future__ import annotations

import hashlib
import hmac
import os
import secrets
from dataclasses import dataclass
from pathlib import Path

from django.conf import settings

from sanban.kernel.errors import DomainError

ALGORITHMS = {"hmac-sha256": "sha256", "hmac-sm3": "sm3"}
_BYTES = 32
_ID_LENGTH = 16
_OWNER_ONLY = 0o600


class UnableToSign(DomainError):  # noqa: N818 - the name says what happened
    """The key is missing, unreadable, or of no use; the message says whom to ask."""


@dataclass(frozen=True, slots=True)
class SealedValue:
    """A signature's value, with what is needed to check it."""

    algorithm: str
    key_id: str
    value: str


def seal(message: bytes, *, is_first: bool) -> SealedValue:
    """Seal a message with the key in use; the key is made for the first signature, never later."""
    algorithm = settings.SIGNING
    if algorithm not in ALGORITHMS:
        raise UnableToSign(
            f"签名算法“{algorithm}”不可用，请系统管理员把 SANBAN_SIGNING 改为 {'或'.join(ALGORITHMS)}。"
        )
    path = Path(settings.SIGNING_KEY)
    if not path.exists():
        if not is_first:
            raise UnableToSign("签名密钥文件不见了，暂不能签发，请系统管理员从备份恢复。")
        _make(path)
    key_id, key = next(iter(_keys(path).items()))
    return SealedValue(algorithm, key_id, _value(key, message, algorithm))


def holds(message: bytes, sealed: SealedValue) -> bool:
    """Tell whether a value was made from this message; raise where its key is gone."""
    path = Path(settings.SIGNING_KEY)
    known = _keys(path) if path.exists() else {}
    if sealed.key_id not in known:
        raise UnableToSign(
            f"找不到签名密钥（编号{sealed.key_id}），无法核验签发，请系统管理员恢复密钥文件。"
        )
    if sealed.algorithm not in ALGORITHMS:
        return False
    return hmac.compare_digest(
        _value(known[sealed.key_id], message, sealed.algorithm), sealed.value
    )


def _value(key: bytes, message: bytes, algorithm: str) -> str:
    return hmac.new(key, message, ALGORITHMS[algorithm]).hexdigest()


def _keys(path: Path) -> dict[str, bytes]:
    try:
        lines = path.read_text(encoding="ascii").split()
        keys = [bytes.fromhex(line) for line in lines]
    except (OSError, ValueError) as error:
        raise UnableToSign("签名密钥文件读不出来，请系统管理员检查或从备份恢复。") from error
    if not keys or any(len(key) < _BYTES for key in keys):
        raise UnableToSign("签名密钥文件不完整，请系统管理员检查或从备份恢复。")
    return {hashlib.sha256(key).hexdigest()[:_ID_LENGTH]: key for key in keys}


def _make(path: Path) -> None:
    """Put a new key in place, whole or not at all; where somebody was faster, his stays."""
    path.parent.mkdir(parents=True, exist_ok=True)
    draft = path.with_name(f".{path.name}.{secrets.token_hex(8)}")
    descriptor = os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_EXCL, _OWNER_ONLY)
    try:
        with os.fdopen(descriptor, "w", encoding="ascii") as file:
            file.write(secrets.token_hex(_BYTES) + "\n")
            file.flush()
            os.fsync(file.fileno())
        try:
            os.link(draft, path)
        except FileExistsError:
            return
    finally:
        draft.unlink()
