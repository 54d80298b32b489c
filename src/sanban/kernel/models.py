"""The base of every root table."""

from __future__ import annotations

from django.db import models

from sanban.kernel.public_id import LENGTH, new_public_id


class OrganOwned(models.Model):
    """A row that belongs to one organ 「机关」 and can be named in an address.

    ``organ`` is the partition key: every query names it, and no row ever changes it.
    """

    organ = models.ForeignKey(
        "org.Organ", on_delete=models.PROTECT, related_name="+", editable=False
    )
    public_id = models.CharField(
        max_length=LENGTH, unique=True, default=new_public_id, editable=False
    )

    class Meta:
        abstract = True
