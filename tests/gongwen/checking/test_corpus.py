"""Many files are checked together, and none stops the rest."""

from __future__ import annotations

from pathlib import Path

import pytest

from gongwen.checking import corpus
from gongwen.checking.corpus import check_corpus, documents_in
from gongwen.formats.errors import Refusal, UnreadableFile


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Return a folder with two good files, a bad one, and some that are no documents."""
    (tmp_path / "sub").mkdir()
    (tmp_path / "a.txt").write_text("各单位:请办。", encoding="utf-8")
    (tmp_path / "sub" / "b.md").write_text("一切正常。", encoding="utf-8")
    (tmp_path / "c.docx").write_bytes(b"%PDF-1.4")
    for name in ("~$a.docx", ".a.txt", "a.png", "gongwen.toml"):
        (tmp_path / name).write_text("", encoding="utf-8")
    return tmp_path


def test_a_folder_gives_its_documents(folder: Path) -> None:
    """Lock files, hidden files and other kinds are left out; a file given twice counts once."""
    names = [path.name for path in documents_in([folder, folder / "a.txt"])]
    assert names == ["a.txt", "c.docx", "b.md"]


@pytest.mark.parametrize("jobs", [1, 2])
def test_a_bad_file_never_stops_the_rest(folder: Path, jobs: int) -> None:
    """Each file has its result or its reason, with one process or several."""
    done = {one.path.name: one for one in check_corpus([folder], jobs=jobs)}
    assert set(done) == {"a.txt", "b.md", "c.docx"}
    assert done["c.docx"].kind is Refusal.WRONG_FORMAT
    assert "PDF" in done["c.docx"].error
    result = done["a.txt"].result
    assert result is not None
    assert "PUN-01" in [one.code for one in result.findings]


def test_an_unexpected_error_becomes_a_sentence(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A mistake of ours costs one file, not the run."""

    def fail(*_: object, **__: object) -> None:
        raise MemoryError

    monkeypatch.setattr(corpus, "check", fail)
    (done,) = check_corpus([folder / "a.txt"])
    assert "内存" in done.error


def test_dask_is_an_extra(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Without the extra a sentence says how to get it."""
    monkeypatch.setitem(__import__("sys").modules, "distributed", None)
    with pytest.raises(UnreadableFile, match=r"sanban\[dask\]"):
        list(check_corpus([folder], dask="tcp://127.0.0.1:1"))
