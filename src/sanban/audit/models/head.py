"""Where the chain of an organ ends."""

from __future__ import annotations

from django.db import models


class Head(models.Model):
    """The last entry of an organ's chain; its row is the lock that orders writers."""

    organ_id = models.BigIntegerField(primary_key=True)
    sequence = models.BigIntegerField(default=0)
    digest = models.CharField(max_length=64, blank=True)

    class Meta:
        constraints = (
            models.CheckConstraint(condition=models.Q(sequence__gte=0), name="head_not_negative"),
        )

    def __str__(self) -> str:
        """Return how long the chain is."""
        return f"机关 {self.organ_id}：{self.sequence} 条"
