"""A store of its own for every test, and a stand-in for the engine's placing where a test asks for it."""

from __future__ import annotations

from pathlib import Path

import pytest
from pytest_django.fixtures import Settings

from tests.sanban.documents.issuing import Engine


@pytest.fixture
def places(settings: Settings, tmp_path: Path) -> None:
    """Give every test a store and a key of its own."""
    settings.FILES_FOLDER = tmp_path / "files"
    settings.SIGNING_KEY = tmp_path / "signing_key"


@pytest.fixture
def engine(monkeypatch: pytest.MonkeyPatch) -> Engine:
    """Let a stand-in place what is placed."""
    made = Engine()
    made.install(monkeypatch)
    return made
