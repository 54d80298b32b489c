"""Tests lie where their subject lies, and every package has some."""

import pytest

from tests.architecture.sources import SRC, TESTS, imported_modules, python_files, shown

PACKAGES = ("gongwen", "sanban")
PARTS = sorted(
    {
        f"{path.relative_to(SRC).parts[0]}.{path.relative_to(SRC).parts[1]}"
        for path in python_files(SRC)
        if len(path.relative_to(SRC).parts) > 2
    }
)
IMPORTED = {name for path in python_files(TESTS) for name in imported_modules(path.read_text())}


def is_exercised(part: str, imported: set[str]) -> bool:
    """Tell whether some test imports the part or something inside it."""
    return any(name == part or name.startswith(part + ".") for name in imported)


@pytest.mark.parametrize("package", PACKAGES)
def test_folders_of_tests_mirror_folders_of_sources(package: str) -> None:
    """`tests/gongwen/text/` holds the tests of `src/gongwen/text/`, and there is no folder without a subject."""
    strangers = {
        shown(path.parent)
        for path in python_files(TESTS / package)
        for folder in [path.parent.relative_to(TESTS / package)]
        if folder.parts
        and not any(
            (SRC / package / folder.parts[0]).with_suffix(end).exists() for end in ("", ".py")
        )
    }
    assert strangers == set()


@pytest.mark.parametrize("part", PARTS)
def test_every_part_is_exercised(part: str) -> None:
    """Every package inside the engine and the site is imported by a test, or has a folder of tests."""
    # What is seen through pages only, such as settings and templates, is not imported by its tests.
    assert is_exercised(part, IMPORTED) or python_files(TESTS.joinpath(*part.split(".")))


def test_a_part_without_tests_is_noticed() -> None:
    """A part that no test imports is noticed, also when another's name begins alike."""
    assert not is_exercised("gongwen.text", {"gongwen.texture", "gongwen"})
    assert is_exercised("gongwen.text", {"gongwen.text.document"})
