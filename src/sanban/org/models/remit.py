"""Which unit answers for a subject."""

from __future__ import annotations

from django.db import models
from django.db.models import Q

from sanban.kernel.models import OrganOwned
from sanban.org.domain.viewer import Viewer
from sanban.org.models.unit import Unit


class RemitQuerySet(models.QuerySet["Remit"]):
    """Remits somebody may see."""

    def visible_to(self, viewer: Viewer) -> RemitQuerySet:
        """Narrow to the viewer's organ."""
        return self.filter(organ_id=viewer.organ_id)

    def open(self) -> RemitQuerySet:
        """Narrow to those in force."""
        return self.filter(until_at=None)


class Remit(OrganOwned):
    """Designated responsibility 「归口」: one subject, one owning unit, from when until when."""

    subject = models.CharField("事项", max_length=60)
    owning_unit = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="remits")
    note = models.CharField("说明", max_length=200, blank=True)
    from_at = models.DateTimeField()
    until_at = models.DateTimeField(null=True)

    objects = RemitQuerySet.as_manager()

    class Meta:
        constraints = (
            models.UniqueConstraint(
                fields=["organ", "subject"], condition=Q(until_at=None), name="remit_one_owner"
            ),
        )

    def __str__(self) -> str:
        """Return subject and owner."""
        return f"{self.subject}归口{self.owning_unit}"
