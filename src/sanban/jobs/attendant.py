"""Keeps a worker going beside the server: starts it, starts it again when it ends, stops it."""

from __future__ import annotations

import logging
import os
import subprocess
import sys
from threading import Event, Thread

COMMAND = (sys.executable, "-m", "sanban", "work", "--attended-by")
_FIRST_WAIT, _LONGEST_WAIT = 1.0, 60.0
_STOP_SECONDS = 10

_log = logging.getLogger(__name__)


class Attendant:
    """Starts a worker process and watches it.

    The worker is told the number of this process and ends when it has another parent, thus also where
    this process is killed. (A pipe would not tell: the server's own processes inherit its other end.)
    """

    def __init__(self, command: tuple[str, ...] = COMMAND, wait: float = _FIRST_WAIT) -> None:
        self._command = command
        self._wait = wait
        self._stopping = Event()
        self._process: subprocess.Popen[bytes] | None = None
        self._watch = Thread(target=self._attend, name="worker-attendant", daemon=True)

    def start(self) -> None:
        """Start the worker."""
        self._watch.start()

    def stop(self) -> None:
        """Stop the worker, and wait until it has."""
        self._stopping.set()
        process = self._process
        if process is not None:
            process.terminate()
        self._watch.join(_STOP_SECONDS)
        if process is not None and process.poll() is None:
            process.kill()

    def _attend(self) -> None:
        wait = self._wait
        while not self._stopping.is_set():
            command = (*self._command, str(os.getpid()))
            self._process = subprocess.Popen(command)  # noqa: S603 - our own command
            if self._stopping.is_set():
                self._process.terminate()
            status = self._process.wait()
            if self._stopping.is_set():
                return
            _log.error("定时任务的进程意外结束（状态 %s），%.0f秒后重新启动", status, wait)
            self._stopping.wait(wait)
            wait = min(wait * 2, _LONGEST_WAIT)
