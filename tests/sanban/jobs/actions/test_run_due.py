"""What is scheduled is done when it is due, by one worker, whatever another schedule does."""

from __future__ import annotations

import logging
from datetime import datetime, timedelta
from threading import Thread

import pytest
from django.db import connection

from sanban.jobs import schedules
from sanban.jobs.actions.run_due import FIRST_RETRY, LEASE, run_due
from sanban.jobs.models import ScheduleState
from sanban.jobs.schedules import Schedule
from tests.cast import NOW

MINUTE = timedelta(minutes=1)


class Diary:
    """Notes when it was run; breaks, or does as much as it is told to."""

    def __init__(self, *, breaks: bool = False, done: int = 1) -> None:
        self.runs: list[datetime] = []
        self.breaks = breaks
        self.done = done

    def __call__(self, at: datetime) -> int:
        """Note the run."""
        self.runs.append(at)
        if self.breaks:
            raise RuntimeError("坏了" * 400)
        return self.done


@pytest.fixture(autouse=True)
def _no_other_schedules(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(schedules, "_known", {})


def scheduled(diary: Diary, code: str = "test.diary", batch: int = 0) -> ScheduleState:
    """Put a diary on the timetable, every minute; return how it stands."""
    schedules.register(Schedule(code, "日记", MINUTE, diary, batch))
    run_due(at=NOW - MINUTE)
    diary.runs.clear()
    return ScheduleState.objects.get(code=code)


@pytest.mark.django_db
def test_it_is_done_when_it_is_due_and_not_before() -> None:
    """And again after its interval."""
    diary = Diary()
    scheduled(diary)
    assert run_due(at=NOW - timedelta(seconds=1)) == 0
    assert run_due(at=NOW) == 1
    assert run_due(at=NOW) == 0
    assert run_due(at=NOW + MINUTE) == 1
    assert diary.runs == [NOW, NOW + MINUTE]


@pytest.mark.django_db
def test_one_that_breaks_holds_up_no_other_and_is_tried_again(
    caplog: pytest.LogCaptureFixture,
) -> None:
    """Logged with its traceback, noted in a line, never more seldom than its own interval."""
    broken, sound = Diary(breaks=True), Diary()
    scheduled(broken, "test.broken")
    scheduled(sound, "test.sound")
    with caplog.at_level(logging.ERROR):
        run_due(at=NOW)
    assert sound.runs == [NOW]
    assert "日记（test.broken）没有办成" in caplog.text
    state = ScheduleState.objects.get(code="test.broken")
    assert state.failed_at == NOW
    assert state.complaint.startswith("RuntimeError: 坏了")
    assert len(state.complaint) == 300
    assert state.due_at <= NOW + MINUTE
    broken.breaks = False
    run_due(at=NOW + MINUTE)
    state.refresh_from_db()
    assert (state.failures, state.complaint) == (0, "")
    assert state.finished_at == NOW + MINUTE


@pytest.mark.django_db
def test_a_seldom_schedule_is_tried_again_soon_and_then_ever_more_seldom() -> None:
    """Half a minute, one, two; in the end as seldom as it is run anyway."""
    schedules.register(Schedule("test.daily", "日结", timedelta(days=1), Diary(breaks=True)))
    at, waits = NOW, []
    for _ in range(14):
        run_due(at=at)
        due_at = ScheduleState.objects.get().due_at
        waits.append(due_at - at)
        at = due_at
    assert waits[:3] == [FIRST_RETRY, FIRST_RETRY * 2, FIRST_RETRY * 4]
    assert waits[-1] == FIRST_RETRY * 1024 < timedelta(days=1)


@pytest.mark.django_db
def test_a_full_batch_is_followed_at_once() -> None:
    """A backlog is worked off in bounded pieces."""
    diary = Diary(done=5)
    scheduled(diary, batch=5)
    run_due(at=NOW)
    assert run_due(at=NOW) == 1
    diary.done = 4
    run_due(at=NOW)
    assert run_due(at=NOW) == 0


@pytest.mark.django_db
def test_what_a_killed_worker_was_at_is_taken_over_when_its_lease_is_over() -> None:
    """Not before."""
    diary = Diary()
    scheduled(diary)
    assert ScheduleState.objects.take("test.diary", "dead", at=NOW, lease=LEASE)
    assert run_due(at=NOW + LEASE - MINUTE) == 0
    assert run_due(at=NOW + LEASE) == 1


@pytest.mark.django_db
def test_a_worker_that_was_taken_over_changes_nothing_any_more() -> None:
    """What comes back after its lease does not move the schedule."""

    def slow(at: datetime) -> int:
        ScheduleState.objects.update(taken_by="other", taken_until=at + LEASE * 3)
        return 1

    schedules.register(Schedule("test.slow", "慢的", MINUTE, slow))
    run_due(at=NOW)
    state = ScheduleState.objects.get()
    assert (state.taken_by, state.finished_at) == ("other", None)


@pytest.mark.django_db(transaction=True)
def test_of_eight_workers_one_does_it() -> None:
    """At the same moment, on threads with connections of their own."""
    diary = Diary()
    scheduled(diary)

    def worker() -> None:
        run_due(at=NOW)
        connection.close()

    threads = [Thread(target=worker) for _ in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert diary.runs == [NOW]


def test_two_schedules_bear_two_codes() -> None:
    """The same one may be registered again."""
    diary = Diary()
    one = Schedule("test.one", "甲", MINUTE, diary)
    schedules.register(one)
    schedules.register(one)
    with pytest.raises(ValueError, match="two schedules"):
        schedules.register(Schedule("test.one", "乙", MINUTE, diary))
