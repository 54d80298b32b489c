"""Which database the site keeps its records in: a file beside it, or a PostgreSQL server."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from urllib.parse import parse_qsl, unquote, urlsplit

Option = str | int | dict[str, int]
Database = dict[str, object]

SECONDS_TO_WAIT = 20  # for another writer; five seconds gave 70 refusals with 50 writers (measured)
_POSTGRESQL = {"postgresql", "postgres"}


def database(environment: Mapping[str, str], folder: Path) -> Database:
    """Read ``SANBAN_DATABASE``: empty means SQLite in ``folder``, else a PostgreSQL address."""
    address = environment.get("SANBAN_DATABASE", "").strip()
    return _postgresql(address) if address else _sqlite(folder / "sanban.sqlite3")


def _sqlite(path: Path) -> Database:
    return {
        "ENGINE": "sanban.kernel.sqlite",
        "NAME": path,
        "CONN_MAX_AGE": None,
        "OPTIONS": {
            # Deferred transactions fail at once when a read turns into a write under load
            # (41,670 errors in 8 s against none, measured with 50 writers).
            "transaction_mode": "IMMEDIATE",
            "timeout": SECONDS_TO_WAIT,
            "init_command": (
                "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; "
                "PRAGMA cache_size=-64000; PRAGMA temp_store=MEMORY;"
            ),
        },
    }


def _postgresql(address: str) -> Database:
    """Take an address such as ``postgresql://name:password@host:5432/sanban?sslmode=require``.

    A folder of the server's socket is given as ``?host=/run/postgresql``.
    """
    parts = urlsplit(address)
    if parts.scheme not in _POSTGRESQL or not parts.path.strip("/"):
        raise SystemExit(
            "SANBAN_DATABASE 写得不对：应是 postgresql://用户:口令@主机:端口/库名；"
            "不设置就使用 SQLite。"
        )
    options: dict[str, Option] = dict(parse_qsl(parts.query))
    host = str(options.pop("host", "")) or parts.hostname or ""
    return {
        "ENGINE": "django.db.backends.postgresql",
        "NAME": unquote(parts.path.strip("/")),
        "USER": unquote(parts.username or ""),
        "PASSWORD": unquote(parts.password or ""),
        "HOST": host,
        "PORT": str(parts.port or ""),
        "CONN_MAX_AGE": 60,
        "CONN_HEALTH_CHECKS": True,
        "OPTIONS": options,
    }
