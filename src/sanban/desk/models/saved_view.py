"""The views people keep of their lists."""

from __future__ import annotations

from django.db import models
from django.db.models import Q

from sanban.kernel.models import OrganOwned
from sanban.org.domain.viewer import Viewer
from sanban.org.models import Person

NAME_LENGTH = 20
QUERY_LENGTH = 600
MOST_VIEWS = 20  # of one list: more than a row of chips can show


class SavedViewQuerySet(models.QuerySet["SavedView"]):
    """Views somebody may see."""

    def visible_to(self, viewer: Viewer) -> SavedViewQuerySet:
        """Narrow to the viewer's own."""
        if viewer.person_id is None:
            return self.none()
        return self.filter(organ_id=viewer.organ_id, person_id=viewer.person_id)


class SavedView(OrganOwned):
    """A list with its filters 「视图」, kept by one person under a name; ``query`` is the address's."""

    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    work_list = models.CharField(max_length=30)
    name = models.CharField("名称", max_length=NAME_LENGTH)
    query = models.CharField(max_length=QUERY_LENGTH)
    saved_at = models.DateTimeField()

    objects = SavedViewQuerySet.as_manager()

    class Meta:
        constraints = (
            models.UniqueConstraint(
                fields=["person", "work_list", "name"], name="saved_view_name_once"
            ),
            models.CheckConstraint(
                condition=~Q(name="") & ~Q(query=""), name="saved_view_says_something"
            ),
        )

    def __str__(self) -> str:
        """Return the name."""
        return self.name
