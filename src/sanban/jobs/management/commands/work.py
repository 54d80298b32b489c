"""`sanban work`."""

from __future__ import annotations

import os
import signal
import time
from threading import Event, Thread

from django.core.management.base import BaseCommand, CommandParser

from sanban.jobs.worker import work

_LOOK_SECONDS = 1.0


class Command(BaseCommand):
    """Does what is scheduled until it is stopped; several may run at once, on several machines."""

    help = "办理定时任务：时限到时提醒、留存审计印记"

    def add_arguments(self, parser: CommandParser) -> None:
        """Take what the server says that starts a worker of its own."""
        parser.add_argument(
            "--attended-by",
            type=int,
            metavar="进程号",
            help="这个进程不在了就结束，由 sanban serve 使用",
        )

    def handle(self, *_arguments: str, attended_by: int | None, **_options: object) -> None:
        """Work until stopped."""
        stop = Event()
        signal.signal(signal.SIGTERM, lambda *_: stop.set())
        if attended_by is None:
            signal.signal(signal.SIGINT, lambda *_: stop.set())
        else:
            # The server tells it to stop; what the keyboard says is for the server.
            signal.signal(signal.SIGINT, signal.SIG_IGN)
            Thread(target=_stop_without, args=(attended_by, stop), daemon=True).start()
        work(stop)


def _stop_without(parent: int, stop: Event) -> None:
    """Stop when the process that started this one is gone."""
    while os.getppid() == parent:
        time.sleep(_LOOK_SECONDS)
    stop.set()
