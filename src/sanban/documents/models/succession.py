"""Which document mends, repeals or replaces which; append-only."""

from __future__ import annotations

from django.db import models
from django.db.models import F, Q

from sanban.documents.issue_vocabulary import SuccessionKind
from sanban.documents.models.document import OutgoingDocument
from sanban.org.models import Person


class Succession(models.Model):
    """That document ``by`` mends 「更正」, repeals or replaces the released document ``of``."""

    of = models.ForeignKey(OutgoingDocument, on_delete=models.PROTECT, related_name="successions")
    by = models.OneToOneField(OutgoingDocument, on_delete=models.PROTECT, related_name="succession")
    kind = models.CharField(max_length=12, choices=SuccessionKind.choices)
    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()

    class Meta:
        constraints = (
            models.CheckConstraint(condition=~Q(of=F("by")), name="succession_of_another"),
        )

    def __str__(self) -> str:
        """Return what does what to what."""
        return f"{self.by}{self.get_kind_display()}{self.of}"
