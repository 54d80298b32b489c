"""The organ."""

from __future__ import annotations

from django.db import models

from sanban.kernel.public_id import LENGTH, new_public_id

NAME_LENGTH = 100


class Organ(models.Model):
    """A legal issuer 「机关」; every other root row belongs to one."""

    public_id = models.CharField(
        max_length=LENGTH, unique=True, default=new_public_id, editable=False
    )
    name = models.CharField("机关名称", max_length=NAME_LENGTH, unique=True)
    organ_code = models.CharField("机关代字", max_length=20, blank=True)
    founded_at = models.DateTimeField()
    is_demo = models.BooleanField(default=False)

    def __str__(self) -> str:
        """Return the name."""
        return self.name
