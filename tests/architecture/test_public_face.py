"""What a package offers stands in its `__all__`, complete and in order."""

import importlib
import inspect
import re
from types import ModuleType

import pytest

from tests.architecture.sources import SRC, python_files

PACKAGES = sorted(
    ".".join(path.parent.relative_to(SRC).parts)
    for path in python_files(SRC / "gongwen")
    if path.name == "__init__.py" and "__all__" in path.read_text()
)


def in_order(names: list[str]) -> list[str]:
    """Order names as the linter does: constants, then classes, then the rest."""
    return sorted(
        names, key=lambda name: (0 if name.isupper() else 1 if re.match("[A-Z]", name) else 2, name)
    )


def offered(module: ModuleType) -> set[str]:
    """Collect the public functions and classes that a package's face holds."""
    return {
        name
        for name, value in vars(module).items()
        if not name.startswith("_")
        and (inspect.isclass(value) or inspect.isfunction(value))
        and value.__module__.startswith("gongwen")
    }


def test_the_engine_has_a_public_face() -> None:
    """`import gongwen` offers something, and says what."""
    assert "gongwen" in PACKAGES


@pytest.mark.parametrize("name", PACKAGES)
def test_all_is_sorted_and_true(name: str) -> None:
    """Every name in `__all__` exists, once, in order."""
    module = importlib.import_module(name)
    names = list(module.__all__)
    assert names == in_order(list(dict.fromkeys(names)))
    assert [missing for missing in names if not hasattr(module, missing)] == []


def test_all_of_the_engine_is_complete() -> None:
    """No public function or class of `gongwen` is left out of `__all__`."""
    module = importlib.import_module("gongwen")
    assert offered(module) - set(module.__all__) == set()


def test_the_order_sees_what_is_out_of_order() -> None:
    """Constants come first, then classes, then functions."""
    assert in_order(["check", "Finding", "LIMIT", "Document"]) == [
        "LIMIT",
        "Document",
        "Finding",
        "check",
    ]
