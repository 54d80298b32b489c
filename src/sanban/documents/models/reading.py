"""What readers made of a document: decisions on findings, readings, and review sheets; append-only."""

from __future__ import annotations

from django.db import models

from sanban.documents.domain.finding_key import KEY_LENGTH
from sanban.documents.models.document import OutgoingDocument
from sanban.documents.models.version import Version
from sanban.documents.vocabulary import Decision
from sanban.org.models import Person

REASON_LENGTH = 300


class FindingDecision(models.Model):
    """What one reader decided about a finding; the latest word on a key stands."""

    document = models.ForeignKey(
        OutgoingDocument, on_delete=models.PROTECT, related_name="decisions"
    )
    version = models.ForeignKey(Version, on_delete=models.PROTECT, related_name="+")
    key = models.CharField(max_length=KEY_LENGTH)
    code = models.CharField(max_length=20)
    severity = models.CharField(max_length=4)
    quote = models.CharField(max_length=200)
    decision = models.CharField(max_length=12, choices=Decision.choices)
    reason = models.CharField(max_length=REASON_LENGTH, blank=True)
    reader = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()

    class Meta:
        indexes = (models.Index(fields=["document", "key"], name="decision_by_finding"),)

    def __str__(self) -> str:
        """Return who decided what."""
        return f"{self.reader}{self.get_decision_display()}“{self.quote}”"


class Reading(models.Model):
    """That somebody read a version and let it go on; ``left`` are the findings he left open.

    ``sequence`` is the event of the case in which he did; ``step`` the step's name at that time.
    """

    document = models.ForeignKey(
        OutgoingDocument, on_delete=models.PROTECT, related_name="readings"
    )
    version = models.ForeignKey(Version, on_delete=models.PROTECT, related_name="readings")
    reader = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    step = models.CharField(max_length=80)
    sequence = models.PositiveIntegerField()
    adopted = models.JSONField(default=list)
    dismissed = models.JSONField(default=list)
    left = models.JSONField(default=list)
    at = models.DateTimeField()

    class Meta:
        constraints = (
            models.UniqueConstraint(
                fields=["document", "reader", "sequence"], name="reading_once_in_event"
            ),
        )

    def __str__(self) -> str:
        """Return who read what."""
        return f"{self.reader}：{self.version}"


class ReviewSheet(models.Model):
    """The general office's check sheet 「核稿单」 on one text: five points, each with a remark."""

    document = models.ForeignKey(
        OutgoingDocument, on_delete=models.PROTECT, related_name="review_sheets"
    )
    version = models.ForeignKey(Version, on_delete=models.PROTECT, related_name="+")
    reviewer = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    points = models.JSONField()
    at = models.DateTimeField()

    def __str__(self) -> str:
        """Return whose sheet it is."""
        return f"{self.reviewer}核稿单"
