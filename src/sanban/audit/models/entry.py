"""One thing that was done."""

from __future__ import annotations

from datetime import UTC

from django.db import models

from sanban.audit.domain.chain import Link
from sanban.audit.entry_types import label_of
from sanban.audit.vocabulary import TONES, ActorKind, Outcome
from sanban.kernel.public_id import LENGTH

NAME_LENGTH = 200


class Entry(models.Model):
    """An entry of the trail; the database refuses to change or remove it.

    The organ and the people are named by value: an entry outlives what it tells of. ``old`` and
    ``new`` are JSON texts, kept exactly as they were sealed.
    """

    organ_id = models.BigIntegerField()
    sequence = models.BigIntegerField()
    at = models.DateTimeField()
    type = models.CharField(max_length=80)
    outcome = models.CharField(max_length=10, choices=Outcome.choices)
    actor_kind = models.CharField(max_length=15, choices=ActorKind.choices)
    actor_id = models.CharField(max_length=LENGTH, blank=True)
    actor_name = models.CharField(max_length=NAME_LENGTH)
    post = models.CharField(max_length=NAME_LENGTH, blank=True)
    principal_id = models.CharField(max_length=LENGTH, blank=True)
    principal_name = models.CharField(max_length=NAME_LENGTH, blank=True)
    address = models.CharField(max_length=45, blank=True)
    subject_kind = models.CharField(max_length=40)
    subject_id = models.CharField(max_length=LENGTH, blank=True)
    subject_name = models.CharField(max_length=NAME_LENGTH, blank=True)
    old = models.TextField(blank=True)
    new = models.TextField(blank=True)
    reason = models.TextField(blank=True)
    algorithm = models.CharField(max_length=10)
    previous = models.CharField(max_length=64, blank=True)
    digest = models.CharField(max_length=64)

    SEALED = (
        "organ_id", "type", "outcome", "actor_kind", "actor_id", "actor_name", "post",
        "principal_id", "principal_name", "address", "subject_kind", "subject_id", "subject_name",
        "old", "new", "reason",
    )  # fmt: skip

    class Meta:
        constraints = (
            models.UniqueConstraint(fields=["organ_id", "sequence"], name="entry_once_in_chain"),
            models.CheckConstraint(condition=models.Q(sequence__gte=1), name="entry_from_one"),
        )
        indexes = (
            models.Index(fields=["organ_id", "subject_id", "sequence"], name="entry_by_subject"),
            models.Index(fields=["organ_id", "actor_id", "sequence"], name="entry_by_actor"),
        )

    def __str__(self) -> str:
        """Return the number of the entry and what it is about."""
        return f"第{self.sequence}条 {self.type_label}"

    def content(self) -> dict[str, str | int]:
        """Return everything that the seal covers besides the order."""
        said: dict[str, str | int] = {name: getattr(self, name) for name in self.SEALED}
        return said | {"at": self.at.astimezone(UTC).isoformat(timespec="microseconds")}

    def link(self) -> Link:
        """Return the entry as the chain sees it."""
        return Link(self.sequence, self.algorithm, self.previous, self.digest, self.content())

    @property
    def type_label(self) -> str:
        """Return what was done, in words."""
        return label_of(self.type)

    @property
    def actor_shown(self) -> str:
        """Return who did it: 「甲」, or 「甲代乙」."""
        return (
            f"{self.actor_name}代{self.principal_name}" if self.principal_name else self.actor_name
        )

    @property
    def tone(self) -> str:
        """Return the tone of the outcome."""
        return TONES[self.outcome]
