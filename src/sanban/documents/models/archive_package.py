"""What was put together for the archive; append-only."""

from __future__ import annotations

from django.db import models

from sanban.documents.models.release import Release
from sanban.files.store import DIGEST_LENGTH
from sanban.org.models import Person


class ArchivePackage(models.Model):
    """The archive package 「归档包」 of a released document; ``contents`` lists its files and hashes."""

    release = models.ForeignKey(Release, on_delete=models.PROTECT, related_name="archive_packages")
    file = models.CharField(max_length=DIGEST_LENGTH)
    contents = models.JSONField()
    made_by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()

    def __str__(self) -> str:
        """Return what is archived."""
        return f"{self.release}归档包"
