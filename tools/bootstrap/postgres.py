"""A PostgreSQL server for the length of a test run: private folder, private socket, no port."""

import os
import pwd
import shutil
import signal
import subprocess
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from bootstrap.console import SetupError, environment

SECONDS_TO_START = 30
SECONDS_TO_STOP = 30
_OWNER = "postgres"  # the account that Debian's package makes; the server refuses to run as root
# Nothing of a test run has to survive a power cut.
_HASTY = ("fsync=off", "synchronous_commit=off", "full_page_writes=off", "max_connections=100")


def programs() -> Path | None:
    """Find the folder of the newest PostgreSQL server on this machine, if it can be run."""
    folders = Path("/usr/lib/postgresql").glob("*/bin")
    found = [folder for folder in folders if folder.joinpath("initdb").exists()]
    found.sort(key=lambda folder: int(folder.parent.name))
    on_path = shutil.which("initdb")
    if on_path:
        found.append(Path(on_path).resolve().parent)
    return found[-1] if found and (os.getuid() or _owner_exists()) else None


@contextmanager
def server(binaries: Path) -> Iterator[str]:
    """Start a server on a folder of its own, yield its address, and end it and the folder."""
    folder = Path(tempfile.mkdtemp(prefix="sanban-postgres-"))
    owner = _OWNER if os.getuid() == 0 else None
    if owner:
        shutil.chown(folder, owner, owner)
    try:
        _run([binaries / "initdb", "-D", folder / "data", "-U", "sanban", "-A", "trust", "-E", "UTF8",
              "--locale=C.UTF-8", "--no-sync"], folder, owner)  # fmt: skip
        options: list[str | Path] = [word for setting in _HASTY for word in ("-c", setting)]
        command = [binaries / "postgres", "-D", folder / "data", "-k", folder, "-h", "", *options]
        with (folder / "log").open("wb") as log, _start(command, log.fileno(), owner) as process:
            try:
                _wait(binaries, folder, process)
                yield f"postgresql://sanban@/postgres?host={folder}"
            finally:
                process.send_signal(signal.SIGINT)  # a fast shutdown
                process.wait(timeout=SECONDS_TO_STOP)
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def _owner_exists() -> bool:
    try:
        pwd.getpwnam(_OWNER)
    except KeyError:
        return False
    return True


def _run(command: list[str | Path], folder: Path, owner: str | None) -> None:
    done = subprocess.run(
        [str(part) for part in command],
        user=owner, group=owner, cwd=folder, env=environment(),
        check=False, capture_output=True, text=True,
    )  # fmt: skip
    if done.returncode:
        raise SetupError(f"PostgreSQL 的测试库没有建成：{done.stderr.strip()[-300:]}")


def _start(command: list[str | Path], log: int, owner: str | None) -> subprocess.Popen[bytes]:
    words = [str(part) for part in command]
    return subprocess.Popen(
        words, user=owner, group=owner, cwd="/", env=environment(), stdout=log, stderr=log
    )


def _wait(binaries: Path, folder: Path, process: subprocess.Popen[bytes]) -> None:
    """Wait until the server answers."""
    deadline = time.monotonic() + SECONDS_TO_START
    probe = [str(binaries / "pg_isready"), "-q", "-h", str(folder)]
    while subprocess.run(probe, check=False).returncode:
        if process.poll() is not None or time.monotonic() > deadline:
            raise SetupError(
                "PostgreSQL 的测试服务没有启动：" + (folder / "log").read_text()[-300:]
            )
        time.sleep(0.1)
