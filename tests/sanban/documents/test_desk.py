"""The desk keeps a sheet for one session, whole, and then forgets it."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path

import pytest

from sanban.documents.desk import Desk
from sanban.documents.domain.examination import Examination, Paragraph
from sanban.documents.vocabulary import Decision
from sanban.kernel.clock import now
from tests.factories.examinations import placed

NOW = now()
DRAFT = "各单位:请于6月1日前报送。".encode()
EXAMINATION = Examination(
    "报送通知.docx",
    (Paragraph(1, DRAFT.decode()),),
    (placed(1, safe=True), placed(2, suggestion=None)),
    ("只检查了文字。",),
    "通知",
    14,
)


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    """Give an empty desk on which a sheet may lie for an hour."""
    return Desk(tmp_path / "desk", timedelta(hours=1))


def test_a_sheet_comes_back_as_it_was_laid_down(desk: Desk) -> None:
    """Draft and findings survive the way to the disk and back, to the last field."""
    token = desk.lay_down(DRAFT, EXAMINATION)

    sheet = desk.pick_up(token, at=NOW)

    assert sheet is not None
    assert sheet.original == DRAFT
    assert sheet.examination == EXAMINATION
    assert sheet.decision(1) is Decision.OPEN


def test_a_decision_is_kept_and_can_be_taken_back(desk: Desk) -> None:
    """What the author decides is still there when the sheet is picked up again."""
    sheet = desk.pick_up(desk.lay_down(DRAFT, EXAMINATION), at=NOW)
    assert sheet is not None

    desk.decide(sheet, [1], Decision.ACCEPTED)
    again = desk.pick_up(sheet.token, at=NOW)
    assert again is not None
    assert [finding.number for finding in again.decided(Decision.ACCEPTED)] == [1]
    assert [finding.number for finding in again.decided(Decision.OPEN)] == [2]

    desk.decide(again, [1], Decision.OPEN)
    last = desk.pick_up(sheet.token, at=NOW)
    assert last is not None
    assert last.decision(1) is Decision.OPEN


def test_nobody_can_read_a_sheet_but_its_owner(desk: Desk) -> None:
    """The folder of a sheet is closed to other accounts of the machine."""
    token = desk.lay_down(DRAFT, EXAMINATION)

    assert (desk.folder / token).stat().st_mode & 0o077 == 0


def test_a_cleared_sheet_leaves_nothing(desk: Desk) -> None:
    """After clearing, neither the draft nor what was found is on the disk."""
    token = desk.lay_down(DRAFT, EXAMINATION)

    desk.clear(token)

    assert desk.pick_up(token, at=NOW) is None
    assert list(desk.folder.iterdir()) == []


def test_a_sheet_nobody_touched_is_swept_away(desk: Desk) -> None:
    """A sheet outlives its hour neither by sweeping nor by being asked for."""
    swept, asked = (desk.lay_down(DRAFT, EXAMINATION) for _ in range(2))
    later = now() + timedelta(minutes=61)

    assert desk.pick_up(asked, at=later) is None
    desk.sweep(at=later)

    assert not (desk.folder / swept).exists()


def test_a_sheet_in_use_is_not_swept_away(desk: Desk) -> None:
    """Sweeping leaves alone what was touched within the hour."""
    token = desk.lay_down(DRAFT, EXAMINATION)

    desk.sweep(at=now() + timedelta(minutes=59))

    assert desk.pick_up(token, at=NOW) is not None


def test_a_sheet_is_kept_for_days_only_where_its_author_asked(desk: Desk) -> None:
    """What was asked to be kept outlives the hour, not the week; what was not, does not."""
    asked, other = (desk.lay_down(DRAFT, EXAMINATION) for _ in range(2))
    sheet = desk.pick_up(asked, at=NOW)
    assert sheet is not None
    assert sheet.kept_until is None

    until = desk.keep(sheet, at=NOW)
    desk.sweep(at=NOW + timedelta(days=6))

    kept = desk.pick_up(asked, at=NOW + timedelta(days=6))
    assert kept is not None
    assert kept.kept_until == until
    assert desk.pick_up(other, at=NOW) is None
    assert desk.pick_up(asked, at=NOW + timedelta(days=8)) is None


@pytest.mark.parametrize("token", ["../desk", "..", "a" * 31, "A" * 32, "g" * 32, ""])
def test_what_is_no_token_leads_nowhere(desk: Desk, token: str) -> None:
    """A made-up token neither finds nor clears anything outside the sheets."""
    kept = desk.lay_down(DRAFT, EXAMINATION)

    assert desk.pick_up(token, at=NOW) is None
    desk.clear(token)

    assert (desk.folder / kept).is_dir()
