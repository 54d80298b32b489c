"""The marked copy shows everything that was done, and the clean copy is the later version."""

from __future__ import annotations

from datetime import timedelta

from benchmarks.attribution import Story, story
from hypothesis import given, settings
from hypothesis import strategies as st

from sanban.documents.domain.comparison import Comparison, compare
from sanban.documents.domain.marked_copy import ParagraphState, Run, RunKind
from sanban.documents.domain.versions import VersionText
from tests.cast import NOW

REPORT = "各单位应当于三日内报送材料。"
LATE = "逾期不报的，予以通报。"
LOCK = "船闸检修期间，船舶在锚地候闸。"
END = "特此通知。"


def version(number: int, *paragraphs: str) -> VersionText:
    """Return a version by an author named after it."""
    at = NOW + timedelta(days=number)
    return VersionText(number, str(number), f"p{number}", f"作者{number}", "科员", at, paragraphs)


def runs_of(found: Comparison) -> list[tuple[str, str, int]]:
    """Return kind, text and version of all runs that are not merely kept."""
    return [
        (run.kind.value, run.text, run.version)
        for paragraph in found.paragraphs
        for run in paragraph.runs
        if run.kind is not RunKind.KEPT
    ]


def former_text(runs: list[Run], count: int) -> tuple[str, ...]:
    """Return the former version, put together from the runs that were in it."""
    former = (RunKind.KEPT, RunKind.DELETED, RunKind.MOVED_AWAY)
    placed = sorted((run.old, run.text) for run in runs if run.old and run.kind in former)
    return tuple(
        "".join(text for place, text in placed if place.paragraph == number)
        for number in range(count)
    )


def test_changed_characters_are_marked() -> None:
    """Only what changed is marked, by who changed it."""
    new = version(2, REPORT.replace("三日", "五日"))

    found = compare(version(1, REPORT), new)

    assert runs_of(found) == [("删去", "三", 2), ("增加", "五", 2)]
    assert found.clean() == new.paragraphs
    assert [run.name for run in found.paragraphs[0].runs] == ["作者1", "作者2", "作者2", "作者1"]


def test_a_moved_paragraph_is_shown_at_both_places() -> None:
    """It left one place and came to another; it was neither deleted nor written."""
    found = compare(version(1, REPORT, LATE, LOCK), version(2, LATE, LOCK, REPORT))

    assert [(one.state, one.old, one.new) for one in found.paragraphs] == [
        (ParagraphState.MOVED_AWAY, (0,), None),
        (ParagraphState.UNCHANGED, (1,), 0),
        (ParagraphState.UNCHANGED, (2,), 1),
        (ParagraphState.MOVED, (0,), 2),
    ]


def test_what_a_moved_sentence_lost_stands_where_it_was() -> None:
    """Who reads the place it left reads all of it; at its new place stands what it says now."""
    found = compare(
        version(1, REPORT, LATE, LOCK), version(2, LATE, LOCK, REPORT.replace("三", "五"))
    )

    gone, *_, come = found.paragraphs
    assert "".join(run.text for run in gone.runs) == REPORT
    assert [run.text for run in gone.runs if run.kind is RunKind.DELETED] == ["三"]
    assert [run.text for run in come.runs if run.kind is RunKind.INSERTED] == ["五"]


def test_copies_nothing_tells_apart_are_signed_by_nobody() -> None:
    """A mark without a name is better than one with a wrong name."""
    found = compare(version(1, REPORT, END), version(2, REPORT, REPORT, END))

    assert [(run.text, run.name) for one in found.paragraphs for run in one.runs] == [
        (REPORT, ""),
        (REPORT, ""),
        (END, "作者1"),
    ]


def test_paragraphs_cut_and_joined_are_known() -> None:
    """No character changed, and the page can say what did."""
    joined = compare(version(1, REPORT, LATE), version(2, REPORT + LATE))
    split = compare(version(1, REPORT + LATE), version(2, REPORT, LATE))

    assert [one.state for one in joined.paragraphs] == [ParagraphState.JOINED]
    assert [one.state for one in split.paragraphs] == [ParagraphState.SPLIT] * 2
    assert runs_of(joined) == runs_of(split) == []


def test_a_deleted_paragraph_stands_where_it_was() -> None:
    """The reader sees what is gone between what is left."""
    found = compare(version(1, REPORT, LATE, END), version(2, REPORT, END))

    assert [(one.state, one.new) for one in found.paragraphs] == [
        (ParagraphState.UNCHANGED, 0),
        (ParagraphState.DELETED, None),
        (ParagraphState.UNCHANGED, 1),
    ]


def test_with_the_versions_between_everybody_answers_for_his_own() -> None:
    """The last author did neither write nor delete what those before him did."""
    second = version(2, REPORT.replace("三日", "五日"), LATE, END)
    chain = [version(1, REPORT, LATE, END), second, version(3, second.paragraphs[0], END, LOCK)]

    found = compare(chain[0], chain[2], chain)

    assert runs_of(found) == [
        ("删去", "三", 2),
        ("增加", "五", 2),
        ("删去", LATE, 3),
        ("增加", LOCK, 3),
    ]


def test_the_same_text_is_the_same() -> None:
    """Two versions that say the same differ in nothing."""
    found = compare(version(1, REPORT, "", LATE), version(2, REPORT, "", LATE))

    assert found.is_same
    assert found.clean() == (REPORT, "", LATE)


@settings(max_examples=60)
@given(st.integers(0, 5_000), st.sampled_from([0.0, 0.4]), st.data())
def test_both_texts_are_in_the_marked_copy(seed: int, share: float, data: st.DataObject) -> None:
    """After any script of steps the later text and the former one can be read from it, and the hands fit."""
    document: Story = story(seed, versions=4, paragraphs=4, share=share)
    first, last = sorted(data.draw(st.permutations(range(4)))[:2])
    old, new = document.versions[first], document.versions[last]

    found = compare(old, new, document.versions)

    runs = [run for paragraph in found.paragraphs for run in paragraph.runs]
    assert found.clean() == new.paragraphs
    assert former_text(runs, len(old.paragraphs)) == old.paragraphs
    for run in runs:
        assert not run.new or run.new.cut(new.paragraphs) == run.text
        assert not run.old or run.old.cut(old.paragraphs) == run.text
        if run.kind in (RunKind.INSERTED, RunKind.DELETED):
            assert not run.version or old.number < run.version <= new.number


@given(
    st.lists(st.text("应当报送。；，甲1", max_size=20), max_size=5),
    st.lists(st.text("应当报送。；，甲1", max_size=20), max_size=5),
)
def test_any_two_texts_can_be_compared(old: list[str], new: list[str]) -> None:
    """No text breaks it, and nothing is lost."""
    found = compare(version(1, *old), version(2, *new))

    assert found.clean() == tuple(new)
    runs = [run for paragraph in found.paragraphs for run in paragraph.runs]
    assert former_text(runs, len(old)) == tuple(old)
