"""The page of a sheet: marks at their places, chips with honest counts."""

from __future__ import annotations

from pathlib import Path

from sanban.documents.desk import Sheet
from sanban.documents.domain.examination import Examination, Paragraph
from sanban.documents.queries import Page, Selection, lay_out
from sanban.documents.vocabulary import Decision
from tests.factories.examinations import placed

PARAGRAPHS = (
    Paragraph(1, "各单位:请于6月1日前报送。"),
    Paragraph(2, "项目", table=0, row=0, column=0),
    Paragraph(3, "数量", table=0, row=0, column=1),
    Paragraph(4, "— 1 —", part="footer"),
)
FINDINGS = (
    placed(1, safe=True),
    placed(2, start=5, end=6, severity="S3", group="words"),
    placed(3, start=7, end=9, severity="S3", group="numerals", safe=True),
)


def page(selection: Selection | None = None, **decisions: Decision) -> Page:
    """Lay out the sheet with ``decisions`` about findings (f1=…)."""
    sheet = Sheet(
        "0" * 32,
        Examination("报送通知.docx", PARAGRAPHS, FINDINGS),
        {int(name[1:]): decision for name, decision in decisions.items()},
        Path(),
    )
    return lay_out(sheet, selection or Selection())


def test_the_text_is_cut_at_its_findings() -> None:
    """Each finding is a stretch of the first paragraph that leads to its card."""
    cuts = page().lines[0].stretches

    assert [(cut.text, cut.finding.finding.number if cut.finding else None) for cut in cuts] == [
        ("各单位", None),
        (":", 1),
        ("请", None),
        ("于", 2),
        ("6", None),
        ("月1", 3),
        ("日前报送。", None),
    ]


def test_cells_of_a_table_stand_side_by_side() -> None:
    """Two cells of one row become one table with one row."""
    rows = page().lines[1].rows

    assert [[cell[0].stretches[0].text for cell in row] for row in rows] == [["项目", "数量"]]


def test_a_footer_says_that_it_is_one() -> None:
    """Text outside the body is labelled with its part."""
    assert page().lines[2].part_label == "页脚"


def test_a_selection_hides_what_was_not_asked_for_and_its_marks() -> None:
    """Narrowed to hints about words, one card and one mark remain, and numbers stay the same."""
    narrowed = page(Selection(severity="S3", group="words"))

    assert [shown.finding.number for shown in narrowed.findings if shown.is_shown] == [2]
    marks = [cut.finding for cut in narrowed.lines[0].stretches if cut.finding]
    assert [mark.finding.number for mark in marks] == [2]


def test_a_chip_counts_what_a_click_will_show() -> None:
    """Chips of severities count within the chosen group, chips of groups within the severity."""
    narrowed = page(Selection(severity="S3"))

    assert [(chip.label, chip.count) for chip in narrowed.severities] == [("必改", 1), ("提示", 2)]
    assert {chip.value: chip.count for chip in narrowed.groups} == {"words": 1, "numerals": 1}
    assert [chip.query for chip in narrowed.severities] == ["?severity=S1", "?"]


def test_the_tally_adds_up_to_the_whole_width() -> None:
    """The bars are as wide as their share and leave no gap."""
    bars = page().bars

    assert [bar.from_x for bar in bars] == [0.0, 33.33]
    assert sum(bar.width for bar in bars) == 100.0


def test_decisions_are_counted_and_safe_ones_offered() -> None:
    """Accepted, dismissed and open findings are told apart; only open safe ones are offered."""
    counted = page(f1=Decision.ACCEPTED, f2=Decision.DISMISSED)

    assert (counted.accepted, counted.dismissed, counted.open, counted.safe_open) == (1, 1, 1, 1)
