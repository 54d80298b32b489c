"""What goes into the store comes out as it was, or not at all."""

from __future__ import annotations

from pathlib import Path

import pytest

from sanban.files.store import FileLost, FolderStore

TEXT = "关于做好汛期船闸安全检查的通知".encode()


def test_content_comes_back_under_its_digest(tmp_path: Path) -> None:
    store = FolderStore(tmp_path / "files")
    assert store.get(store.put(TEXT)) == TEXT


def test_the_same_content_is_kept_once(tmp_path: Path) -> None:
    store = FolderStore(tmp_path)
    assert store.put(TEXT) == store.put(TEXT)
    assert len([path for path in tmp_path.rglob("*") if path.is_file()]) == 1


def test_a_file_that_was_changed_on_the_disk_is_refused(tmp_path: Path) -> None:
    store = FolderStore(tmp_path)
    digest = store.put(TEXT)
    kept = tmp_path / digest[:2] / digest
    kept.chmod(0o600)
    kept.write_bytes(TEXT + b"!")
    with pytest.raises(FileLost, match="与登记的不一致"):
        store.get(digest)


@pytest.mark.parametrize("digest", ["0" * 64, "", "../../etc/passwd", "." * 64])
def test_what_was_never_kept_is_told_in_one_sentence(tmp_path: Path, digest: str) -> None:
    with pytest.raises(FileLost, match="没有找到这个文件"):
        FolderStore(tmp_path).get(digest)


def test_a_kept_file_cannot_be_written_to(tmp_path: Path) -> None:
    digest = FolderStore(tmp_path).put(TEXT)
    assert (tmp_path / digest[:2] / digest).stat().st_mode & 0o222 == 0
