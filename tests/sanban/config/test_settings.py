"""An installation is safe before anybody has configured anything."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from django.conf import settings
from django.test import Client

from sanban.config.settings.secret import secret_key


def test_the_secret_is_made_once_and_for_its_owner_only(tmp_path: Path) -> None:
    """The first start makes a secret; later ones keep it; nobody else may read it."""
    path = tmp_path / "var" / "secret_key"

    first = secret_key(path)

    assert len(first) >= 64
    assert secret_key(path) == first
    assert path.stat().st_mode & 0o077 == 0


def test_a_secret_that_was_never_finished_is_made_anew(tmp_path: Path) -> None:
    """An empty file, left by an interrupted first start, is no secret."""
    path = tmp_path / "secret_key"
    path.touch()

    assert secret_key(path)


def test_debugging_is_off_and_hosts_are_named() -> None:
    """Nothing is served with debugging pages or to any host name whatever."""
    assert settings.DEBUG is False
    assert "*" not in settings.ALLOWED_HOSTS


@pytest.mark.django_db
def test_pages_may_load_nothing_from_elsewhere(client: Client) -> None:
    """The content policy of every page allows the site itself and nothing else."""
    policy = client.get("/")["Content-Security-Policy"]

    assert "default-src 'self'" in policy
    assert "unsafe" not in policy
    assert "http" not in policy


def test_every_setting_is_documented() -> None:
    """Whatever an installation may set by the environment is explained in one table."""
    folder = settings.ROOT / "src" / "sanban" / "config" / "settings"
    sources = "".join(path.read_text() for path in folder.glob("*.py"))
    used = set(re.findall(r"[\"'](SANBAN_[A-Z_]+)[\"']", sources))
    page = (settings.ROOT / "docs" / "reference" / "settings.md").read_text()
    assert len(used) > 10
    assert used == set(re.findall(r"`(SANBAN_[A-Z_]+)`", page))
