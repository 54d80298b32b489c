"""Outgoing documents 「发文」."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING

from django.db import models
from django.db.models import Q

from sanban.documents.vocabulary import DOCUMENT_TYPES, Mark, Openness, State
from sanban.kernel.models import OrganOwned
from sanban.org.domain.viewer import Viewer
from sanban.org.models import Person, Unit
from sanban.procedures.domain.terms import Urgency
from sanban.procedures.models import Case
from sanban.procedures.vocabulary import Purpose

if TYPE_CHECKING:
    from sanban.documents.models.version import Version

TITLE_LENGTH = 200
KEY_LENGTH = 64
MOST_COPIES = 9999
_BEFORE_CASE = [State.DRAFT, State.DISCARDED]
_URGENCIES = [(str(urgency), urgency.label) for urgency in Urgency]


class OutgoingDocumentQuerySet(models.QuerySet["OutgoingDocument"]):
    """Documents somebody may see."""

    def visible_to(self, viewer: Viewer, at: datetime) -> OutgoingDocumentQuerySet:
        """Narrow to drafts of the viewer's own and to documents whose case he may see."""
        if viewer.person_id is None:
            return self.none()
        cases = Case.objects.visible_to(viewer, at).values("pk")
        own_draft = Q(case=None, drafter_id=viewer.person_id)
        return self.filter(own_draft | Q(case__in=cases), organ_id=viewer.organ_id)


class OutgoingDocument(OrganOwned):
    """A document on its way out, with what its drafting sheet 「拟稿纸」 says of it.

    ``title`` is a copy of the current version's, for lists. ``edition`` counts every change, so that a
    form filled in before somebody else's change is noticed. ``key`` makes a repeated click give the
    same document.
    """

    document_type = models.CharField("文种", max_length=24, choices=DOCUMENT_TYPES)
    title = models.CharField("标题", max_length=TITLE_LENGTH)
    urgency = models.CharField(
        "紧急程度", max_length=16, choices=_URGENCIES, default=Urgency.ORDINARY.value
    )
    openness = models.CharField("公开属性", max_length=12, choices=Openness.choices, blank=True)
    openness_reason = models.CharField("不予公开的理由", max_length=300, blank=True)
    mark = models.CharField("标识", max_length=12, choices=Mark.choices, default=Mark.INTERNAL)
    copies = models.PositiveIntegerField("份数", default=1)
    is_important = models.BooleanField("重要公文", default=False)
    is_normative = models.BooleanField("规范性文件", default=False)
    no_basis_reason = models.CharField("不需引用依据的理由", max_length=300, blank=True)
    drafter = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="+")
    case = models.OneToOneField(
        Case, on_delete=models.PROTECT, null=True, related_name="outgoing_document"
    )
    state = models.CharField(max_length=12, choices=State.choices, default=State.DRAFT)
    current = models.ForeignKey(
        "documents.Version", on_delete=models.PROTECT, null=True, related_name="+"
    )
    edition = models.PositiveIntegerField(default=1)
    key = models.CharField(max_length=KEY_LENGTH)
    created_at = models.DateTimeField()
    changed_at = models.DateTimeField()

    objects = OutgoingDocumentQuerySet.as_manager()

    class Meta:
        constraints = (
            models.UniqueConstraint(fields=["organ", "key"], name="document_drafted_once"),
            models.CheckConstraint(
                condition=Q(case=None, state__in=_BEFORE_CASE)
                | Q(case__isnull=False) & ~Q(state__in=_BEFORE_CASE),
                name="document_without_case_is_draft",
            ),
        )
        indexes = (
            models.Index(fields=["organ", "state", "-changed_at"], name="document_by_state"),
            models.Index(fields=["drafter", "state"], name="document_by_drafter"),
        )

    def __str__(self) -> str:
        """Return the title."""
        return self.title

    @property
    def present(self) -> Version:
        """Return the current version; every document has one from the moment it is drafted."""
        assert self.current is not None  # noqa: S101 - as said above
        return self.current

    @property
    def tone(self) -> str:
        """Return the tone of where the document stands."""
        return State(self.state).tone

    @property
    def address(self) -> str:
        """Return where the document's page is."""
        return f"/documents/{self.public_id}/"


class AskedUnit(models.Model):
    """A unit whose concurrence or co-issue the drafter asks for."""

    document = models.ForeignKey(OutgoingDocument, on_delete=models.CASCADE, related_name="asked")
    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="+")
    purpose = models.CharField(max_length=12, choices=Purpose.choices)

    class Meta:
        constraints = (
            models.UniqueConstraint(
                fields=["document", "unit", "purpose"], name="unit_asked_once_for_document"
            ),
        )

    def __str__(self) -> str:
        """Return who is asked for what."""
        return f"{self.unit}{self.get_purpose_display()}"
