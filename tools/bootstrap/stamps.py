"""Stamps: a step leaves the digest of what it was made from, and is skipped while that holds."""

import fcntl
import hashlib
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path

from bootstrap.console import say
from bootstrap.paths import ROOT, VAR


def digest(files: Iterable[Path], *facts: str) -> str:
    """Compute one digest over files, their names, and further facts that matter."""
    total = hashlib.sha256()
    for file in sorted(files):
        total.update(str(file.relative_to(ROOT)).encode() + b"\0")
        total.update(file.read_bytes() + b"\0")
    for fact in facts:
        total.update(fact.encode() + b"\0")
    return total.hexdigest()


def holds(stamp: Path, value: str) -> bool:
    """Tell whether the step that leaves `stamp` was finished for exactly this digest."""
    return stamp.is_file() and stamp.read_text().strip() == value


def leave(stamp: Path, value: str) -> None:
    """Write the stamp; called last, so that an interrupted step is done again."""
    stamp.write_text(value + "\n")


@contextmanager
def one_at_a_time() -> Iterator[None]:
    """Keep a second set-up of the same checkout waiting until the first is through."""
    VAR.mkdir(exist_ok=True)
    with (VAR / "setup.lock").open("w") as lock:
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            say("另一个终端正在准备运行环境，等它完成。")
            fcntl.flock(lock, fcntl.LOCK_EX)
        yield
