"""Seals 「印章」, and every use of one."""

from __future__ import annotations

from django.db import models
from django.db.models import F, Q

from sanban.documents.models.clean_proof import CleanProof
from sanban.documents.models.document import OutgoingDocument
from sanban.files.store import DIGEST_LENGTH
from sanban.kernel.models import OrganOwned
from sanban.org.domain.viewer import Viewer
from sanban.org.models import Person, Post

NAME_LENGTH = 60


class SealQuerySet(models.QuerySet["Seal"]):
    """Seals somebody may see."""

    def visible_to(self, viewer: Viewer) -> SealQuerySet:
        """Narrow to the viewer's organ."""
        return self.filter(organ_id=viewer.organ_id)

    def in_use(self) -> SealQuerySet:
        """Narrow to those that may be affixed."""
        return self.filter(closed_at=None)


class Seal(OrganOwned):
    """A seal: its image, and the post whose holder keeps it 「监印人」."""

    name = models.CharField("印章名称", max_length=NAME_LENGTH)
    image = models.CharField(max_length=DIGEST_LENGTH)
    width = models.PositiveIntegerField("印章直径（毫米）", default=42)
    keeper_post = models.ForeignKey(Post, on_delete=models.PROTECT, related_name="+")
    made_at = models.DateTimeField()
    closed_at = models.DateTimeField(null=True)
    closed_reason = models.CharField(max_length=200, blank=True)

    objects = SealQuerySet.as_manager()

    class Meta:
        constraints = (
            models.UniqueConstraint(
                fields=["organ", "name"], condition=Q(closed_at=None), name="seal_name_in_organ"
            ),
            models.CheckConstraint(
                condition=Q(closed_at=None) | ~Q(closed_reason=""), name="seal_closed_for_a_reason"
            ),
        )

    def __str__(self) -> str:
        """Return the name."""
        return self.name


class SealUse(models.Model):
    """That a seal was affixed 「用印」: to which proof, how many copies, by whom; append-only.

    ``file`` is the file with the seal in its place, ``paper`` its copy that pages are set from; where
    the seal was put on the printed copies, ``is_on_paper``, they are those of the proof.
    """

    document = models.ForeignKey(
        OutgoingDocument, on_delete=models.PROTECT, related_name="seal_uses"
    )
    seal = models.ForeignKey(Seal, on_delete=models.PROTECT, related_name="uses")
    proof = models.ForeignKey(CleanProof, on_delete=models.PROTECT, related_name="seal_uses")
    copies = models.PositiveIntegerField("用印份数")
    is_on_paper = models.BooleanField(default=False)
    file = models.CharField(max_length=DIGEST_LENGTH)
    paper = models.CharField(max_length=DIGEST_LENGTH)
    proof_text = models.CharField(max_length=DIGEST_LENGTH)
    sealed_text = models.CharField(max_length=DIGEST_LENGTH)
    by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    post = models.CharField(max_length=200, blank=True)
    at = models.DateTimeField()

    class Meta:
        constraints = (
            models.CheckConstraint(condition=Q(copies__gte=1), name="seal_use_of_copies"),
            models.CheckConstraint(
                condition=Q(proof_text=F("sealed_text")), name="seal_use_changes_no_text"
            ),
        )

    def __str__(self) -> str:
        """Return which seal on how many copies."""
        where = "，盖在纸上" if self.is_on_paper else ""
        return f"{self.seal}，{self.copies}份{where}"
