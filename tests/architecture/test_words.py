"""The repository names no package registry, no path of somebody's machine and no loose end."""

import re

import pytest

from tests.architecture.sources import ROOT, shown, tracked_files

# Put together from parts, so that this file itself stays clean.
REGISTRIES = ("py" + "pi.org", "python" + "hosted.org", "npm" + "js.org", "npm" + "js.com")
MIRRORS = (r"deb\." + r"debian\.org", r"registry\.\w+\.\w+")
MACHINE_PATHS = (r"(?<![\w.])/(?:work|farm)/", r"(?<![\w.])/home/\w+/", r"/root/\.")
FORBIDDEN = re.compile("|".join([*map(re.escape, REGISTRIES), *MIRRORS, *MACHINE_PATHS]))
# Remarks only: the rules and their examples speak of such marks as faults of a draft.
LOOSE_ENDS = re.compile(r"(?:#|//|/\*|<!--|\{#)\s*(?:TODO|FIXME|XXX)\b")
READ_AS_TEXT = {
    ".cfg", ".css", ".html", ".ini", ".j2", ".js", ".json", ".md", ".mjs", ".py", ".sh", ".tsv", ".toml", ".txt",
    ".yaml", ".yml", "",
}  # fmt: skip


def matches(pattern: re.Pattern[str]) -> list[str]:
    """List where a pattern stands in the project's text files."""
    return [
        f"{shown(path)}:{number}: {line.strip()[:80]}"
        for path in tracked_files()
        if path.suffix in READ_AS_TEXT and path != ROOT / "LICENSE"
        for number, line in enumerate(path.read_text(errors="replace").splitlines(), 1)
        if pattern.search(line)
    ]


def test_no_registry_or_machine_path_is_named() -> None:
    """Where packages come from is the business of each machine's settings, not of the repository."""
    assert matches(FORBIDDEN) == []


def test_no_loose_end_is_left_in_the_text() -> None:
    """What remains to be done is an issue, where it can be seen, not a remark in the code."""
    own = shown(ROOT / "tests/architecture/test_words.py")
    assert [
        found for found in matches(LOOSE_ENDS) if not found.startswith((own, "pyproject.toml"))
    ] == []


def test_a_loose_end_in_a_remark_is_noticed() -> None:
    """A remark that puts something off is found; the same word in an example is not."""
    assert LOOSE_ENDS.search("value = 1  # " + "TODO" + " later")
    assert not LOOSE_ENDS.search('wrong("⟦TODO⟧补充数据。")')


@pytest.mark.parametrize(
    "planted", [*(f"see https://{host}/x" for host in REGISTRIES), "open('/" + "work/x')"]
)
def test_the_pattern_sees_what_is_forbidden(planted: str) -> None:
    """A planted registry host or machine path is found."""
    assert FORBIDDEN.search(planted)


@pytest.mark.parametrize(
    "innocent", ["/api/work/", "src/work/x", "framework/", "https://www.example.org/"]
)
def test_the_pattern_leaves_other_text_alone(innocent: str) -> None:
    """Addresses and folders that only look alike are left alone."""
    assert not FORBIDDEN.search(innocent)
