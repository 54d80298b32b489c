"""The lock files pin everything, by hash, and name no place to fetch it from."""

import json
import re

import pytest

from tests.architecture.sources import ROOT

LOCKS = ("runtime", "dev", "node")


def loose_lines(lock: str) -> list[str]:
    """List the requirements that are not pinned to a version or bear no hash."""
    entries = re.split(r"\n(?=\S)", lock.strip())
    return [
        entry.splitlines()[0]
        for entry in entries
        if not re.match(r"[\w.-]+==[\w.]+", entry) or "--hash=sha256:" not in entry
    ]


def versions(lock: str) -> dict[str, str]:
    """Read the version of each package in a lock."""
    return dict(re.findall(r"^([\w.-]+)==([\w.]+)", lock, re.MULTILINE))


def read(name: str) -> str:
    """Read a lock file."""
    return (ROOT / "requirements" / f"{name}.txt").read_text()


@pytest.mark.parametrize("name", LOCKS)
def test_every_requirement_is_pinned_by_hash(name: str) -> None:
    """Nothing is installed whose content is not known beforehand."""
    assert loose_lines(read(name)) == []


def test_development_runs_on_what_is_deployed() -> None:
    """Whatever the site runs on, tests run on in the same version."""
    deployed, developed = versions(read("runtime")), versions(read("dev"))
    assert {name: developed.get(name) for name in deployed} == deployed


def test_the_front_end_lock_holds_hashes_and_no_addresses() -> None:
    """Npm fetches by hash from wherever the machine is set up to fetch."""
    packages = json.loads((ROOT / "frontend/package-lock.json").read_text())["packages"]
    fetched = {name: entry for name, entry in packages.items() if name}
    assert all(entry["integrity"].startswith("sha512-") for entry in fetched.values())
    assert not any("resolved" in entry for entry in fetched.values())


@pytest.mark.parametrize(
    "line", ["django>=5", "django==5.2.19", "--index-url https://example.org/simple"]
)
def test_a_loose_requirement_is_noticed(line: str) -> None:
    """A range, a missing hash and an index are each noticed."""
    assert loose_lines(line) == [line]
