"""How many lines a paragraph fills, reckoned from the widths of its characters.

Chinese characters are as wide as they are high, so the reckoning is good for official prose
without asking a program to set the page; Latin letters go by the widths of Times New Roman.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from gongwen.layout import spec
from gongwen.layout.view import size_of
from gongwen.text import Block

# What must not be torn apart: a word or number, a dash or dots of two characters.
_UNIT = re.compile(r"[!-~]+|——|……|.", re.DOTALL)
_NEVER_FIRST = frozenset("，。、；：？！）》〉」』】〕”’％℃…—·")
_NEVER_LAST = frozenset("（《〈「『【〔“‘")
_WIDE_FROM = "\u2e80"
_WIDE_MARKS = frozenset("“”‘’—…·")
_NARROW = frozenset(" .,:;'|!ijlft()[]/-")
_DIGIT = 0.5
_LETTER = 0.47
_CAPITAL = 0.68
_THIN = 0.3
_BETWEEN_SCRIPTS = 0.25  # of a character, which programs put between Chinese and Latin


def lines_of(block: Block, width: float = spec.TYPE_WIDTH.points) -> int:
    """Return how many lines ``block`` fills between margins ``width`` points apart."""
    form, size = block.format, size_of(block)
    left = _length(form.left_chars, form.left, size)
    right = _length(form.right_chars, form.right, size)
    first = _length(form.first_line_chars, form.first_line, size)
    room = max(width - left - right, size)
    spacing = block.runs[0].format.spacing if block.runs else 0.0
    lines = 0
    for part in block.text.split("\n"):
        lines += _fill(part, room, first if not lines else 0.0, size, spacing)
    return lines


def width_of_text(text: str, size: float, spacing: float = 0.0) -> float:
    """Return the width of ``text`` on one line in points; ``size`` and ``spacing`` are in points."""
    return sum(width for _, width in _units(text, size, spacing))


def _length(characters: float | None, points: float, size: float) -> float:
    return points if characters is None else characters * size


def _fill(text: str, room: float, at: float, size: float, spacing: float) -> int:
    """Return the lines ``text`` fills, the first begun ``at`` points in."""
    lines = 1
    for unit, width in _units(text, size, spacing):
        if at + width > room + size * _SQUEEZE and unit[0] not in _NEVER_FIRST:
            lines += 1
            at = 0.0
        at += width
    return lines


_SQUEEZE = 0.02  # of a character: files store lengths rounded


def _units(text: str, size: float, spacing: float) -> Iterator[tuple[str, float]]:
    """Yield what stays together on a line, with its width."""
    held = ""
    before = ""
    for match in _UNIT.finditer(text):
        unit = held + match[0]
        held = ""
        if unit[-1] in _NEVER_LAST and match.end() < len(text):
            held = unit
            continue
        width = sum(_width(mark) * size + spacing for mark in unit)
        if before and _is_latin(before) != _is_latin(unit[0]) and not {before, unit[0]} & _MARKS:
            width += _BETWEEN_SCRIPTS * size
        yield unit, width
        before = unit[-1]


_MARKS = frozenset("，。、；：？！（）《》〈〉「」『』【】〔〕“”‘’—… \u3000\t")


def _is_latin(mark: str) -> bool:
    return mark.isascii()


def _width(mark: str) -> float:
    if mark >= _WIDE_FROM or mark in _WIDE_MARKS:
        return 1.0
    if mark.isdigit():
        return _DIGIT
    if mark in _NARROW:
        return _THIN
    return _CAPITAL if mark.isupper() else _LETTER
