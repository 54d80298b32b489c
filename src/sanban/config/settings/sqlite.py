"""Which SQLite the embedded database runs on."""

from __future__ import annotations

import sys


def use_mended_sqlite() -> None:
    """Put the bundled SQLite in the place of the system's, where the wheel exists.

    SQLite before 3.51.3 can, rarely, corrupt a database in WAL mode when two connections write
    and checkpoint at once; distributions still ship such versions.
    """
    try:
        import pysqlite3  # noqa: PLC0415 - absent where no wheel exists
    except ImportError:
        return
    sys.modules.setdefault("sqlite3", pysqlite3)
    sys.modules["sqlite3"] = pysqlite3
    sys.modules["sqlite3.dbapi2"] = pysqlite3.dbapi2
