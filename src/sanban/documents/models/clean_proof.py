"""Clean proofs 「清样」; append-only."""

from __future__ import annotations

from django.db import models
from django.db.models import F, Q

from sanban.documents.models.document import OutgoingDocument
from sanban.documents.models.number import IssuedNumber
from sanban.documents.models.signature import Signature
from sanban.documents.models.version import Version
from sanban.files.store import DIGEST_LENGTH
from sanban.org.models import Person


class CleanProof(models.Model):
    """The signed text with number and date in place; ``told`` says what was placed where.

    ``signed_text`` and ``proof_text`` are the hashes of what the signed file and the proof say, read
    from both files without what is placed after signature; the database wants them equal. ``paper`` is
    the copy that pages are set from.
    """

    document = models.ForeignKey(
        OutgoingDocument, on_delete=models.PROTECT, related_name="clean_proofs"
    )
    version = models.ForeignKey(Version, on_delete=models.PROTECT, related_name="+")
    signature = models.ForeignKey(Signature, on_delete=models.PROTECT, related_name="+")
    number = models.ForeignKey(IssuedNumber, on_delete=models.PROTECT, related_name="+")
    dated = models.DateField()
    file = models.CharField(max_length=DIGEST_LENGTH)
    paper = models.CharField(max_length=DIGEST_LENGTH)
    file_name = models.CharField(max_length=200)
    signed_text = models.CharField(max_length=DIGEST_LENGTH)
    proof_text = models.CharField(max_length=DIGEST_LENGTH)
    told = models.JSONField(default=list)
    made_by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()

    class Meta:
        constraints = (
            models.CheckConstraint(
                condition=Q(signed_text=F("proof_text")), name="clean_proof_says_what_was_signed"
            ),
        )

    def __str__(self) -> str:
        """Return what it is a proof of."""
        return f"{self.number}清样"
