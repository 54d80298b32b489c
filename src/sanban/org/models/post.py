"""Posts, and the leaders in charge of units."""

from __future__ import annotations

from django.db import models
from django.db.models import Q

from sanban.kernel.models import OrganOwned
from sanban.org.domain.viewer import Viewer
from sanban.org.models.unit import Unit

TITLE_LENGTH = 40


class PostQuerySet(models.QuerySet["Post"]):
    """Posts somebody may see."""

    def visible_to(self, viewer: Viewer) -> PostQuerySet:
        """Narrow to the viewer's organ."""
        return self.filter(organ_id=viewer.organ_id)

    def open(self) -> PostQuerySet:
        """Narrow to posts that exist now."""
        return self.filter(closed_at=None)


class Post(OrganOwned):
    """A post 「岗位、职务」; work is assigned to posts, so that it outlasts who holds them.

    The head 「主要负责人」 of a unit holds its one post with ``is_head``. A post that is abolished may
    name the ``successor`` that takes over its work.
    """

    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="posts")
    title = models.CharField("名称", max_length=TITLE_LENGTH)
    is_head = models.BooleanField("主要负责人", default=False)
    is_single = models.BooleanField("只设一人", default=False)
    position = models.PositiveIntegerField("排序", default=100)
    closed_at = models.DateTimeField(null=True, blank=True)
    successor = models.ForeignKey("self", on_delete=models.PROTECT, null=True, blank=True)

    objects = PostQuerySet.as_manager()

    class Meta:
        constraints = (
            models.UniqueConstraint(
                fields=["unit", "title"], condition=Q(closed_at=None), name="post_title_in_unit"
            ),
            models.UniqueConstraint(
                fields=["unit"],
                condition=Q(closed_at=None, is_head=True),
                name="post_one_head_in_unit",
            ),
            models.CheckConstraint(
                condition=Q(is_head=False) | Q(is_single=True), name="post_head_is_one_person"
            ),
        )

    def __str__(self) -> str:
        """Return unit and title."""
        return f"{self.unit.name}{self.title}"


class LeaderInCharge(models.Model):
    """The post whose holder is the leader in charge 「分管领导」 of a unit, from when until when."""

    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="leaders")
    post = models.ForeignKey(Post, on_delete=models.PROTECT, related_name="units_in_charge")
    from_at = models.DateTimeField()
    until_at = models.DateTimeField(null=True)

    class Meta:
        constraints = (
            models.UniqueConstraint(
                fields=["unit"], condition=Q(until_at=None), name="leader_one_for_unit"
            ),
            models.CheckConstraint(
                condition=Q(until_at=None) | Q(until_at__gte=models.F("from_at")),
                name="leader_in_order",
            ),
        )

    def __str__(self) -> str:
        """Return who is in charge of what."""
        return f"{self.post}分管{self.unit}"
