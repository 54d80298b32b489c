"""What was measured on the pages is told as people ask about it: one line for each thing."""

from __future__ import annotations

from sanban.documents.domain.galley import Measure, Paper, PaperState, verified


def paper(*measures: Measure, faults: tuple[str, ...] = ()) -> Paper:
    """Return pages with these measures."""
    return Paper(PaperState.READY, "", pages=2, measures=measures, faults=faults)


def test_measures_of_one_thing_become_one_line() -> None:
    """Two page numbers and their distance are one line, and it fits only if all do."""
    right = Measure("第 1 面页码", "居右空 1.0 字", "居右空 1 字", fits=True)
    wrong = Measure("第 2 面页码", "居右空 1.0 字", "居左空 1 字", fits=False)

    (both,) = (row for row in verified(paper(right, wrong)) if row.name == "页码")
    (one,) = (row for row in verified(paper(right)) if row.name == "页码")

    assert (both.value, both.wanted, both.fits) == ("居右空 1.0 字", "居左空 1 字", False)
    assert one.fits is True


def test_what_is_not_there_is_neither_right_nor_wrong() -> None:
    """A paper without a header has no red line to be measured."""
    rows = {row.name: row for row in verified(paper())}

    assert (rows["红线"].fits, rows["红线"].value) == (None, "没有，或量不出")
    assert list(rows) == [*("每面行数", "每行字数", "红头位置", "红线", "版记", "页码", "版式复查")]


def test_a_measure_nobody_asked_about_is_told_all_the_same() -> None:
    """A new measure of the engine gets a line of its own."""
    rows = verified(paper(Measure("天头", "37 mm", "37 mm", fits=True)))

    assert ("天头", True) in [(row.name, row.fits) for row in rows]


def test_faults_of_form_that_are_left_are_counted() -> None:
    """The last line says how many findings the checker has on the pages."""
    row = verified(paper(faults=("标题断行不当",)))[-1]

    assert (row.name, row.value, row.fits) == ("版式复查", "还有 1 处", False)
