"""What a document rests on."""

from __future__ import annotations

from django.db import models

from sanban.documents.models.document import OutgoingDocument
from sanban.org.models import Person


class Basis(models.Model):
    """A rule or document cited as basis 「依据」, and who compared it with the original."""

    document = models.ForeignKey(OutgoingDocument, on_delete=models.CASCADE, related_name="bases")
    title = models.CharField("文件名称", max_length=200)
    number = models.CharField("文号", max_length=80, blank=True)
    clause = models.CharField("条款", max_length=80, blank=True)
    verified_by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    verified_at = models.DateTimeField()
    source = models.CharField("核对来源", max_length=200)

    class Meta:
        constraints = (
            models.UniqueConstraint(
                fields=["document", "title", "clause"], name="basis_once_in_document"
            ),
        )

    def __str__(self) -> str:
        """Return what is cited."""
        return f"《{self.title}》{self.clause}"
