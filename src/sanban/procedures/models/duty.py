"""Which posts stand behind the names a definition uses."""

from __future__ import annotations

from django.db import models

from sanban.kernel.models import OrganOwned
from sanban.org.models import Post
from sanban.procedures.models.procedure import CODE_LENGTH


class Duty(OrganOwned):
    """That a post carries a duty 「职责」 such as ``registry`` or ``post:legal-officer``.

    Where no post carries a duty, a post whose name is the duty's serves.
    """

    code = models.CharField("职责", max_length=CODE_LENGTH)
    post = models.ForeignKey(Post, on_delete=models.PROTECT, related_name="+")

    class Meta:
        constraints = (
            models.UniqueConstraint(fields=["organ", "code", "post"], name="duty_once_for_post"),
        )

    def __str__(self) -> str:
        """Return the duty and its post."""
        return f"{self.code}：{self.post}"
