"""What happened in a case; the database refuses to change or remove it."""

from __future__ import annotations

from django.db import models

from sanban.org.models import Person
from sanban.procedures.domain import events
from sanban.procedures.domain.codec import from_json
from sanban.procedures.domain.terms import Verb
from sanban.procedures.models.case import KEY_LENGTH, Case
from sanban.procedures.models.procedure import CODE_LENGTH, HASH_LENGTH

_VERBS = [(str(verb), verb.label) for verb in Verb]


class Event(models.Model):
    """One event 「流转记录」; ``content`` is the engine's event in canonical form, the rest repeats it.

    ``digest`` also stands in the audit trail, whose chain thus covers every event.
    """

    case = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="events")
    sequence = models.PositiveIntegerField()
    key = models.CharField(max_length=KEY_LENGTH)
    verb = models.CharField(max_length=20, choices=_VERBS)
    actor = models.ForeignKey(Person, on_delete=models.PROTECT, null=True, related_name="+")
    at = models.DateTimeField()
    recorded_at = models.DateTimeField()
    content = models.TextField()
    digest = models.CharField(max_length=HASH_LENGTH)

    class Meta:
        constraints = (
            models.UniqueConstraint(fields=["case", "sequence"], name="event_once_in_case"),
            models.UniqueConstraint(fields=["case", "key"], name="event_once_for_key"),
        )

    def __str__(self) -> str:
        """Return its number and verb."""
        return f"第{self.sequence}条 {self.get_verb_display()}"

    def read(self) -> events.Event:
        """Return the event as the engine knows it."""
        return from_json(events.Event, self.content)


class Evidence(models.Model):
    """What was laid before a gate 「凭据」; repeats its event, for statistics and lists."""

    case = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="evidence")
    event = models.ForeignKey(Event, on_delete=models.PROTECT, related_name="evidence")
    gate = models.CharField(max_length=CODE_LENGTH)
    subject_hash = models.CharField(max_length=HASH_LENGTH)
    person = models.ForeignKey(Person, on_delete=models.PROTECT, null=True, related_name="+")
    at = models.DateTimeField()
    note = models.TextField(blank=True)
    reference = models.CharField(max_length=200, blank=True)

    class Meta:
        indexes = (models.Index(fields=["gate", "at"], name="evidence_by_gate"),)

    def __str__(self) -> str:
        """Return which gate it was for."""
        return f"{self.gate} {self.subject_hash[:8]}"
