"""Signatures under a text; nobody changes or removes them."""

from __future__ import annotations

from datetime import UTC

from django.db import models

from sanban.documents.domain.signed import SignedStatement
from sanban.documents.models.document import OutgoingDocument
from sanban.documents.models.version import Version
from sanban.documents.signing import SealedValue
from sanban.files.store import DIGEST_LENGTH
from sanban.org.models import Person
from sanban.procedures.domain.terms import Choice

_CHOICES = [(str(one), one.label) for one in (Choice.AGREE, Choice.RESERVE)]


class Signature(models.Model):
    """A signature 「签发」: one person's word under one text, sealed with a key outside the database.

    ``sequence`` is the event of the case in which it was given; ``dated`` the complete date that the
    document bears.
    """

    document = models.ForeignKey(
        OutgoingDocument, on_delete=models.PROTECT, related_name="signatures"
    )
    version = models.ForeignKey(Version, on_delete=models.PROTECT, related_name="signatures")
    text_digest = models.CharField(max_length=DIGEST_LENGTH)
    file = models.CharField(max_length=DIGEST_LENGTH)
    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    name = models.CharField(max_length=40)
    post = models.CharField(max_length=200, blank=True)
    step = models.CharField(max_length=60)
    step_name = models.CharField(max_length=80)
    sequence = models.PositiveIntegerField()
    choice = models.CharField(max_length=12, choices=_CHOICES)
    opinion = models.TextField(blank=True)
    dated = models.DateField()
    at = models.DateTimeField()
    algorithm = models.CharField(max_length=20)
    key_id = models.CharField(max_length=32)
    value = models.CharField(max_length=200)

    class Meta:
        constraints = (
            models.UniqueConstraint(
                fields=["document", "sequence"], name="signature_once_in_event"
            ),
        )

    def __str__(self) -> str:
        """Return who signed when."""
        return f"{self.name}{self.dated.year}年{self.dated.month}月{self.dated.day}日"

    def statement(self) -> SignedStatement:
        """Return what was sealed, as the row tells it now."""
        return SignedStatement(
            document=self.document.public_id,
            version=self.version.number,
            text=self.text_digest,
            file=self.file,
            person=self.person.public_id,
            name=self.name,
            post=self.post,
            step=self.step,
            sequence=self.sequence,
            choice=self.choice,
            opinion=self.opinion,
            dated=self.dated,
            at=self.at.astimezone(UTC),
        )

    def sealed(self) -> SealedValue:
        """Return the value, with what is needed to check it."""
        return SealedValue(self.algorithm, self.key_id, self.value)
