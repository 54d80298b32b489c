"""That all open work went from one person to another."""

from __future__ import annotations

from django.db import models
from django.db.models import F, Q

from sanban.kernel.models import OrganOwned
from sanban.org.models.person import Person


class Handover(OrganOwned):
    """A handover 「工作交接」: what it moved is told in ``summary``, source by source."""

    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="handovers_given")
    receiver = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="handovers_taken")
    item_count = models.PositiveIntegerField()
    summary = models.TextField(blank=True)
    reason = models.CharField(max_length=200, blank=True)
    handed_at = models.DateTimeField()

    class Meta:
        constraints = (
            models.CheckConstraint(condition=~Q(person=F("receiver")), name="handover_to_another"),
        )

    def __str__(self) -> str:
        """Return from whom to whom."""
        return f"{self.person}移交{self.receiver}"
