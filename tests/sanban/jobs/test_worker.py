"""The worker goes on whatever happens, and stops when it is told to."""

from __future__ import annotations

from datetime import datetime, timedelta
from threading import Event, Thread

import pytest
from django.db import OperationalError

from sanban.jobs import schedules, worker
from sanban.jobs.models import ScheduleState
from sanban.jobs.schedules import ANCHORS
from sanban.procedures.clock_schedule import CLOCKS
from sanban.procedures.domain.terms import Verb
from sanban.procedures.models import Case
from sanban.procedures.models import Event as CaseEvent
from tests.cast import NOW, Cast, make_cast
from tests.sanban.procedures.station import begin, letter


def test_clocks_and_anchors_are_scheduled() -> None:
    """By the contexts they belong to."""
    assert {CLOCKS, ANCHORS} <= set(schedules.known())


def test_the_worker_goes_on_after_the_database_was_away(
    monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    """Logged, then tried again; told to stop, it stops."""
    stop, tries = Event(), []

    def run_due(*, at: datetime) -> int:
        tries.append(at)
        if len(tries) == 1:
            raise OperationalError("away")
        stop.set()
        return 0

    monkeypatch.setattr(worker, "run_due", run_due)
    worker.work(stop, pause=0.01, clock=lambda: NOW)
    assert len(tries) == 2
    assert "这一轮没有办成" in caplog.text


@pytest.mark.django_db(transaction=True)
def test_a_due_clock_speaks_while_a_worker_is_about() -> None:
    """Nobody asks for it; the chain of the trail is anchored as well."""
    cast: Cast = make_cast()
    case = begin(cast).case
    late = NOW + timedelta(days=9)
    stop = Event()
    thread = Thread(target=worker.work, args=(stop,), kwargs={"pause": 0.05, "clock": lambda: late})
    thread.start()
    try:
        for _ in range(200):
            if ScheduleState.objects.filter(finished_at=late).count() == len(schedules.known()):
                break
            stop.wait(0.05)
    finally:
        stop.set()
        thread.join(10)
    assert not thread.is_alive()
    spoken = CaseEvent.objects.filter(case=case, verb=Verb.CLOCK)
    assert spoken.count() == 1
    assert Case.objects.get(pk=case.pk).speaks_at is None
    assert not ScheduleState.objects.exclude(complaint="").exists()


@pytest.mark.django_db
def test_a_broken_case_keeps_no_other_from_speaking(
    cast: Cast, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    """It is logged and asked again an hour later."""
    from sanban.procedures.actions import let_clocks_speak as clocks  # noqa: PLC0415 - patched

    procedure = letter(cast)
    broken, sound = (begin(cast, procedure).case for _ in range(2))
    carry_out = clocks.carry_out

    def breaking(case: Case, *given: object, **named: object) -> object:
        if case.pk == broken.pk:
            raise RuntimeError("broken")
        return carry_out(case, *given, **named)  # type: ignore[arg-type]  # passed on as they came

    monkeypatch.setattr(clocks, "carry_out", breaking)
    late = NOW + timedelta(days=9)
    assert clocks.let_clocks_speak(at=late) == 1
    assert CaseEvent.objects.filter(case=sound, verb=Verb.CLOCK).exists()
    assert Case.objects.get(pk=broken.pk).speaks_at == late + timedelta(hours=1)
    assert broken.public_id in caplog.text
