"""What a signature says, and where two texts first part."""

from __future__ import annotations

from dataclasses import fields, replace
from datetime import UTC, date, datetime

from hypothesis import given
from hypothesis import strategies as st

from sanban.documents.domain.numbering import gaps, usual_code, written_number
from sanban.documents.domain.signed import SignedStatement, changed_elements, first_difference
from sanban.documents.domain.text import DocumentText

STATEMENT = SignedStatement(
    document="d", version=2, text="t", file="f", person="p", name="周航", post="副站长",
    step="sign-off", sequence=9, choice="agree", opinion="同意", dated=date(2026, 7, 16),
    at=datetime(2026, 7, 16, 1, 30, tzinfo=UTC),
)  # fmt: skip


def test_every_part_of_a_statement_counts() -> None:
    for field in fields(STATEMENT):
        value = getattr(STATEMENT, field.name)
        other: object = value + 1 if isinstance(value, int) else f"{value}x"
        if isinstance(value, date):
            other = value.replace(day=1)
        assert replace(STATEMENT, **{field.name: other}).message != STATEMENT.message


def test_every_element_that_is_signed_has_a_name() -> None:
    before = DocumentText(title="甲")
    for field in fields(DocumentText):
        kind = type(getattr(before, field.name))
        after = replace(before, **{field.name: "乙" if kind is str else ("乙",)})
        assert len(changed_elements(before, after)) == 1
        assert before.digest != after.digest


@given(st.lists(st.text()), st.lists(st.text()))
def test_texts_without_a_difference_are_the_same(before: list[str], after: list[str]) -> None:
    assert (first_difference(before, after) is None) == (before == after)


def test_the_first_difference_is_shown_where_it_is() -> None:
    long = "清" * 60
    found = first_difference(["甲", f"{long}应当报送。"], ["甲", f"{long}可以报送。"])
    assert found is not None
    assert found.number == 2
    assert "应当" in found.told
    assert "可以" in found.told


def test_a_paragraph_that_one_text_lacks_is_shown_as_missing() -> None:
    found = first_difference(["甲"], ["甲", "乙"])
    assert found is not None
    assert found.told == "第2段定稿为“（无）”，清样为“乙”"


def test_numbers_are_written_as_on_paper() -> None:
    assert written_number("清航函", 2026, 12) == "清航函〔2026〕12号"
    assert usual_code("清航", "letter") == usual_code("清航", "reply-letter") == "清航函"
    assert usual_code("清航", "notice") == "清航发"
    assert not usual_code("", "notice")


def test_gaps_are_found_below_the_next_number_only() -> None:
    assert [one.serial for one in gaps([1, 3], 5)] == [2, 4]
    assert not list(gaps([1, 2], 3))
