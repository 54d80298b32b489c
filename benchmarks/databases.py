"""An empty site on a database of its own, for measurements that need one: SQLite or PostgreSQL."""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import AbstractContextManager, contextmanager, nullcontext
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
KINDS = ("sqlite", "postgresql")


@contextmanager
def site(kind: str) -> Iterator[dict[str, str]]:
    """Yield the environment of a new site with all tables, and take everything away afterwards."""
    with tempfile.TemporaryDirectory(prefix="sanban-bench-") as folder, _server(kind) as address:
        environment = {
            **os.environ,
            "SANBAN_VAR": folder,
            "SANBAN_DATABASE": address,
            "DJANGO_SETTINGS_MODULE": "sanban.config.settings.base",
            "PYTHONPATH": os.pathsep.join((str(ROOT), str(ROOT / "src"))),
            "OMP_NUM_THREADS": "1",
        }
        run(["-m", "django", "migrate", "-v0"], environment)
        yield environment


def _server(kind: str) -> AbstractContextManager[str]:
    if kind == "sqlite":
        return nullcontext("")
    sys.path.insert(0, str(ROOT / "tools"))
    from bootstrap import postgres  # noqa: PLC0415 - lies beside the package, and only here wanted

    binaries = postgres.programs()
    if binaries is None:
        raise SystemExit("本机没有 PostgreSQL 服务程序，只能加 --kind sqlite 测 SQLite。")
    return postgres.server(binaries)


def run(words: list[str], environment: dict[str, str]) -> str:
    """Run Python with these words in the site, and return what it said."""
    done = subprocess.run(
        [sys.executable, *words],
        env=environment,
        cwd=ROOT,
        check=False,
        capture_output=True,
        text=True,
    )
    if done.returncode:
        raise SystemExit(done.stderr[-2000:])
    return done.stdout


def start(words: list[str], environment: dict[str, str]) -> subprocess.Popen[str]:
    """Start Python with these words in the site; what it is told to wait for comes on its input."""
    return subprocess.Popen(
        [sys.executable, *words],
        env=environment,
        cwd=ROOT,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    )
