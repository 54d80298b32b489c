"""Writers on SQLite queue up, over threads and processes, and nobody waits for ever."""

from __future__ import annotations

import os
import subprocess
import sys
import threading
import time
from pathlib import Path

import pytest
from django.db import connection, transaction
from django.db.utils import OperationalError

from sanban.kernel.sqlite.queue import QueueTimeoutError, WriteQueue

on_sqlite = pytest.mark.skipif("SANBAN_DATABASE" in os.environ, reason="这一项只与 SQLite 有关")
HOLD = """
import sys, time
from pathlib import Path
from sanban.kernel.sqlite.queue import WriteQueue
queue = WriteQueue(Path(sys.argv[1]), 5)
queue.enter()
print("entered", flush=True)
time.sleep(60)
"""


def test_the_second_enters_when_the_first_leaves(tmp_path: Path) -> None:
    """Two connections of one process take turns."""
    first, second = (WriteQueue(tmp_path / "db", 5) for _ in range(2))
    order: list[str] = []
    first.enter()
    waiting = threading.Thread(target=lambda: (second.enter(), order.append("second")))
    waiting.start()
    time.sleep(0.05)

    order.append("first")
    first.leave()
    waiting.join(timeout=5)

    assert order == ["first", "second"]
    second.leave()


def test_waiting_has_an_end(tmp_path: Path) -> None:
    """Who waits too long is told so, and leaves the queue as it was."""
    first, second = WriteQueue(tmp_path / "db", 5), WriteQueue(tmp_path / "db", 0.05)
    first.enter()

    with pytest.raises(QueueTimeoutError):
        second.enter()

    first.leave()
    second.enter()
    second.leave()


def test_another_process_is_waited_for_and_its_death_frees_the_queue(tmp_path: Path) -> None:
    """A process that is killed in the middle holds nobody up."""
    command = [sys.executable, "-c", HOLD, str(tmp_path / "db")]
    queue = WriteQueue(tmp_path / "db", 0.1)
    with subprocess.Popen(command, stdout=subprocess.PIPE) as other:
        assert other.stdout is not None
        assert other.stdout.readline() == b"entered\n"
        with pytest.raises(QueueTimeoutError):
            queue.enter()

        other.kill()
        other.wait()

        queue.enter()
    queue.leave()


@on_sqlite
@pytest.mark.django_db(transaction=True)
def test_a_transaction_holds_the_queue_until_it_ends() -> None:
    """While a transaction is open others wait; commit and rollback both let the next one in."""
    queue = WriteQueue(Path(connection.settings_dict["NAME"]), 0.05)

    with transaction.atomic(), pytest.raises(QueueTimeoutError):
        queue.enter()
    queue.enter()
    queue.leave()
    with pytest.raises(ZeroDivisionError), transaction.atomic():
        _ = 1 / 0
    queue.enter()
    queue.leave()


@on_sqlite
@pytest.mark.django_db(transaction=True)
def test_a_writer_that_cannot_enter_is_refused_as_by_sqlite(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """The site knows one error for a database that is too busy."""

    def refuse(_queue: WriteQueue) -> None:
        raise QueueTimeoutError

    connection.ensure_connection()
    monkeypatch.setattr(WriteQueue, "enter", refuse)

    with pytest.raises(OperationalError, match="locked"), transaction.atomic():
        pass
