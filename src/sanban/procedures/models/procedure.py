"""Procedures, and their versions, which nobody changes once they are published."""

from __future__ import annotations

from functools import lru_cache

from django.db import models

from sanban.kernel.models import OrganOwned
from sanban.org.domain.viewer import Viewer
from sanban.org.models import Unit
from sanban.procedures.domain.codec import from_json
from sanban.procedures.domain.definition import Definition

CODE_LENGTH = 60
NAME_LENGTH = 80
HASH_LENGTH = 64


class ProcedureQuerySet(models.QuerySet["Procedure"]):
    """Procedures somebody may see."""

    def visible_to(self, viewer: Viewer) -> ProcedureQuerySet:
        """Narrow to the viewer's organ: how business is done there is open to all who work in it."""
        return self.filter(organ_id=viewer.organ_id)


class Procedure(OrganOwned):
    """A procedure 「流程」 of an organ; ``current`` is the version under which new cases begin."""

    code = models.CharField("代号", max_length=CODE_LENGTH)
    name = models.CharField("名称", max_length=NAME_LENGTH)
    owning_unit = models.ForeignKey(
        Unit, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    current = models.ForeignKey(
        "procedures.ProcedureVersion", on_delete=models.PROTECT, null=True, related_name="+"
    )

    objects = ProcedureQuerySet.as_manager()

    class Meta:
        constraints = (
            models.UniqueConstraint(fields=["organ", "code"], name="procedure_code_in_organ"),
        )

    def __str__(self) -> str:
        """Return the name."""
        return self.name


class ProcedureVersion(models.Model):
    """A published version 「流程版本」; the database refuses to change or remove it.

    ``source`` is the TOML as it was written, ``definition`` what it says in canonical form.
    """

    procedure = models.ForeignKey(Procedure, on_delete=models.PROTECT, related_name="versions")
    number = models.PositiveIntegerField()
    content_hash = models.CharField(max_length=HASH_LENGTH)
    definition = models.TextField()
    source = models.TextField()
    published_at = models.DateTimeField()
    published_by = models.CharField(max_length=200)

    class Meta:
        constraints = (
            models.UniqueConstraint(
                fields=["procedure", "number"], name="procedure_version_number"
            ),
            models.UniqueConstraint(
                fields=["procedure", "content_hash"], name="procedure_version_once"
            ),
        )

    def __str__(self) -> str:
        """Return which version it is."""
        return f"第{self.number}版"

    def read(self) -> Definition:
        """Return what the version says."""
        return _read(self.definition)


@lru_cache(maxsize=128)
def _read(text: str) -> Definition:
    """Reading a definition takes longer than all the rest of a step; a text is read once."""
    return from_json(Definition, text)
