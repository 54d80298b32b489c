"""The content-addressed store: a folder whose files are named by the SHA-256 of what is in them."""

from __future__ import annotations

import hashlib
import os
import secrets
from dataclasses import dataclass
from pathlib import Path

from django.conf import settings

from sanban.kernel.errors import DomainError

DIGEST_LENGTH = 64
_READ_ONLY = 0o440


class FileLost(DomainError):  # noqa: N818 - the name says what happened
    """A file that is not in the store, or is no longer what it was; the message says what to do."""


@dataclass(frozen=True, slots=True)
class FolderStore:
    """A store in a folder of this machine. Content is safe on the disk before ``put`` returns."""

    folder: Path

    def put(self, content: bytes) -> str:
        """Keep ``content`` and return its digest; the same content again is kept once."""
        digest = hashlib.sha256(content).hexdigest()
        path = self._path(digest)
        if not path.exists():
            path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
            _write_through(path, content)
        return digest

    def get(self, digest: str) -> bytes:
        """Return the content with this digest; raise :class:`FileLost` where it is gone or changed."""
        try:
            content = self._path(digest).read_bytes()
        except (FileNotFoundError, ValueError) as error:
            raise FileLost("存储中没有找到这个文件，请联系系统管理员从备份恢复。") from error
        if hashlib.sha256(content).hexdigest() != digest:
            raise FileLost("存储中的文件与登记的不一致，已拒绝使用，请联系系统管理员从备份恢复。")
        return content

    def _path(self, digest: str) -> Path:
        if len(digest) != DIGEST_LENGTH or not digest.isalnum():
            raise ValueError(digest)
        return self.folder / digest[:2] / digest


def _write_through(path: Path, content: bytes) -> None:
    """Write a file so that it is whole on the disk or not there at all."""
    draft = path.with_name(f".{secrets.token_hex(8)}")
    with draft.open("xb") as file:
        file.write(content)
        file.flush()
        os.fsync(file.fileno())
    draft.chmod(_READ_ONLY)
    draft.replace(path)
    folder = os.open(path.parent, os.O_RDONLY)
    try:
        os.fsync(folder)
    finally:
        os.close(folder)


def store() -> FolderStore:
    """Return the store of this installation."""
    return FolderStore(settings.FILES_FOLDER)
