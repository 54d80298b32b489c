"""The tests of the site run on PostgreSQL where it can be had, and say so where it cannot."""

import os
import subprocess
from pathlib import Path

import pytest

from bootstrap import postgres, quality
from bootstrap.console import SetupError


def test_a_machine_without_postgresql_is_told_what_to_install(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """Nothing fails where there is no server; one sentence says that the tests were left out."""
    monkeypatch.setattr(postgres, "programs", lambda: None)

    quality.postgres_tests([])

    assert "跳过 PostgreSQL 测试" in capsys.readouterr().out


@pytest.mark.skipif(postgres.programs() is None, reason="本机没有 PostgreSQL")
def test_the_server_lives_as_long_as_it_is_used_and_leaves_nothing() -> None:
    """While in use it answers on its socket only; afterwards process and folder are gone."""
    binaries = postgres.programs()
    assert binaries is not None
    with postgres.server(binaries) as address:
        folder = Path(address.partition("host=")[2])
        probe = [str(binaries / "pg_isready"), "-q", "-h", str(folder)]
        process = int((folder / "data/postmaster.pid").read_text().split()[0])
        assert subprocess.run(probe, check=False).returncode == 0

    assert not folder.exists()
    with pytest.raises(ProcessLookupError):
        os.kill(process, 0)


def test_a_server_that_cannot_be_made_is_told_in_one_sentence(tmp_path: Path) -> None:
    """When the programs fail, the reason is told."""
    broken = tmp_path / "initdb"
    broken.write_text("#!/bin/sh\necho no space >&2\nexit 1\n")
    broken.chmod(0o755)
    tmp_path.chmod(0o755)

    with pytest.raises((SetupError, PermissionError)), postgres.server(tmp_path):
        pass
