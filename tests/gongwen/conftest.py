"""What the tests of the engine share: a tiny spelling model, put in the place of the real one."""

from __future__ import annotations

from pathlib import Path

import pytest

from gongwen.proofread import spelling
from gongwen.spelling import MissingModel, Speller


@pytest.fixture(scope="session")
def artefact(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the path of the tiny model."""
    from tests.gongwen.spelling.tiny import write_tiny_model  # noqa: PLC0415 -- few tests train one

    path = tmp_path_factory.mktemp("model") / "model.bin"
    write_tiny_model(path)
    return path


@pytest.fixture(scope="session")
def speller(artefact: Path) -> Speller:
    """Return a speller over the tiny model."""
    return Speller.load(artefact)


@pytest.fixture
def tiny_model(speller: Speller, monkeypatch: pytest.MonkeyPatch) -> Speller:
    """Let everything that judges spelling use the tiny model."""
    monkeypatch.setattr(Speller, "load", lambda: speller)
    monkeypatch.setattr(spelling, "_loaded", [])
    monkeypatch.setattr(spelling, "_recent", [])
    return speller


@pytest.fixture
def no_model(monkeypatch: pytest.MonkeyPatch) -> str:
    """Take the model away; return the sentence that tells how to restore it."""
    missing = MissingModel(Path("model.bin"), "不存在")

    def refuse() -> Speller:
        raise missing

    monkeypatch.setattr(Speller, "load", refuse)
    monkeypatch.setattr(spelling, "_loaded", [])
    monkeypatch.setattr(spelling, "_recent", [])
    return missing.message
