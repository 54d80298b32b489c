"""A model that is absent or damaged is told of in one Chinese sentence."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from gongwen.spelling import MissingModel, Speller
from gongwen.spelling.artefact import Artefact, write


def test_arrays_come_back_as_they_were(tmp_path: Path) -> None:
    """Type, shape and content survive, and equal content gives equal bytes."""
    arrays = {"a": np.arange(6, dtype=np.uint16).reshape(2, 3), "b": np.array([0.5])}
    write(tmp_path / "one", arrays, {"version": "1"})
    write(tmp_path / "two", arrays, {"version": "1"})
    read = Artefact(tmp_path / "one")
    assert read.array("a", np.uint16).tolist() == [[0, 1, 2], [3, 4, 5]]
    assert read.notes == {"version": "1"}
    assert (tmp_path / "one").read_bytes() == (tmp_path / "two").read_bytes()


def test_a_missing_model_is_told_with_its_remedy(tmp_path: Path) -> None:
    """The sentence names the file and the command that restores it."""
    with pytest.raises(MissingModel) as raised:
        Speller.load(tmp_path / "model.bin")
    assert "不存在" in raised.value.message
    assert "make train CORPUS=" in raised.value.message


@pytest.mark.parametrize("spoil", [lambda c: c[:0], lambda c: c[:200], lambda c: b"x" + c[1:]])
def test_a_damaged_model_is_told_likewise(artefact: Path, tmp_path: Path, spoil: object) -> None:
    """An empty, a cut and an altered file are each refused."""
    assert callable(spoil)
    (tmp_path / "model.bin").write_bytes(spoil(artefact.read_bytes()))
    with pytest.raises(MissingModel, match="已损坏"):
        Speller.load(tmp_path / "model.bin")


def test_a_model_of_another_version_is_refused(tmp_path: Path) -> None:
    """A file that lacks an array, or holds another type, is not half used."""
    write(tmp_path / "model.bin", {"alphabet": np.zeros(3)}, {})
    with pytest.raises(MissingModel, match="版本不符"):
        Speller.load(tmp_path / "model.bin")
