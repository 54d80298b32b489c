"""The fixed words of stored cases; those of the engine are in ``domain.terms``."""

from __future__ import annotations

from django.db import models


class Task(models.TextChoices):
    """What lies before somebody: to do it, to take it over, to prepare it for another."""

    DO = "do", "办理"
    ACCEPT = "accept", "接办"
    ASSIST = "assist", "协办"


class Purpose(models.TextChoices):
    """Why a unit is asked."""

    CONCURRENCE = "concurrence", "会签"
    CO_ISSUE = "co-issue", "联署"


TASK_TONES: dict[str, str] = {Task.DO: "note", Task.ACCEPT: "warn", Task.ASSIST: "faint"}
PHASE_TONES: dict[str, str] = {
    "running": "note",
    "paused": "warn",
    "completed": "good",
    "terminated": "faint",
}
CLOCK_LABELS: dict[str, str] = {
    "none": "不计时",
    "running": "计时中",
    "due-soon": "快到期",
    "overdue": "已逾期",
    "paused": "已暂停",
}
CLOCK_TONES: dict[str, str] = {
    "none": "faint",
    "running": "note",
    "due-soon": "warn",
    "overdue": "grave",
    "paused": "faint",
}
