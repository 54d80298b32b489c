"""Releases 「核发」, where the copies went, and what became of a release; append-only."""

from __future__ import annotations

from django.db import models
from django.db.models import F, Q

from sanban.documents.issue_vocabulary import Delivered, EndingKind
from sanban.documents.models.clean_proof import CleanProof
from sanban.documents.models.document import OutgoingDocument
from sanban.documents.models.number import REASON_LENGTH, IssuedNumber
from sanban.documents.models.seal import SealUse
from sanban.files.store import DIGEST_LENGTH
from sanban.org.models import Person


class CopyAccount(models.Model):
    """How many copies were printed and kept 「份数」; the latest stands, with its deliveries."""

    document = models.ForeignKey(
        OutgoingDocument, on_delete=models.PROTECT, related_name="copy_accounts"
    )
    printed = models.PositiveIntegerField("印制份数")
    kept = models.PositiveIntegerField("留存份数")
    by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()

    class Meta:
        constraints = (
            models.CheckConstraint(
                condition=Q(printed__gte=F("kept")), name="copy_account_keeps_what_was_printed"
            ),
        )

    def __str__(self) -> str:
        """Return printed and kept."""
        return f"印制{self.printed}份，留存{self.kept}份"


class Delivery(models.Model):
    """Copies that went to one recipient 「分送」."""

    account = models.ForeignKey(CopyAccount, on_delete=models.PROTECT, related_name="deliveries")
    recipient = models.CharField("分送单位", max_length=100)
    copies = models.PositiveIntegerField("份数")
    how = models.CharField("方式", max_length=20, choices=Delivered.choices)
    at = models.DateTimeField()

    class Meta:
        constraints = (
            models.CheckConstraint(condition=Q(copies__gte=1), name="delivery_of_copies"),
        )

    def __str__(self) -> str:
        """Return who got how many."""
        return f"{self.recipient}{self.copies}份"


class Release(models.Model):
    """That a document went out: exactly this file, saying exactly what was signed."""

    document = models.OneToOneField(
        OutgoingDocument, on_delete=models.PROTECT, related_name="release"
    )
    number = models.OneToOneField(IssuedNumber, on_delete=models.PROTECT, related_name="release")
    proof = models.ForeignKey(CleanProof, on_delete=models.PROTECT, related_name="+")
    seal_use = models.ForeignKey(SealUse, on_delete=models.PROTECT, null=True, related_name="+")
    account = models.ForeignKey(CopyAccount, on_delete=models.PROTECT, null=True, related_name="+")
    file = models.CharField(max_length=DIGEST_LENGTH)
    paper = models.CharField(max_length=DIGEST_LENGTH)
    file_name = models.CharField(max_length=200)
    text_digest = models.CharField(max_length=DIGEST_LENGTH)
    signed_digest = models.CharField(max_length=DIGEST_LENGTH)
    by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    post = models.CharField(max_length=200, blank=True)
    at = models.DateTimeField()

    class Meta:
        constraints = (
            models.CheckConstraint(
                condition=Q(text_digest=F("signed_digest")), name="release_of_what_was_signed"
            ),
        )

    def __str__(self) -> str:
        """Return the number it went out under."""
        return str(self.number)


class Rendition(models.Model):
    """The released file as PDF; made once."""

    release = models.OneToOneField(Release, on_delete=models.PROTECT, related_name="rendition")
    file = models.CharField(max_length=DIGEST_LENGTH)
    at = models.DateTimeField()

    def __str__(self) -> str:
        """Return what it shows."""
        return f"{self.release} PDF"


class Ending(models.Model):
    """That a released document no longer holds: withdrawn 「撤回」 or repealed 「废止」, why, from when."""

    release = models.OneToOneField(Release, on_delete=models.PROTECT, related_name="ending")
    kind = models.CharField(max_length=12, choices=EndingKind.choices)
    reason = models.CharField("理由", max_length=REASON_LENGTH)
    from_date = models.DateField("自何日起")
    by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()

    class Meta:
        constraints = (models.CheckConstraint(condition=~Q(reason=""), name="ending_for_a_reason"),)

    def __str__(self) -> str:
        """Return what ended."""
        return f"{self.release}{self.get_kind_display()}"
