"""The schedule by which clocks speak: 临期、逾期、上报."""

from __future__ import annotations

from datetime import datetime, timedelta

from sanban.jobs.schedules import Schedule
from sanban.procedures.actions.let_clocks_speak import let_clocks_speak

BATCH = 200


def _speak(at: datetime) -> int:
    return let_clocks_speak(at=at, limit=BATCH)


CLOCKS = Schedule("procedures.clocks", "到时提醒", timedelta(seconds=30), _speak, BATCH)
