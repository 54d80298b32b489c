"""How set-up talks to the person and to other programs."""

import os
import subprocess
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path

from bootstrap.paths import ROOT

# Left over from a shell or another project, these would change what our programs import or install.
_FOREIGN = ("PYTHONPATH", "PYTHONHOME", "PIP_USER", "PIP_TARGET", "PIP_PREFIX", "VIRTUAL_ENV")


Words = Sequence[str | Path]


class SetupError(Exception):
    """A step that failed, told in a Chinese sentence fit to show."""


def say(sentence: str) -> None:
    """Print a sentence at once, also when the output goes to a file."""
    print(f"» {sentence}", flush=True)


def complain(sentence: str) -> None:
    """Print a sentence about something that went wrong."""
    print(f"✗ {sentence}", file=sys.stderr, flush=True)


def environment(extra: Mapping[str, str] | None = None) -> dict[str, str]:
    """Build the environment in which our own programs run."""
    kept = {name: value for name, value in os.environ.items() if name not in _FOREIGN}
    return {**kept, "PYTHONUTF8": "1", **(extra or {})}


def succeed(
    command: Words,
    failing: str,
    *,
    folder: Path = ROOT,
    seconds: float | None = None,
    extra: Mapping[str, str] | None = None,
    quiet: bool = False,
) -> None:
    """Run a program; when it fails, stop with the sentence `failing`."""
    try:
        done = subprocess.run(
            [str(part) for part in command],
            cwd=folder,
            env=environment(extra),
            timeout=seconds,
            check=False,
            stdout=subprocess.DEVNULL if quiet else None,
        )
    except subprocess.TimeoutExpired as error:
        raise SetupError(f"{failing}（超过 {seconds:.0f} 秒没有完成）") from error
    except OSError as error:
        raise SetupError(f"{failing}（{error.strerror}：{command[0]}）") from error
    if done.returncode:
        raise SetupError(failing)


def answer(command: Words, *, seconds: float = 30) -> str | None:
    """Return what a program prints, or nothing when it does not run or fails."""
    try:
        done = subprocess.run(
            [str(part) for part in command],
            cwd=ROOT,
            env=environment(),
            timeout=seconds,
            check=False,
            capture_output=True,
            text=True,
        )
    except (OSError, subprocess.TimeoutExpired):
        return None
    return done.stdout.strip() if done.returncode == 0 else None
