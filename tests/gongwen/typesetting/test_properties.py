"""Whatever a Word file holds, typesetting loses nothing of it and settles."""

from __future__ import annotations

from benchmarks.odd_files import OddFile, odd_files
from benchmarks.properties import violations
from hypothesis import HealthCheck, given, settings


# The same sixty each time: the measurement draws a thousand others.
@settings(
    max_examples=60, deadline=None, derandomize=True, suppress_health_check=[HealthCheck.too_slow]
)
@given(file=odd_files())
def test_text_and_things_stay_and_a_second_time_changes_nothing(file: OddFile) -> None:
    """Tables, pictures, notes, links, comments, revisions and fields are there as often as before."""
    assert list(violations(file)) == []
