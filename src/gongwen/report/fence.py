"""Fence this process in: little memory and time, no writing, no network, no other programs."""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence
from pathlib import Path

_MEMORY = 512 * 1024 * 1024
_CPU_SECONDS = 10
_OPEN_FILES = 64

_FORBIDDEN = frozenset(
    {
        "ctypes.dlopen",
        "os.exec",
        "os.fork",
        "os.forkpty",
        "os.posix_spawn",
        "os.remove",
        "os.rename",
        "os.spawn",
        "os.system",
        "socket.__new__",
        "subprocess.Popen",
    }
)
_WRITING = os.O_WRONLY | os.O_RDWR | os.O_CREAT | os.O_TRUNC | os.O_APPEND


def limit(cpu_seconds: int = _CPU_SECONDS) -> None:
    """Limit this process for the rest of its life; it may use ``cpu_seconds`` of the processor.

    The system enforces memory, time and the number of processes, files and bytes. An audit hook
    refuses, besides, to open files outside the interpreter's and the engine's own folders, so that
    a parser talked into reading a path gets nowhere.
    """
    _limit_resources(cpu_seconds)
    roots = _readable()
    forbidden, writing = _FORBIDDEN, _WRITING

    def refuse(event: str, arguments: Sequence[object]) -> None:
        if event in forbidden:
            raise PermissionError(f"{event} is not allowed here")
        if event == "open":
            path, _, flags = arguments
            if isinstance(flags, int) and flags & writing:
                raise PermissionError("writing is not allowed here")
            if isinstance(path, str | bytes) and not _absolute(path).startswith(roots):
                raise PermissionError("reading is not allowed here")

    sys.addaudithook(refuse)


def _absolute(path: str | bytes) -> str:
    # A `Path` would open audit events of its own.
    return os.path.abspath(os.fsdecode(path))  # noqa: PTH100 -- see above


def _limit_resources(cpu_seconds: int) -> None:
    try:
        import resource  # noqa: PLC0415 -- there is none on Windows
    except ImportError:
        return
    for name, most in (
        ("RLIMIT_AS", _MEMORY),
        ("RLIMIT_CPU", cpu_seconds),
        ("RLIMIT_FSIZE", 0),
        ("RLIMIT_NOFILE", _OPEN_FILES),
        ("RLIMIT_NPROC", 0),
        ("RLIMIT_CORE", 0),
    ):
        which = getattr(resource, name, None)
        if which is not None:
            resource.setrlimit(which, (most, most))


def _readable() -> tuple[str, ...]:
    """Return the folders modules and their data are read from."""
    engine = Path(__file__).resolve().parents[2]
    folders = [engine, Path(sys.prefix), Path(sys.base_prefix), Path("/usr/share/zoneinfo")]
    folders += [Path(entry).resolve() for entry in sys.path if entry]
    return tuple({str(folder) + os.sep for folder in folders if folder != Path("/")})
