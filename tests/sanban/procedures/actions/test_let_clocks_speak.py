"""Clocks warn, tell that the time is over, and tell the leader; each once."""

from __future__ import annotations

from datetime import timedelta

from sanban.procedures.actions.act import act
from sanban.procedures.actions.let_clocks_speak import let_clocks_speak
from sanban.procedures.domain.commands import PauseCase, ResumeCase
from sanban.procedures.domain.terms import Mark
from sanban.procedures.models import Part
from sanban.procedures.store import load
from tests.cast import NOW, Cast
from tests.sanban.procedures.station import begin, key

DAY = timedelta(days=1)


def test_a_clock_speaks_once_at_each_mark(cast: Cast) -> None:
    """Two working days from Thursday half past nine: warned on Friday, over and escalated next week."""
    case = begin(cast).case
    assert let_clocks_speak(at=NOW + DAY) == 0
    friday = NOW.replace(hour=13, minute=30) + DAY
    assert let_clocks_speak(at=friday) == 1
    assert let_clocks_speak(at=friday) == 0
    monday = NOW + 4 * DAY + timedelta(minutes=1)
    assert let_clocks_speak(at=monday) == 1
    assert let_clocks_speak(at=monday + DAY) == 1
    assert let_clocks_speak(at=monday + 9 * DAY) == 0
    marks = [one.mark for one in load(case).runs[0].marks]
    assert marks == [Mark.WARNED, Mark.OVERDUE, Mark.ESCALATED]
    assert Part.objects.filter(case=case, person=cast.gao_yuan).exists()


def test_a_paused_case_is_silent_and_loses_no_time(cast: Cast) -> None:
    """Its due time moves on by as long as it stood still."""
    case = begin(cast).case
    lu = cast.acting(cast.lu_ping)
    act(case, lambda request: PauseCase(request, "等材料"), actor=lu, at=NOW, key=key())
    assert case.assignments.open().get().due_at is None
    assert let_clocks_speak(at=NOW + 30 * DAY) == 0
    act(case, ResumeCase, actor=lu, at=NOW + 7 * DAY, key=key())
    assert case.assignments.open().get().due_at == NOW + 11 * DAY
