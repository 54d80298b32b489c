"""A paragraph is cut so that every character bears exactly its findings."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from sanban.documents.domain.marked_text import Span, stretches


def test_text_without_findings_stays_whole() -> None:
    """A paragraph nobody complains about is one stretch."""
    assert [cut.text for cut in stretches("妥否，请批示。", [])] == ["妥否，请批示。"]


def test_overlapping_findings_share_the_characters_between_them() -> None:
    """Where two findings overlap, the characters in common bear both, the shorter one first."""
    cuts = list(stretches("关于请示报告的通知", [Span(2, 6, 1), Span(4, 6, 2)]))

    assert [(cut.text, cut.numbers) for cut in cuts] == [
        ("关于", ()),
        ("请示", (1,)),
        ("报告", (2, 1)),
        ("的通知", ()),
    ]
    assert [cut.begins for cut in cuts] == [(), (1,), (2,), ()]


def test_a_missing_character_is_a_place_of_its_own() -> None:
    """A finding without width, such as a missing full stop, is an empty stretch at its place."""
    cuts = list(stretches("请批示", [Span(3, 3, 1)]))

    assert [(cut.text, cut.numbers) for cut in cuts] == [("请批示", ()), ("", (1,))]


@given(
    st.text("请示报告，。", max_size=12),
    st.lists(st.tuples(st.integers(0, 14), st.integers(0, 14)), max_size=6),
)
def test_cut_text_joins_again_and_every_finding_begins_once(
    text: str, places: list[tuple[int, int]]
) -> None:
    """Whatever the findings, no character is lost and each finding can be jumped to exactly once."""
    spans = [Span(min(place), max(place), number) for number, place in enumerate(places, start=1)]

    cuts = list(stretches(text, spans))

    assert "".join(cut.text for cut in cuts) == text
    begun = sorted(number for cut in cuts for number in cut.begins)
    assert begun == sorted(span.number for span in spans)
