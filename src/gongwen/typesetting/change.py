"""A change of typesetting as a value, and how a list of them is told in short Chinese lines."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import groupby

from gongwen.terms.vocabulary import Vocabulary


class ChangeKind(Vocabulary):
    """What a change is about, in the order in which changes are told."""

    PAGE = "page", "页面"
    PAGE_NUMBER = "page-number", "页码"
    ADDED = "added", "添加"
    REMOVED = "removed", "删去"
    LOOK = "look", "格式"
    TABLE = "table", "表格"
    NUMBERS = "numbers", "自动编号"
    CHARACTERS = "characters", "文字"


@dataclass(frozen=True, slots=True)
class Change:
    """One thing that was changed, at ``count`` places.

    ``label`` is what was changed (「正文」「页边距」), ``aspect`` which side of it (「字体」);
    ``before`` is empty where there was nothing. ``first`` is the number of the first paragraph in
    the file before, from one, as findings count; ``None`` for what belongs to no paragraph.
    """

    kind: ChangeKind
    label: str
    aspect: str = ""
    before: str = ""
    after: str = ""
    count: int = 1
    first: int | None = None


@dataclass(frozen=True, slots=True)
class Kept:
    """Things of a file that were left as they are: 「表格 2 个」."""

    label: str
    count: int
    unit: str

    def __str__(self) -> str:
        """Return how people say it."""
        return f"{self.label} {self.count} {self.unit}"


def told(found: Iterable[Change]) -> list[str]:
    """Return changes as short Chinese lines, those of one thing joined."""
    return [
        _told(list(group)) for _, group in groupby(found, key=lambda one: (one.kind, one.label))
    ]


def _told(group: list[Change]) -> str:
    one, most = group[0], max(change.count for change in group)
    where = f"，从第 {one.first} 段起" if one.first and most > 1 else ""
    where = f"，第 {one.first} 段" if one.first and most == 1 else where
    if one.kind in {ChangeKind.LOOK, ChangeKind.TABLE}:
        unit = "段" if one.kind is ChangeKind.LOOK else "个"
        sides = "，".join(_side(change, most, unit) for change in group)
        return f"{one.label} {most} {unit}{where}：{sides}"
    if one.kind is ChangeKind.CHARACTERS:
        listed = "，".join(f"{_arrow(change)}{_times(change.count)}" for change in group)
        return f"{one.label}：{listed}{where}"
    if one.kind in {ChangeKind.ADDED, ChangeKind.REMOVED, ChangeKind.NUMBERS}:
        sides = "，".join(_arrow(change) for change in group if change.before or change.after)
        named = one.label if one.kind is ChangeKind.NUMBERS else f"{one.kind.label}{one.label}"
        return f"{named} {most} 处{where}" + (f"：{sides}" if sides else "")
    return f"{one.label}：{'，'.join(_arrow(change) for change in group)}"


def _side(change: Change, most: int, unit: str) -> str:
    some = f"（{change.count} {unit}）" if change.count < most else ""
    return f"{change.aspect} {_arrow(change)}{some}"


def _arrow(change: Change) -> str:
    if change.kind is ChangeKind.CHARACTERS:
        return f"{change.before or '（此处）'} → {change.after or '删去'}"
    return f"{change.before}→{change.after}" if change.before else change.after


def _times(count: int) -> str:
    return f"（{count} 处）" if count > 1 else ""
