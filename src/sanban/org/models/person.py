"""People, and the posts they hold and held."""

from __future__ import annotations

from datetime import datetime

from django.db import models
from django.db.models import Q

from sanban.kernel.models import OrganOwned
from sanban.org.domain.viewer import Viewer
from sanban.org.models.post import Post

NAME_LENGTH = 40
NUMBER_LENGTH = 30


class PersonQuerySet(models.QuerySet["Person"]):
    """People somebody may see."""

    def visible_to(self, viewer: Viewer) -> PersonQuerySet:
        """Narrow to the viewer's organ: who works there is open to all who do."""
        return self.filter(organ_id=viewer.organ_id)

    def present(self) -> PersonQuerySet:
        """Narrow to those who have not left."""
        return self.filter(left_at=None)


class Person(OrganOwned):
    """Somebody who works in the organ 「人员」; one person may hold several posts."""

    staff_number = models.CharField("工号", max_length=NUMBER_LENGTH)
    name = models.CharField("姓名", max_length=NAME_LENGTH)
    mobile = models.CharField("手机", max_length=20, blank=True)
    position = models.PositiveIntegerField("排序", default=100)
    left_at = models.DateTimeField(null=True, blank=True)
    version = models.PositiveIntegerField(default=1)

    objects = PersonQuerySet.as_manager()

    class Meta:
        constraints = (
            models.UniqueConstraint(fields=["organ", "staff_number"], name="person_staff_number"),
        )

    def __str__(self) -> str:
        """Return the name."""
        return self.name


class AppointmentQuerySet(models.QuerySet["Appointment"]):
    """Who holds what, when."""

    def open(self) -> AppointmentQuerySet:
        """Narrow to those that have not ended."""
        return self.filter(until_at=None)

    def at(self, at: datetime) -> AppointmentQuerySet:
        """Narrow to those that held at a moment."""
        return self.filter(Q(until_at=None) | Q(until_at__gt=at), from_at__lte=at)


class Appointment(models.Model):
    """That a person holds a post 「任职」, from when until when.

    ``primary_from`` is since when it is or was the primary post. ``is_single`` repeats the post's, so
    that the database can refuse a second holder.
    """

    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="appointments")
    post = models.ForeignKey(Post, on_delete=models.PROTECT, related_name="appointments")
    is_primary = models.BooleanField("主岗", default=False)
    primary_from = models.DateTimeField(null=True, blank=True)
    is_single = models.BooleanField(default=False)
    from_at = models.DateTimeField()
    until_at = models.DateTimeField(null=True)

    objects = AppointmentQuerySet.as_manager()

    class Meta:
        constraints = (
            models.UniqueConstraint(
                fields=["person", "post"], condition=Q(until_at=None), name="appointment_once"
            ),
            models.UniqueConstraint(
                fields=["person"],
                condition=Q(until_at=None, is_primary=True),
                name="appointment_one_primary",
            ),
            models.UniqueConstraint(
                fields=["post"],
                condition=Q(until_at=None, is_single=True),
                name="appointment_single_post",
            ),
            models.CheckConstraint(
                condition=Q(until_at=None) | Q(until_at__gte=models.F("from_at")),
                name="appointment_in_order",
            ),
        )

    def __str__(self) -> str:
        """Return who holds what."""
        return f"{self.person}任{self.post}"
