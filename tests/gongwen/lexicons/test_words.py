"""The table of words: every row is complete, anchored and unambiguous."""

from __future__ import annotations

import re
from collections import Counter

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from gongwen.lexicons import table
from gongwen.terms import Severity, Strength

ROWS = table("words")
REFERENCE_ROWS = {"A": 242, "B": 54, "C": 79}


def test_every_row_of_the_reference_is_there() -> None:
    """A001–A242, B001–B054 and C001–C079 are all in the table."""
    codes = {row["code"] for row in ROWS}
    expected = {
        f"W-{kind}{number:03}"
        for kind, count in REFERENCE_ROWS.items()
        for number in range(1, count + 1)
    }
    assert expected <= codes


def test_codes_are_unique() -> None:
    """No two rows share a code."""
    assert [code for code, count in Counter(row["code"] for row in ROWS).items() if count > 1] == []


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row["code"])
def test_row_is_well_formed(row: dict[str, str]) -> None:
    """A row has a known severity and strength, and replacements that change something."""
    assert Severity(row["severity"])
    assert Strength(row["strength"])
    for pair in filter(None, row["replacements"].split("；")):
        faulty, _, good = pair.partition("=")
        assert faulty
        assert faulty != good
    assert row["replacements"] or row["condition"], (
        "without a replacement a person needs to be told what to do"
    )


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row["code"])
def test_whatever_a_pattern_matches_holds_an_anchor(row: dict[str, str]) -> None:
    """No match of a pattern is lost because the text holds none of its anchors."""
    pattern = re.compile(row["pattern"])
    anchors = row["anchors"].split("|")
    # Lookarounds belong to what must stand there, so the text around a match counts as well.
    characters = st.characters(codec="utf-8", categories=("Lo", "Po", "Nd"))

    @settings(
        max_examples=8,
        deadline=None,
        derandomize=True,
        suppress_health_check=list(HealthCheck),
        database=None,
    )
    @given(st.from_regex(pattern, alphabet=characters))
    def holds_an_anchor(text: str) -> None:
        match = pattern.search(text)
        assert match is not None
        assert any(anchor in text for anchor in anchors)

    holds_an_anchor()


@pytest.mark.parametrize("row", [row for row in ROWS if row["safe"]], ids=lambda row: row["code"])
def test_safe_corrections_have_no_trap(row: dict[str, str]) -> None:
    """What is corrected without a person looking is a plain word and always replaced."""
    assert row["replacements"]
    assert row["severity"] in {"S1", "S2", "S3"}
