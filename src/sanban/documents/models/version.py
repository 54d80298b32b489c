"""Versions of a document and what the engine found in each; nobody changes either."""

from __future__ import annotations

from django.db import models

from sanban.documents.domain.examination import Examination
from sanban.documents.domain.text import DocumentText
from sanban.documents.kept import read_examination
from sanban.documents.models.document import OutgoingDocument
from sanban.documents.vocabulary import Carrier, Origin
from sanban.files.store import DIGEST_LENGTH
from sanban.org.models import Person
from sanban.procedures.domain.codec import from_json

NAME_LENGTH = 200


class Version(models.Model):
    """A version 「版本」: its text by elements, and the file that carries it.

    ``text_digest`` is what a signature binds; versions of one text may differ in their file alone.
    ``is_written`` tells that the text was written here, so that its file can be made anew from it.
    """

    document = models.ForeignKey(
        OutgoingDocument, on_delete=models.PROTECT, related_name="versions"
    )
    number = models.PositiveIntegerField()
    text = models.TextField()
    text_digest = models.CharField(max_length=DIGEST_LENGTH, db_index=True)
    carrier = models.CharField(max_length=8, choices=Carrier.choices)
    is_written = models.BooleanField()
    file = models.CharField(max_length=DIGEST_LENGTH)
    file_name = models.CharField(max_length=NAME_LENGTH)
    origin = models.CharField(max_length=12, choices=Origin.choices)
    author = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    principal = models.ForeignKey(Person, on_delete=models.PROTECT, null=True, related_name="+")
    post = models.CharField(max_length=200, blank=True)
    at = models.DateTimeField()
    note = models.CharField(max_length=300, blank=True)

    class Meta:
        constraints = (
            models.UniqueConstraint(
                fields=["document", "number"], name="version_number_in_document"
            ),
        )

    def __str__(self) -> str:
        """Return which version it is."""
        return f"第{self.number}稿"

    def read(self) -> DocumentText:
        """Return the text."""
        return from_json(DocumentText, self.text)

    @property
    def is_word(self) -> bool:
        """Tell whether the version is a Word file."""
        return self.carrier == Carrier.WORD


class Proof(models.Model):
    """What the engine found in a version 「核稿报告」, by the engine of that day."""

    version = models.OneToOneField(Version, on_delete=models.PROTECT, related_name="proof")
    examination = models.TextField()
    engine = models.CharField(max_length=40)
    at = models.DateTimeField()

    def __str__(self) -> str:
        """Return what was proofread."""
        return f"{self.version}核稿报告"

    def read(self) -> Examination:
        """Return what was found."""
        return read_examination(self.examination)
