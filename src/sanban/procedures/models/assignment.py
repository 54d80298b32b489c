"""What lies before whom."""

from __future__ import annotations

from datetime import datetime

from django.db import models
from django.db.models import Q

from sanban.org.domain.viewer import Viewer
from sanban.org.models import Person, Post
from sanban.procedures.models.case import Case
from sanban.procedures.standing_in import work_of
from sanban.procedures.vocabulary import TASK_TONES, Task

CODE_LENGTH = 60
PARTY_LENGTH = 20


class AssignmentQuerySet(models.QuerySet["Assignment"]):
    """Work somebody may see."""

    def visible_to(self, viewer: Viewer, at: datetime) -> AssignmentQuerySet:
        """Narrow to what lies with the viewer, or with one he stands in for at a moment."""
        person = viewer.person_id
        if person is None:
            return self.none()
        return self.filter(work_of(person, at), case__organ_id=viewer.organ_id)

    def open(self) -> AssignmentQuerySet:
        """Narrow to what is still to be done."""
        return self.filter(closed_at=None)


class Assignment(models.Model):
    """One piece of work 「待办件」: a copy of the state of its case, written with every event.

    ``run`` and ``party`` name it inside the case.
    """

    case = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="assignments")
    run = models.PositiveIntegerField()
    party = models.CharField(max_length=PARTY_LENGTH)
    task = models.CharField(max_length=8, choices=Task.choices)
    step = models.CharField(max_length=CODE_LENGTH)
    step_name = models.CharField(max_length=80)
    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="assignments")
    post = models.ForeignKey(Post, on_delete=models.PROTECT, null=True, related_name="+")
    is_personal = models.BooleanField(default=False)
    opened_at = models.DateTimeField()
    seen_at = models.DateTimeField(null=True)
    due_at = models.DateTimeField(null=True)
    closed_at = models.DateTimeField(null=True)

    objects = AssignmentQuerySet.as_manager()

    class Meta:
        constraints = (
            models.UniqueConstraint(
                fields=["case", "party", "task"],
                condition=Q(closed_at=None),
                name="assignment_open_once",
            ),
        )
        indexes = (
            models.Index(
                fields=["person", "due_at"], condition=Q(closed_at=None), name="assignment_to_do"
            ),
            models.Index(fields=["post"], condition=Q(closed_at=None), name="assignment_of_post"),
        )

    def __str__(self) -> str:
        """Return who must do what."""
        return f"{self.person}：{self.step_name}"

    @property
    def tone(self) -> str:
        """Return the tone of the kind of work."""
        return TASK_TONES[self.task]
