"""Setting up a checkout: what is skipped, what is redone, and what is said when it cannot be done."""

import ast
from pathlib import Path

import pytest

from bootstrap import __main__ as entry
from bootstrap import commands, console, frontend, stamps, virtualenv
from bootstrap.console import SetupError
from bootstrap.paths import ROOT


def test_any_python_can_read_the_entry_point() -> None:
    """An old Python must be able to run far enough to say that it is too old."""
    source = (ROOT / "tools/bootstrap/__main__.py").read_text()
    assert ast.parse(source, feature_version=(3, 4))


def test_an_old_python_is_told_in_one_sentence(monkeypatch: pytest.MonkeyPatch) -> None:
    """Where no Python is new enough, one Chinese sentence says what is needed and how to name another."""
    monkeypatch.setattr(entry.shutil, "which", lambda _name: None)
    monkeypatch.setattr(entry.sys, "version_info", (3, 9, 2))
    with pytest.raises(SystemExit, match=r"需要 Python 3\.11 .*是 3\.9；.*make run PYTHON="):
        entry.use_new_enough_python()


def test_a_newer_python_beside_the_old_one_is_used(monkeypatch: pytest.MonkeyPatch) -> None:
    """Where a newer Python is at hand, the command continues under it."""
    started: list[list[str]] = []
    monkeypatch.setattr(entry.shutil, "which", lambda name: f"/opt/{name}")

    def become(_path: str, words: list[str]) -> None:
        started.append(words)
        raise SystemExit  # execv never comes back

    monkeypatch.setattr(entry.os, "execv", become)
    monkeypatch.setattr(entry.sys, "argv", ["bootstrap", "run"])
    monkeypatch.setattr(entry.sys, "version_info", (3, 9, 2))
    with pytest.raises(SystemExit):
        entry.use_new_enough_python()
    assert started == [["/opt/python3.14", "-m", "bootstrap", "run"]]


def test_an_unknown_command_names_the_known_ones(capsys: pytest.CaptureFixture[str]) -> None:
    """A mistyped command is answered with the list of commands."""
    assert commands.main(["rnu"]) == 2
    assert "run、setup、test" in capsys.readouterr().err


def test_a_failing_step_is_one_sentence(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """A step that fails ends the command with its sentence and status 1, without a traceback."""

    def fail(_lock: str) -> None:
        raise SetupError("磁盘满了。")

    monkeypatch.setattr(virtualenv, "install", fail)
    assert commands.main(["setup"]) == 1
    assert capsys.readouterr().err == "✗ 磁盘满了。\n"


def test_every_make_target_is_a_command() -> None:
    """The Makefile and the commands name the same things."""
    line = next(
        row for row in (ROOT / "Makefile").read_text().splitlines() if row.startswith("COMMANDS")
    )
    assert set(line.split(":=")[1].split()) == set(commands._COMMANDS)


def test_a_digest_changes_with_content_and_facts() -> None:
    """A changed fact changes the digest; the order of files does not."""
    one, other = ROOT / "Makefile", ROOT / "pyproject.toml"
    assert stamps.digest([one, other]) == stamps.digest([other, one])
    assert stamps.digest([one]) != stamps.digest([other])
    assert stamps.digest([one], "3.11") != stamps.digest([one], "3.12")


def test_a_stamp_holds_only_for_its_digest(tmp_path: Path) -> None:
    """A step is skipped only if it was finished for exactly this input."""
    stamp = tmp_path / "stamp"
    assert not stamps.holds(stamp, "a")
    stamps.leave(stamp, "a")
    assert stamps.holds(stamp, "a")
    assert not stamps.holds(stamp, "b")


@pytest.fixture
def assets(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Build the front end into a folder of the test's own."""
    folder = tmp_path / "static_build"
    monkeypatch.setattr(frontend, "ASSETS", folder)
    monkeypatch.setattr(frontend, "_STAMP", folder / ".stamp")
    return folder


def test_a_failing_front_end_does_not_stop_the_site(
    assets: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """Without a bundle there is one sentence and no half-built folder."""

    def half() -> None:
        assets.mkdir()
        (assets / "base.css").write_text("/* half")
        raise SetupError("前端依赖没有取到")

    monkeypatch.setattr(frontend, "_bundle", half)
    frontend.build()

    assert not assets.exists()
    complaint = capsys.readouterr().err
    assert complaint.count("\n") == 1
    assert "网站照常可用" in complaint


def test_an_up_to_date_bundle_is_not_built_again(
    assets: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The second build does nothing."""
    built: list[int] = []

    def bundle() -> None:
        built.append(1)
        assets.mkdir()

    monkeypatch.setattr(frontend, "_bundle", bundle)
    frontend.build()
    frontend.build()

    assert built == [1]


def test_a_program_that_is_missing_is_told_in_words() -> None:
    """A program that cannot be started is a failed step, with its name."""
    with pytest.raises(SetupError, match=r"没有装成.*no-such-program"):
        console.succeed(["no-such-program"], "没有装成")


def test_foreign_settings_do_not_reach_our_programs(monkeypatch: pytest.MonkeyPatch) -> None:
    """What another project left in the shell does not change what is imported or where it is installed."""
    monkeypatch.setenv("PYTHONPATH", "/elsewhere")
    monkeypatch.setenv("PIP_USER", "1")
    assert {"PYTHONPATH", "PIP_USER"}.isdisjoint(console.environment())
