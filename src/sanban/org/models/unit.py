"""Units, and what they were called and where they stood before."""

from __future__ import annotations

from datetime import datetime

from django.db import models
from django.db.models import Q

from sanban.kernel.models import OrganOwned
from sanban.org.domain.viewer import Viewer
from sanban.org.vocabulary import UnitKind

NAME_LENGTH = 60


class UnitQuerySet(models.QuerySet["Unit"]):
    """Units somebody may see."""

    def visible_to(self, viewer: Viewer) -> UnitQuerySet:
        """Narrow to the viewer's organ: its structure is open to all who work in it."""
        return self.filter(organ_id=viewer.organ_id)

    def open(self) -> UnitQuerySet:
        """Narrow to units that exist now."""
        return self.filter(closed_at=None)


class Unit(OrganOwned):
    """A unit 「单位、部门」; ``path`` holds the ids from the root down to it, for whole branches."""

    name = models.CharField("名称", max_length=NAME_LENGTH)
    kind = models.CharField("类别", max_length=20, choices=UnitKind.choices)
    parent = models.ForeignKey(
        "self", on_delete=models.PROTECT, null=True, blank=True, related_name="children"
    )
    path = models.CharField(max_length=200, blank=True, editable=False)
    position = models.PositiveIntegerField("排序", default=100)
    closed_at = models.DateTimeField(null=True, blank=True)
    version = models.PositiveIntegerField(default=1)

    objects = UnitQuerySet.as_manager()

    class Meta:
        constraints = (
            models.UniqueConstraint(
                fields=["organ", "parent", "name"],
                condition=Q(closed_at=None),
                name="unit_name_among_siblings",
            ),
            models.UniqueConstraint(
                fields=["organ", "name"],
                condition=Q(closed_at=None, parent=None),
                name="unit_name_at_the_top",
            ),
        )
        indexes = (models.Index(fields=["organ", "path"], name="unit_by_path"),)

    def __str__(self) -> str:
        """Return the name."""
        return self.name

    @property
    def depth(self) -> int:
        """Return how many units stand above."""
        return self.path.count("/") - 1 if self.path else 0

    def path_under(self, parent: Unit | None) -> str:
        """Return the path this unit has, or would have, under a parent."""
        return f"{parent.path if parent else ''}{self.pk}/"

    def is_within(self, other: Unit) -> bool:
        """Tell whether this unit is another, or stands somewhere below it."""
        return self.path.startswith(other.path)

    def name_at(self, at: datetime) -> str:
        """Return what the unit was called at a moment."""
        record = self.records.filter(from_at__lte=at).order_by("-from_at").first()
        return record.name if record else self.name


class UnitRecord(models.Model):
    """What a unit was called and where it stood, from when until when."""

    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="records")
    name = models.CharField(max_length=NAME_LENGTH)
    parent = models.ForeignKey(
        Unit, on_delete=models.PROTECT, null=True, related_name="child_records"
    )
    from_at = models.DateTimeField()
    until_at = models.DateTimeField(null=True)

    class Meta:
        constraints = (
            models.UniqueConstraint(
                fields=["unit"], condition=Q(until_at=None), name="unit_record_one_open"
            ),
            models.CheckConstraint(
                condition=Q(until_at=None) | Q(until_at__gte=models.F("from_at")),
                name="unit_record_in_order",
            ),
        )

    def __str__(self) -> str:
        """Return the name of that time."""
        return self.name
