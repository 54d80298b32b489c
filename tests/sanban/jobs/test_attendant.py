"""The server has a worker beside it: started, started again, stopped with it."""

from __future__ import annotations

import os
import signal
import socket
import sqlite3
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import suppress
from pathlib import Path

import pytest

from sanban.jobs.attendant import Attendant
from tests.architecture.sources import ROOT

SECONDS = 40


def until(holds: Callable[[], bool]) -> bool:
    """Wait until something holds; tell whether it does."""
    end = time.monotonic() + SECONDS
    while time.monotonic() < end:
        if holds():
            return True
        time.sleep(0.1)
    return False


def is_alive(pid: int) -> bool:
    """Tell whether a process is there and no mere leftover."""
    try:
        return Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0] != "Z"
    except OSError:
        return False


def test_a_worker_that_ends_is_started_again_and_stopped_in_the_end(tmp_path: Path) -> None:
    """Told by a signal; after that no new one appears."""
    notes = tmp_path / "notes"
    script = (
        "import os, sys; f = open(sys.argv[1], 'a'); print(os.getpid(), file=f, flush=True);"
        "import time; time.sleep(600)"
    )
    attendant = Attendant((sys.executable, "-c", script, str(notes)), wait=0.05)

    def pids() -> list[int]:
        return [int(line) for line in notes.read_text().split()] if notes.exists() else []

    attendant.start()
    assert until(lambda: len(pids()) == 1)
    os.kill(pids()[0], signal.SIGKILL)
    assert until(lambda: len(pids()) == 2)
    attendant.stop()
    assert until(lambda: not is_alive(pids()[1]))
    time.sleep(0.3)
    assert len(pids()) == 2


@pytest.fixture
def surroundings(tmp_path: Path) -> dict[str, str]:
    """Return the environment of a site with an SQLite database of its own."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith("SANBAN_")}
    return {
        **kept,
        "SANBAN_VAR": str(tmp_path),
        "DJANGO_SETTINGS_MODULE": "sanban.config.settings",
        "PYTHONPATH": f"{ROOT}:{ROOT / 'src'}",
    }


@pytest.fixture
def server(surroundings: dict[str, str]) -> Iterator[subprocess.Popen[bytes]]:
    """Serve a site on which a clock is due."""
    seed = [sys.executable, "-m", "tests.sanban.jobs.seed"]
    subprocess.run(seed, env=surroundings, cwd=ROOT, check=True)
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = str(probe.getsockname()[1])
    command = [sys.executable, "-m", "sanban", "serve", "--port", port]
    # A server that is killed leaves the processes it answers with: they are ended as one group.
    with subprocess.Popen(command, env=surroundings, cwd=ROOT, start_new_session=True) as process:
        yield process
        with suppress(ProcessLookupError):
            os.killpg(process.pid, signal.SIGKILL)


def workers() -> set[int]:
    """Return the workers that serve this test's folder."""
    found = set()
    for folder in Path("/proc").glob("[0-9]*"):
        try:
            words = (folder / "cmdline").read_bytes().split(b"\0")
        except OSError:
            continue
        if b"--attended-by" in words:
            found.add(int(folder.name))
    return found


def children_of(pid: int) -> set[int]:
    """Return the workers that a server has started."""
    found = set()
    for worker in workers():
        try:
            parent = Path(f"/proc/{worker}/stat").read_text().rpartition(")")[2].split()[1]
        except OSError:
            continue
        if int(parent) == pid:
            found.add(worker)
    return found


@pytest.mark.parametrize("how", [signal.SIGTERM, signal.SIGKILL])
def test_a_due_clock_speaks_while_the_server_runs(
    server: subprocess.Popen[bytes], tmp_path: Path, how: signal.Signals
) -> None:
    """Nobody opens a page; and the worker ends with the server, however that ends."""

    def spoken() -> bool:
        database = tmp_path / "sanban.sqlite3"
        with sqlite3.connect(f"file:{database}?mode=ro", uri=True, timeout=20) as records:
            events = records.execute(
                "SELECT count(*) FROM procedures_event WHERE verb = 'clock'"
            ).fetchone()
        records.close()
        return bool(events[0])

    assert until(spoken)
    assert until((tmp_path / "audit_anchors.jsonl").is_file)
    own = children_of(server.pid)
    assert len(own) == 1
    server.send_signal(how)
    assert until(lambda: server.poll() is not None)
    assert until(lambda: not any(is_alive(pid) for pid in own))
