"""The tables of organs, places and originals are sound."""

from __future__ import annotations

from datetime import date

import pytest

from gongwen.lexicons import table


@pytest.mark.parametrize(
    ("name", "columns"),
    [
        ("organs", {"word", "proper", "kind", "changed", "not_before", "not_after"}),
        ("regions", {"word", "proper", "kind", "changed"}),
        ("organ_order", {"rank", "name"}),
        ("originals", {"title", "clause", "sentence"}),
    ],
)
def test_tables_have_their_columns(name: str, columns: set[str]) -> None:
    """No row is short or long."""
    rows = table(name)

    assert rows
    assert all(set(row) == columns for row in rows)


@pytest.mark.parametrize("name", ["organs", "regions"])
def test_words_stand_once_and_are_not_their_own_correction(name: str) -> None:
    """A word has one proper form, which differs from it."""
    words = [row["word"] for row in table(name)]

    assert len(words) == len(set(words))
    assert all(row["word"] != row["proper"] for row in table(name))


def test_renamed_organs_and_places_say_when() -> None:
    """Without the day of change, history could not be told from error."""
    for row in (*table("organs"), *table("regions")):
        if row["kind"] == "renamed":
            assert date(1990, 1, 1) < date.fromisoformat(row["changed"]) < date(2026, 1, 1), row[
                "word"
            ]
        else:
            assert row["changed"] == ""


def test_departments_are_ranked_without_gaps() -> None:
    """The order runs 1, 2, 3."""
    assert [int(row["rank"]) for row in table("organ_order")] == list(
        range(1, len(table("organ_order")) + 1)
    )
