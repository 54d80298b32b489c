"""Document numbers: series without a gap, and who registered what under them."""

from __future__ import annotations

from django.db import models
from django.db.models import Q

from sanban.documents.domain.numbering import written_number
from sanban.documents.issue_vocabulary import NumberState
from sanban.documents.models.document import OutgoingDocument
from sanban.documents.vocabulary import DOCUMENT_TYPES
from sanban.kernel.models import OrganOwned
from sanban.org.domain.viewer import Viewer
from sanban.org.models import Person

CODE_LENGTH = 20
REASON_LENGTH = 300


class NumberCode(OrganOwned):
    """Under which code 「机关代字」 documents of a type are numbered, where it is not the usual one."""

    document_type = models.CharField(max_length=24, choices=DOCUMENT_TYPES)
    code = models.CharField("机关代字", max_length=CODE_LENGTH)

    class Meta:
        constraints = (
            models.UniqueConstraint(fields=["organ", "document_type"], name="code_once_for_type"),
        )

    def __str__(self) -> str:
        """Return the code."""
        return self.code


class NumberSeries(OrganOwned):
    """The numbers of one code in one year; ``next`` is the serial that will be given out next."""

    code = models.CharField(max_length=CODE_LENGTH)
    year = models.PositiveIntegerField()
    next = models.PositiveIntegerField(default=1)

    class Meta:
        constraints = (
            models.UniqueConstraint(fields=["organ", "code", "year"], name="series_once_a_year"),
            models.CheckConstraint(condition=Q(next__gte=1), name="series_from_one"),
        )

    def __str__(self) -> str:
        """Return code and year."""
        return f"{self.code}〔{self.year}〕"


class IssuedNumberQuerySet(models.QuerySet["IssuedNumber"]):
    """Numbers somebody may see."""

    def visible_to(self, viewer: Viewer) -> IssuedNumberQuerySet:
        """Narrow to the viewer's organ; administrators do no business and see none."""
        if viewer.person_id is None:
            return self.none()
        return self.filter(series__organ_id=viewer.organ_id)


class IssuedNumber(models.Model):
    """A number that was taken 「发文字号」; it is never given out again, also when it is void."""

    series = models.ForeignKey(NumberSeries, on_delete=models.PROTECT, related_name="numbers")
    serial = models.PositiveIntegerField()
    value = models.CharField(max_length=80)
    document = models.ForeignKey(OutgoingDocument, on_delete=models.PROTECT, related_name="numbers")
    state = models.CharField(max_length=8, choices=NumberState.choices, default=NumberState.USED)
    at = models.DateTimeField()
    by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    reason = models.CharField("作废的理由", max_length=REASON_LENGTH, blank=True)
    voided_at = models.DateTimeField(null=True)
    voided_by = models.ForeignKey(Person, on_delete=models.PROTECT, null=True, related_name="+")

    objects = IssuedNumberQuerySet.as_manager()

    class Meta:
        constraints = (
            models.UniqueConstraint(fields=["series", "serial"], name="number_once_in_series"),
            models.UniqueConstraint(
                fields=["document"], condition=Q(state=NumberState.USED), name="number_of_document"
            ),
            models.CheckConstraint(
                condition=Q(state=NumberState.USED, reason="", voided_at=None)
                | Q(state=NumberState.VOID, voided_at__isnull=False) & ~Q(reason=""),
                name="number_void_for_a_reason",
            ),
        )

    def __str__(self) -> str:
        """Return the number."""
        return self.value

    @property
    def tone(self) -> str:
        """Return the tone of its state."""
        return NumberState(self.state).tone

    @classmethod
    def of(cls, series: NumberSeries, serial: int, document: OutgoingDocument) -> IssuedNumber:
        """Return a serial of a series for a document, not yet saved."""
        value = written_number(series.code, series.year, serial)
        return cls(series=series, serial=serial, value=value, document=document)


class Registration(models.Model):
    """What was registered with a number 「登记」: copies and distribution; the latest stands."""

    document = models.ForeignKey(
        OutgoingDocument, on_delete=models.PROTECT, related_name="registrations"
    )
    number = models.ForeignKey(IssuedNumber, on_delete=models.PROTECT, related_name="registrations")
    copies = models.PositiveIntegerField("印制份数")
    distribution = models.TextField("分送范围")
    registered_by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()

    class Meta:
        constraints = (
            models.CheckConstraint(condition=Q(copies__gte=1), name="registration_of_copies"),
            models.CheckConstraint(condition=~Q(distribution=""), name="registration_says_to_whom"),
        )

    def __str__(self) -> str:
        """Return number and copies."""
        return f"{self.number}，{self.copies}份"
