"""The base of every closed vocabulary: a value that knows its Chinese label and its clause."""

from __future__ import annotations

from enum import StrEnum
from typing import Self


class Vocabulary(StrEnum):
    """A closed set of values; ``label`` is what people read, ``clause`` where it is defined."""

    label: str
    clause: str

    def __new__(cls, value: str, label: str = "", clause: str = "") -> Self:
        """Make a member that compares as its value and carries its label and clause."""
        member = str.__new__(cls, value)
        member._value_ = value
        member.label = label
        member.clause = clause
        return member

    @classmethod
    def labelled(cls, label: str) -> Self:
        """Return the member people call ``label``; raise ``KeyError`` where there is none."""
        for member in cls:
            if member.label == label:
                return member
        raise KeyError(label)
