"""The standard's measures accept what is within tolerance and name what is not."""

from __future__ import annotations

import pytest

from gongwen.layout import spec


@pytest.mark.parametrize(
    ("top", "accepted"),
    [
        (37, True),
        (36, True),
        (38, True),
        (35.7, False),
        (38.3, False),
        (34.58, True),
        (25.4, False),
    ],
)
def test_the_top_margin_has_two_readings(top: float, accepted: bool) -> None:  # noqa: FBT001 — a table
    """37 mm ±1 mm, or 34.58 mm where the line height is compensated for."""
    assert spec.TOP_MARGIN.accepts(spec.points(top)) is accepted


def test_twenty_two_lines_fill_the_type_area() -> None:
    """The grid's pitch fits 22 lines into 225 mm; 29 points fit only 21."""
    assert int(spec.TYPE_HEIGHT.points / spec.GRID_PITCH) == spec.LINES_PER_PAGE
    assert int(spec.TYPE_HEIGHT.points / 29) == spec.LINES_PER_PAGE - 1


def test_twenty_eight_characters_fill_a_line() -> None:
    """三号 fits 28 characters only when set 0.25 points tighter."""
    width = spec.BODY_SIZE + spec.CHARACTER_SPACING
    assert int(spec.TYPE_WIDTH.points / width) == spec.CHARACTERS_PER_LINE
    assert int(spec.TYPE_WIDTH.points / spec.BODY_SIZE) == spec.CHARACTERS_PER_LINE - 1


@pytest.mark.parametrize(
    ("size", "name"), [(16, "三号"), (22, "二号"), (10.5, "五号"), (17, "17 磅")]
)
def test_sizes_go_by_their_names(size: float, name: str) -> None:
    """A size people have a word for is called by it."""
    assert spec.size_name(size) == name


@pytest.mark.parametrize(
    ("color", "red"),
    [
        ("FF0000", True),
        ("E60012", True),
        ("C00000", True),
        ("B03030", False),
        (None, False),
        ("0000FF", False),
    ],
)
def test_red_is_what_looks_red(color: str | None, red: bool) -> None:  # noqa: FBT001 — a table
    """A masthead may be any full red."""
    assert spec.is_red(color) is red


@pytest.mark.parametrize(
    ("color", "black"),
    [(None, True), ("000000", True), ("0D0D0D", True), ("333333", False), ("FF0000", False)],
)
def test_black_is_what_looks_black(color: str | None, black: bool) -> None:  # noqa: FBT001 — a table
    """Automatic and theme blacks count as black."""
    assert spec.is_black(color) is black


def test_lengths_are_shown_with_their_unit() -> None:
    """People read millimetres."""
    assert spec.shown(72.0) == "25.4 mm"
    assert spec.TOP_MARGIN.label == "37 mm ±1 mm"
