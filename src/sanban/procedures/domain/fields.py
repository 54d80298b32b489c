"""Reads single fields of a definition: each has its kind, and an unknown one is a fault."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from difflib import get_close_matches
from enum import StrEnum
from typing import TypeVar

from sanban.procedures.domain.problems import Problem
from sanban.procedures.domain.source_lines import Path, SourceLines

_Member = TypeVar("_Member", bound=StrEnum)


class Fields:
    """One table of a definition and the faults found in it so far."""

    def __init__(
        self, table: Mapping[str, object], path: Path, lines: SourceLines, found: list[Problem]
    ) -> None:
        self._table = table
        self._path = path
        self._lines = lines
        self._found = found
        self._read: set[str] = set()

    def line(self, *names: str | int) -> int:
        """Return the line of a field, or of the table where it is missing."""
        return self._lines.line(*self._path, *names)

    def complain(self, message: str, *names: str | int) -> None:
        """Note a fault at a field."""
        self._found.append(Problem(self.line(*names), message))

    def text(self, name: str, *, required: bool = False) -> str:
        """Return a text, empty where there is none."""
        value = self._take(name)
        if isinstance(value, str) and value.strip():
            return value.strip()
        if value is not None:
            self.complain(f"“{name}”应是一段文字，请加引号写出。", name)
        elif required:
            self.complain(f"缺少“{name}”，请补上。")
        return ""

    def flag(self, name: str) -> bool:
        """Return a yes or no, no where there is none."""
        value = self._take(name)
        if value is None or isinstance(value, bool):
            return bool(value)
        self.complain(f"“{name}”只能写 true 或 false。", name)
        return False

    def texts(self, name: str) -> tuple[str, ...]:
        """Return a list of texts; a single text is a list of one."""
        value = self._take(name)
        if value is None:
            return ()
        items = [value] if isinstance(value, str) else value
        if not isinstance(items, list) or not all(isinstance(one, str) for one in items):
            self.complain(f'“{name}”应是一列文字，写成 ["甲", "乙"]。', name)
            return ()
        texts = tuple(str(one) for one in items)
        for text in sorted({text for text in texts if texts.count(text) > 1}):
            self.complain(f"“{name}”里重复写了“{text}”，请只留一个。", name)
        return texts

    def member(self, name: str, kind: type[_Member], default: _Member) -> _Member:
        """Return a member of a closed vocabulary."""
        value = self.text(name)
        if not value:
            return default
        return self.as_member(value, name, kind) or default

    def as_member(self, value: str, name: str, kind: type[_Member]) -> _Member | None:
        """Return the member written as ``value``; complain of any other."""
        known = [str(one) for one in kind]
        if value in known:
            return kind(value)
        self.complain(f"“{name}”里的“{value}”不认识{hint(value, known)}", name)
        return None

    def table(self, name: str) -> dict[str, object] | None:
        """Return a table as it stands, ``None`` where there is none."""
        value = self._take(name)
        if value is None or isinstance(value, dict):
            return value
        self.complain(f"“{name}”应写成一张表。", name)
        return None

    def tables(self, name: str) -> Iterator[Fields]:
        """Yield each table of a list of tables."""
        value = self._take(name)
        if value is None:
            return
        if not isinstance(value, list) or not all(isinstance(one, dict) for one in value):
            self.complain(f"“{name}”应写成若干个 [[{name}]]。", name)
            return
        for index, table in enumerate(value):
            yield Fields(table, (*self._path, name, index), self._lines, self._found)

    def within(self, name: str) -> Fields | None:
        """Return the fields of a table inside this one, ``None`` where there is none."""
        table = self.table(name)
        if table is None:
            return None
        return Fields(table, (*self._path, name), self._lines, self._found)

    def finish(self) -> None:
        """Complain of every field that nobody asked for."""
        for name in self._table:
            if name not in self._read:
                self.complain(f"“{name}”不是可以写的项目{hint(name, sorted(self._read))}", name)

    def has(self, name: str) -> bool:
        """Tell whether a field is written."""
        return name in self._table

    def _take(self, name: str) -> object:
        self._read.add(name)
        return self._table.get(name)


def hint(value: str, known: list[str]) -> str:
    """Return the end of a sentence about an unknown word: what was probably meant, or what there is."""
    close = get_close_matches(value, known, n=1)
    if close:
        return f"，是不是“{close[0]}”？请改正。"
    return f"，请从{'、'.join(known)}中选用。" if known else "，请删去。"
