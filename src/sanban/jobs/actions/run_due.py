"""Doing what is due."""

from __future__ import annotations

import logging
from datetime import datetime, timedelta

from sanban.jobs.models import ScheduleState
from sanban.jobs.models.schedule_state import COMPLAINT_LENGTH
from sanban.jobs.schedules import Schedule, known
from sanban.kernel.public_id import new_public_id

LEASE = timedelta(minutes=10)
FIRST_RETRY = timedelta(seconds=30)
_MOST_DOUBLINGS = 10

_log = logging.getLogger(__name__)


def run_due(*, at: datetime) -> int:
    """Run every schedule that is due at a moment and that no other worker is at; return how many ran.

    One that fails is logged and tried again later, ever more seldom, but never more seldom than it
    would be run anyway; it holds up no other.
    """
    missing = {one.code for one in known()} - set(
        ScheduleState.objects.values_list("code", flat=True)
    )
    ScheduleState.objects.bulk_create(
        [ScheduleState(code=code, due_at=at) for code in sorted(missing)], ignore_conflicts=True
    )
    # Asked before anything is taken: most of the time nothing is due, and then nothing is written.
    due = set(ScheduleState.objects.filter(due_at__lte=at).free(at).values_list("code", flat=True))
    return sum(_run(schedule, at) for schedule in known() if schedule.code in due)


def _run(schedule: Schedule, at: datetime) -> bool:
    token = new_public_id()
    if not ScheduleState.objects.take(schedule.code, token, at=at, lease=LEASE):
        return False
    own = ScheduleState.objects.filter(code=schedule.code, taken_by=token)
    try:
        done = schedule.run(at)
    except Exception as error:  # noqa: BLE001 - whatever a schedule breaks on must not end the worker
        _log.exception("%s（%s）没有办成，稍后重试", schedule.label, schedule.code)
        failures = own.values_list("failures", flat=True).first() or 0
        own.update(
            due_at=at + _retry(schedule, failures),
            taken_until=None,
            failed_at=at,
            failures=failures + 1,
            complaint=f"{type(error).__name__}: {error}"[:COMPLAINT_LENGTH],
        )
        return True
    is_full = schedule.batch and done >= schedule.batch
    own.update(
        due_at=at if is_full else at + schedule.every,
        taken_until=None,
        finished_at=at,
        failures=0,
        complaint="",
    )
    return True


def _retry(schedule: Schedule, failures: int) -> timedelta:
    waited: timedelta = FIRST_RETRY * 2 ** min(failures, _MOST_DOUBLINGS)
    return min(waited, max(schedule.every, FIRST_RETRY))
