"""The database backend: every write transaction waits its turn before it begins."""

from __future__ import annotations

from pathlib import Path

from django.db.backends.sqlite3 import base
from django.db.utils import OperationalError

from sanban.kernel.sqlite.queue import QueueTimeoutError, WriteQueue


class DatabaseWrapper(base.DatabaseWrapper):
    """SQLite whose transactions begin by queueing; a database in memory has no queue."""

    _queue: WriteQueue | None = None

    def _start_transaction_under_autocommit(self) -> None:
        queue = self._writers()
        if queue is None:
            super()._start_transaction_under_autocommit()  # type: ignore[misc]  # the stubs lack it
            return
        try:
            queue.enter()
        except QueueTimeoutError as error:
            raise OperationalError("database is locked") from error
        try:
            super()._start_transaction_under_autocommit()  # type: ignore[misc]  # as above
        except BaseException:
            queue.leave()
            raise

    def _commit(self) -> None:
        super()._commit()  # type: ignore[misc]  # as above
        self._leave()

    def _rollback(self) -> None:
        try:
            super()._rollback()  # type: ignore[misc]  # as above
        finally:
            self._leave()

    def _close(self) -> None:
        try:
            super()._close()  # type: ignore[misc]  # as above
        finally:
            self._leave()

    def _writers(self) -> WriteQueue | None:
        if self._queue is None and not self.is_in_memory_db():
            settings = self.settings_dict
            self._queue = WriteQueue(Path(settings["NAME"]), settings["OPTIONS"].get("timeout", 20))
        return self._queue

    def _leave(self) -> None:
        if self._queue is not None:
            self._queue.leave()
