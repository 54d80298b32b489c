"""How a schedule stands: when it is due, who is at it, how it went last."""

from __future__ import annotations

from datetime import datetime, timedelta

from django.db import models
from django.db.models import Q

CODE_LENGTH = 60
TOKEN_LENGTH = 16
COMPLAINT_LENGTH = 300


class ScheduleStateQuerySet(models.QuerySet["ScheduleState"]):
    """Schedules, and the taking of one."""

    def free(self, at: datetime) -> ScheduleStateQuerySet:
        """Narrow to those that nobody is at, or whose worker has not been heard of for too long."""
        return self.filter(Q(taken_until=None) | Q(taken_until__lte=at))

    def take(self, code: str, token: str, *, at: datetime, lease: timedelta) -> bool:
        """Take a schedule that is due, for the length of a lease; one worker of several gets it."""
        due = self.filter(code=code, due_at__lte=at).free(at)
        return bool(due.update(taken_until=at + lease, taken_by=token))


class ScheduleState(models.Model):
    """A schedule as the workers see it; ``taken_by`` is the token of the one who is at it."""

    code = models.CharField(max_length=CODE_LENGTH, unique=True)
    due_at = models.DateTimeField()
    taken_until = models.DateTimeField(null=True)
    taken_by = models.CharField(max_length=TOKEN_LENGTH, blank=True)
    finished_at = models.DateTimeField(null=True)
    failed_at = models.DateTimeField(null=True)
    failures = models.PositiveIntegerField(default=0)
    complaint = models.CharField(max_length=COMPLAINT_LENGTH, blank=True)

    objects = ScheduleStateQuerySet.as_manager()

    def __str__(self) -> str:
        """Return the code."""
        return self.code
