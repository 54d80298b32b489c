"""Reading what came from outside in a process that can do little harm and does not last."""

from __future__ import annotations

import resource
import subprocess
import sys
from dataclasses import dataclass

_FILES = 64
_MEBIBYTE = 1024 * 1024


class ConfinedError(Exception):
    """The process was stopped at a limit, or broke."""


@dataclass(frozen=True, slots=True)
class Limits:
    """How much a process may take."""

    seconds: int = 15
    megabytes: int = 512


def ask(module: str, content: bytes, limits: Limits | None = None) -> bytes:
    """Run ``python -m module`` on ``content`` and return what it prints.

    The child can write no file, and is ended at its limits of memory and time.
    """
    allowed = limits or Limits()

    def confine() -> None:
        space = allowed.megabytes * _MEBIBYTE
        resource.setrlimit(resource.RLIMIT_AS, (space, space))
        resource.setrlimit(resource.RLIMIT_CPU, (allowed.seconds, allowed.seconds))
        resource.setrlimit(resource.RLIMIT_FSIZE, (0, 0))
        resource.setrlimit(resource.RLIMIT_NOFILE, (_FILES, _FILES))

    command = [sys.executable, "-B", "-P", "-m", module]
    # One thread for each library that would start a pool: their stacks count against the limit.
    environment = {"PYTHONUTF8": "1", "OMP_NUM_THREADS": "1", "OPENBLAS_NUM_THREADS": "1"}
    try:
        done = subprocess.run(  # noqa: S603 - our own module
            command,
            input=content,
            capture_output=True,
            timeout=allowed.seconds,
            check=False,
            env=environment,
            preexec_fn=confine,
        )
    except subprocess.TimeoutExpired as error:
        raise ConfinedError(module) from error
    if done.returncode:
        raise ConfinedError(done.stderr[-500:].decode(errors="replace"))
    return done.stdout
