"""What the architecture tests look at: the files of this checkout."""

import ast
import subprocess
from collections.abc import Iterator
from functools import cache
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
SRC = ROOT / "src"
TESTS = ROOT / "tests"


@cache
def tracked_files() -> tuple[Path, ...]:
    """List the files that belong to the project: those that git knows or would take up."""
    command = ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"]
    listed = subprocess.run(command, cwd=ROOT, check=True, capture_output=True).stdout
    paths = (ROOT / name.decode() for name in listed.split(b"\0") if name)
    return tuple(sorted(path for path in paths if path.is_file()))


@cache
def python_files(folder: Path) -> tuple[Path, ...]:
    """List our Python files under a folder, without generated migrations."""
    return tuple(
        path
        for path in tracked_files()
        if path.suffix == ".py" and path.is_relative_to(folder) and "migrations" not in path.parts
    )


def shown(path: Path) -> str:
    """Write a path as it reads from the root of the checkout."""
    return path.relative_to(ROOT).as_posix() if path.is_relative_to(ROOT) else path.name


def functions(source: str) -> Iterator[ast.FunctionDef | ast.AsyncFunctionDef]:
    """Yield every function and method in a piece of Python."""
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            yield node


def imported_modules(source: str) -> Iterator[str]:
    """Yield the dotted names that a piece of Python imports."""
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module and not node.level:
            yield node.module
            yield from (f"{node.module}.{alias.name}" for alias in node.names)
