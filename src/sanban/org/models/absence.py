"""Who is away."""

from __future__ import annotations

from datetime import datetime

from django.db import models
from django.db.models import F, Q

from sanban.kernel.models import OrganOwned
from sanban.org.domain.viewer import Viewer
from sanban.org.models.person import Person
from sanban.org.vocabulary import AbsenceKind


class AbsenceQuerySet(models.QuerySet["Absence"]):
    """Absences somebody may see."""

    def visible_to(self, viewer: Viewer) -> AbsenceQuerySet:
        """Narrow to the viewer's organ: that somebody is away concerns all who work with him."""
        return self.filter(organ_id=viewer.organ_id)

    def standing(self) -> AbsenceQuerySet:
        """Narrow to those that were not called off."""
        return self.filter(cancelled_at=None)

    def at(self, at: datetime) -> AbsenceQuerySet:
        """Narrow to those that hold at a moment."""
        return self.standing().filter(from_at__lte=at, until_at__gt=at)

    def meeting(self, from_at: datetime, until_at: datetime) -> AbsenceQuerySet:
        """Narrow to those that share some time with a span."""
        return self.standing().filter(from_at__lt=until_at, until_at__gt=from_at)


class Absence(OrganOwned):
    """That a person is away 「外出、请假」, from when until when."""

    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="absences")
    kind = models.CharField("事由", max_length=20, choices=AbsenceKind.choices)
    from_at = models.DateTimeField("自")
    until_at = models.DateTimeField("至")
    note = models.CharField("说明", max_length=200, blank=True)
    cancelled_at = models.DateTimeField(null=True, blank=True)

    objects = AbsenceQuerySet.as_manager()

    class Meta:
        constraints = (
            models.CheckConstraint(condition=Q(until_at__gt=F("from_at")), name="absence_in_order"),
        )

    def __str__(self) -> str:
        """Return who is away and why."""
        return f"{self.person}{AbsenceKind(self.kind).label}"
