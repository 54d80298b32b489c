"""`sanban work`."""

from __future__ import annotations

import signal
import sys
from threading import Event, Thread

from django.core.management.base import BaseCommand, CommandParser

from sanban.jobs.worker import work


class Command(BaseCommand):
    """Does what is scheduled until it is stopped; several may run at once, on several machines."""

    help = "办理定时任务：时限到时提醒、留存审计印记"

    def add_arguments(self, parser: CommandParser) -> None:
        """Take what the server says that starts a worker of its own."""
        parser.add_argument(
            "--while-attended",
            action="store_true",
            help="标准输入关闭时结束，由 sanban serve 使用",
        )

    def handle(self, *_arguments: str, while_attended: bool, **_options: object) -> None:
        """Work until stopped."""
        stop = Event()
        if while_attended:
            # The server tells it to stop; what the keyboard says is for the server.
            signal.signal(signal.SIGINT, signal.SIG_IGN)
            Thread(target=_stop_with_input, args=(stop,), daemon=True).start()
        else:
            signal.signal(signal.SIGINT, lambda *_: stop.set())
        signal.signal(signal.SIGTERM, lambda *_: stop.set())
        work(stop)


def _stop_with_input(stop: Event) -> None:
    sys.stdin.buffer.read()
    stop.set()
