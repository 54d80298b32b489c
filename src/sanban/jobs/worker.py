"""The worker: looks every few seconds for what is due, until it is told to stop."""

from __future__ import annotations

import logging
from collections.abc import Callable
from datetime import datetime
from threading import Event

from django.db import close_old_connections, connections

from sanban.jobs.actions.run_due import run_due
from sanban.kernel.clock import now

PAUSE_SECONDS = 5.0

_log = logging.getLogger(__name__)


def work(stop: Event, *, pause: float = PAUSE_SECONDS, clock: Callable[[], datetime] = now) -> None:
    """Do what is due again and again; what goes wrong is logged, and the worker goes on."""
    while not stop.is_set():
        try:
            run_due(at=clock())
        except Exception:  # noqa: BLE001 - a database that is away may be back the next time
            _log.exception("定时任务这一轮没有办成，稍后再试")
            close_old_connections()
        stop.wait(pause)
    connections.close_all()
