"""On which line of a TOML text each value stands; ``tomllib`` itself does not say."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator

Path = tuple[str | int, ...]


class SourceLines:
    """The line of each table and key; a path unknown has the line of what it lies in."""

    def __init__(self, text: str) -> None:
        self._lines: dict[Path, int] = {(): 1}
        self._counts: dict[Path, int] = {}
        table: Path = ()
        for line, statement in _statements(text):
            content: object = tomllib.loads(statement)
            if statement.lstrip().startswith("["):
                table = self._enter(content, is_array=statement.lstrip().startswith("[["))
                self._lines.setdefault(table, line)
            else:
                self._note(table, content, line)

    def line(self, *path: str | int) -> int:
        """Return the line where ``path`` stands."""
        known = path
        while known not in self._lines:
            known = known[:-1]
        return self._lines[known]

    def _enter(self, content: object, *, is_array: bool) -> Path:
        """Return the path of the table that a header opens."""
        names = list(_names(content))
        path: Path = ()
        for name in names[:-1]:
            path = (*path, name)
            if path in self._counts:
                path = (*path, self._counts[path] - 1)
        path = (*path, names[-1])
        if not is_array:
            return path
        self._counts[path] = self._counts.get(path, 0) + 1
        return (*path, self._counts[path] - 1)

    def _note(self, table: Path, content: object, line: int) -> None:
        """Note the line of a key, and of the keys of a dotted or inline table."""
        if isinstance(content, dict):
            for name, value in content.items():
                self._lines.setdefault((*table, str(name)), line)
                self._note((*table, str(name)), value, line)


def _names(content: object) -> Iterator[str]:
    """Yield the names of a header, outermost first."""
    while True:
        if isinstance(content, list):
            content = content[0]
        if not isinstance(content, dict) or not content:
            return
        name, content = next(iter(content.items()))
        yield str(name)


def _statements(text: str) -> Iterator[tuple[int, str]]:
    """Yield each statement with the line it begins on; the text as a whole must be valid TOML.

    A statement goes on until the parser takes it: that alone knows strings and arrays of many lines.
    """
    begun, gathered = 0, ""
    for number, line in enumerate(text.splitlines(), 1):
        if not gathered:
            if not line.strip() or line.lstrip().startswith("#"):
                continue
            begun = number
        gathered = f"{gathered}\n{line}" if gathered else line
        if _is_whole(gathered):
            yield begun, gathered
            gathered = ""


def _is_whole(statement: str) -> bool:
    try:
        tomllib.loads(statement)
    except tomllib.TOMLDecodeError:
        return False
    return True
