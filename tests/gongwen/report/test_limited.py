"""A file nobody vouches for is checked in a child that can do no harm."""

from __future__ import annotations

import base64
import os
import subprocess
import sys
import time
from datetime import date
from pathlib import Path

import pytest

from gongwen.formats.errors import Refusal, UnreadableFile
from gongwen.formats.open import read
from gongwen.report import limited
from gongwen.report.limited import LimitedRecord, Wanted, check_limited
from gongwen.rulebook import House, Override
from tests.gongwen.formats import attacks

TODAY = date(2026, 11, 20)
FAULTY = "关于检查的通知\n各单位:请于6月1日前报送。".encode()


def test_the_child_answers_with_findings_blocks_and_outline() -> None:
    """All a page needs comes back in one record."""
    record = check_limited(FAULTY, "通知.txt", today=TODAY)
    assert set(record) == set(LimitedRecord.__annotations__)
    assert "PUN-01" in [one["code"] for one in record["findings"]]
    assert [block["text"] for block in record["blocks"]] == FAULTY.decode().split("\n")
    assert record["blocks"][1]["offset"] == 8
    assert record["counts"]["S1"] >= 1
    assert record["file"] is None
    assert record["notes"]


def test_the_child_knows_the_house() -> None:
    """A house travels to the child and back into its notes."""
    house = House(name="某局", overrides=(Override("PUN-01", None, "旧稿"),))
    record = check_limited(FAULTY, "通知.txt", house, today=TODAY)
    assert "PUN-01" not in [one["code"] for one in record["findings"]]
    assert any("旧稿" in note for note in record["notes"])


@pytest.mark.parametrize("chosen", [None, []])
def test_the_child_hands_back_files(chosen: list[int] | None) -> None:
    """Annotated and corrected files hold the chosen findings, or all that may be taken."""
    annotated = check_limited(FAULTY, "a.txt", today=TODAY, wanted=Wanted.ANNOTATED, chosen=chosen)
    corrected = check_limited(FAULTY, "a.txt", today=TODAY, wanted=Wanted.CORRECTED, chosen=chosen)
    document = read(base64.b64decode(annotated["file"] or ""), "a.docx")
    text = base64.b64decode(corrected["file"] or "").decode()
    assert ("各单位：请" in text) is (chosen is None)
    assert ("各单位：请" in document.text) is (chosen is None)


@pytest.mark.parametrize(
    "name", ["zero bytes", "macros", "bomb 1:1000", "dtd in the main part", "pdf", "deep nesting"]
)
def test_the_child_refuses_attacks_by_name(name: str) -> None:
    """The refusal comes back as the error it was."""
    make, kind, word = attacks.ATTACKS[name]
    with pytest.raises(UnreadableFile, match=word) as refused:
        check_limited(make(), "a.docx", today=TODAY)
    assert refused.value.kind is kind


def test_a_marked_file_is_refused() -> None:
    """No text of a marked file comes back."""
    with pytest.raises(UnreadableFile) as refused:
        check_limited("机密★1年\n通知".encode(), "a.txt", today=TODAY)
    assert refused.value.kind is Refusal.SECRET_MARK


def test_a_child_that_takes_too_long_is_ended(monkeypatch: pytest.MonkeyPatch) -> None:
    """The caller waits no longer than allowed."""
    monkeypatch.setattr(limited, "TIMEOUT_SECONDS", 0.01)
    began = time.perf_counter()
    with pytest.raises(UnreadableFile, match="拆分") as refused:
        check_limited(FAULTY, "a.txt", today=TODAY)
    assert refused.value.kind is Refusal.TIMEOUT
    assert time.perf_counter() - began < 5


def test_a_child_that_dies_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    """A child killed half-way gives a sentence."""
    monkeypatch.setattr(sys, "executable", "/bin/true")
    with pytest.raises(UnreadableFile, match="拆分"):
        check_limited(FAULTY, "a.txt", today=TODAY)


ESCAPES = {
    "socket": "import socket; socket.socket()",
    "fork": "import os; os.fork()",
    "program": "import subprocess; subprocess.run(['/bin/true'])",
    "shell": "import os; os.system('true')",
    "write": "open({target!r}, 'w')",
    "append": "open({target!r}, 'a')",
    "remove": "import os; os.remove({existing!r})",
    "passwords": "open('/etc/passwd').read()",
    "passwords by a detour": "import sys; open(sys.prefix + '/../../../../../../../../etc/passwd').read()",
    "memory": "bytearray(800 * 1024 * 1024)",
}


FENCED = """\
from gongwen.report import fence
fence.limit()
try:
    {code}
except (OSError, MemoryError):
    print("stopped")
"""


@pytest.mark.skipif(sys.platform != "linux", reason="limits of Linux")
@pytest.mark.parametrize("name", ESCAPES)
def test_nothing_escapes_from_the_child(name: str, tmp_path: Path) -> None:
    """Once fenced in, a process cannot connect, fork, write, or read foreign files."""
    existing = tmp_path / "existing"
    existing.write_text("")
    target = tmp_path / "target"
    code = ESCAPES[name].format(target=str(target), existing=str(existing))
    fenced = FENCED.format(code=code)
    done = subprocess.run(
        [sys.executable, "-c", fenced],
        capture_output=True,
        text=True,
        check=False,
        env=os.environ,
        cwd="/",
    )
    assert done.stdout == "stopped\n", done.stderr
    assert existing.exists()
    assert not target.exists()
