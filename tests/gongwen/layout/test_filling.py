"""The lines a paragraph fills are reckoned as programs set them."""

from __future__ import annotations

import pytest

from gongwen.layout.compose.main_part import FIRST_LINE
from gongwen.layout.compose.pieces import BODY, LINE, block
from gongwen.layout.filling import lines_of


def _lines(text: str) -> int:
    return lines_of(block([(text, BODY)], LINE))


@pytest.mark.parametrize(
    ("text", "lines"),
    [
        ("", 1),
        ("公" * 28, 1),
        ("公" * 29, 2),
        ("公" * 56, 2),
        ("公" * 28 + "。", 1),  # hangs
        ("公" * 27 + "（文）", 2),  # a bracket never ends a line
        ("公" * 27 + "2026年", 2),  # a number is not torn apart
        ("公" * 10 + "\n" + "公" * 10, 2),
    ],
)
def test_lines_are_counted_with_their_rules(text: str, lines: int) -> None:
    """Twenty-eight characters a line; marks hang, brackets and numbers go with what follows."""
    assert _lines(text) == lines


def test_the_indent_of_the_first_line_takes_two_characters() -> None:
    """So the first line holds twenty-six."""
    assert lines_of(block([("公" * 26, BODY)], FIRST_LINE)) == 1
    assert lines_of(block([("公" * 27, BODY)], FIRST_LINE)) == 2
