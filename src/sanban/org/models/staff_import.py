"""A workbook of units and people that was read and waits to be taken over."""

from __future__ import annotations

from django.db import models

from sanban.kernel.models import OrganOwned
from sanban.org.domain.viewer import Viewer
from sanban.org.vocabulary import AccountRole


class StaffImportQuerySet(models.QuerySet["StaffImport"]):
    """Imports somebody may see."""

    def visible_to(self, viewer: Viewer) -> StaffImportQuerySet:
        """Narrow to the viewer's organ, for the system administrator only."""
        own = self.filter(organ_id=viewer.organ_id)
        return own if viewer.role == AccountRole.SYSTEM_ADMINISTRATOR else own.none()


class StaffImport(OrganOwned):
    """An import 「导入」: read once, shown with every problem, taken over in one transaction or not."""

    file_name = models.CharField(max_length=200)
    digest = models.CharField(max_length=64)
    rows = models.JSONField()
    read_at = models.DateTimeField()
    applied_at = models.DateTimeField(null=True, blank=True)

    objects = StaffImportQuerySet.as_manager()

    def __str__(self) -> str:
        """Return the name of the file."""
        return self.file_name
