"""What is wrong with a definition, each with its line."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from sanban.kernel.errors import DomainError


@dataclass(frozen=True, order=True, slots=True)
class Problem:
    """One fault of a definition; ``message`` is one sentence that says what to do."""

    line: int
    message: str

    @property
    def text(self) -> str:
        """Return the fault with its line."""
        return f"第{self.line}行：{self.message}"


class UnableToReadDefinition(DomainError):  # noqa: N818 - house style names errors by what could not be done
    """A definition that must not be published; ``problems`` are all its faults in order of lines."""

    def __init__(self, name: str, problems: Iterable[Problem]) -> None:
        self.problems = tuple(sorted(set(problems)))
        listed = "\n".join(problem.text for problem in self.problems)
        super().__init__(f"流程定义“{name}”有{len(self.problems)}处问题，没有发布：\n{listed}")
