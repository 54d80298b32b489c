"""Cases, who has a part in them, and which units they ask."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime

from django.db import models
from django.db.models import Q

from sanban.kernel.models import OrganOwned
from sanban.org.domain.viewer import Viewer
from sanban.org.models import Appointment, LeaderInCharge, Person, Unit
from sanban.org.vocabulary import UnitKind
from sanban.procedures.domain.terms import CasePhase
from sanban.procedures.models.procedure import HASH_LENGTH, Procedure, ProcedureVersion
from sanban.procedures.standing_in import principals
from sanban.procedures.vocabulary import PHASE_TONES, Purpose

TITLE_LENGTH = 200
KEY_LENGTH = 64
_PHASES = [(str(phase), phase.label) for phase in CasePhase]
_OPEN = [str(phase) for phase in CasePhase if not phase.is_closed]


class CaseQuerySet(models.QuerySet["Case"]):
    """Cases somebody may see."""

    def visible_to(self, viewer: Viewer, at: datetime | None = None) -> CaseQuerySet:
        """Narrow to cases the viewer has a part in, or that come from a unit he leads.

        With ``at`` also to those of the people he stands in for at that moment. Administrators see none.
        """
        person = viewer.person_id
        if person is None:
            return self.none()
        taking = {person, *(principals(person, at) if at else ())}
        parts = Part.objects.filter(person__in=taking).values("case")
        seen = Q(pk__in=parts)
        for path in _branches_led_by(person):
            seen |= Q(unit__path__startswith=path)
        return self.filter(seen, organ_id=viewer.organ_id)

    def open(self) -> CaseQuerySet:
        """Narrow to those that have not come to an end."""
        return self.filter(phase__in=_OPEN)


def _branches_led_by(person: int) -> Iterator[str]:
    """Yield the branches of the organ a person answers for; the head of the organ leads all of it."""
    heads = Appointment.objects.open().filter(person_id=person, post__is_head=True)
    for path, kind in heads.values_list("post__unit__path", "post__unit__kind"):
        yield "" if kind == UnitKind.LEADERSHIP else path
    charges = LeaderInCharge.objects.filter(
        until_at=None, post__appointments__in=Appointment.objects.open().filter(person_id=person)
    )
    yield from charges.values_list("unit__path", flat=True)


class Case(OrganOwned):
    """A run 「办理实例」 of a procedure; it points to nothing above it, its subject points to it.

    Everything besides ``title`` and ``address`` is a copy of what its events add up to, for lists.
    ``key`` makes a repeated click on 发起 give the same case.
    """

    procedure = models.ForeignKey(Procedure, on_delete=models.PROTECT, related_name="cases")
    begun_under = models.ForeignKey(ProcedureVersion, on_delete=models.PROTECT, related_name="+")
    version = models.ForeignKey(ProcedureVersion, on_delete=models.PROTECT, related_name="cases")
    title = models.CharField(max_length=TITLE_LENGTH)
    address = models.CharField(max_length=200, blank=True)
    key = models.CharField(max_length=KEY_LENGTH)
    drafter = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="drafted_cases")
    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="+")
    phase = models.CharField(max_length=12, choices=_PHASES)
    subject_hash = models.CharField(max_length=HASH_LENGTH)
    event_count = models.PositiveIntegerField(default=0)
    started_at = models.DateTimeField()
    moved_at = models.DateTimeField()
    closed_at = models.DateTimeField(null=True)
    speaks_at = models.DateTimeField(null=True)

    objects = CaseQuerySet.as_manager()

    class Meta:
        constraints = (
            models.UniqueConstraint(fields=["organ", "key"], name="case_begun_once"),
            models.CheckConstraint(
                condition=Q(phase__in=_OPEN, closed_at=None)
                | Q(closed_at__isnull=False) & ~Q(phase__in=_OPEN),
                name="case_closed_when_closed",
            ),
        )
        indexes = (
            models.Index(fields=["organ", "unit", "phase"], name="case_by_unit"),
            models.Index(
                fields=["speaks_at"], condition=Q(speaks_at__isnull=False), name="case_by_clock"
            ),
        )

    def __str__(self) -> str:
        """Return the title."""
        return self.title

    @property
    def tone(self) -> str:
        """Return the tone of where the case stands."""
        return PHASE_TONES[self.phase]


class Part(models.Model):
    """That a person has a part in a case; ``acted_at`` is when he last did something in it."""

    case = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="parts")
    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    acted_at = models.DateTimeField(null=True)

    class Meta:
        constraints = (
            models.UniqueConstraint(fields=["case", "person"], name="part_once_in_case"),
        )
        indexes = (models.Index(fields=["person", "-acted_at"], name="part_by_person"),)

    def __str__(self) -> str:
        """Return whose part in what it is."""
        return f"{self.person}：{self.case}"


class ConsultedUnit(models.Model):
    """A unit that a case asks 「会签单位、联署单位」."""

    case = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="consulted")
    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="+")
    purpose = models.CharField(max_length=12, choices=Purpose.choices)

    class Meta:
        constraints = (
            models.UniqueConstraint(
                fields=["case", "unit", "purpose"], name="consulted_once_in_case"
            ),
        )

    def __str__(self) -> str:
        """Return who is asked for what."""
        return f"{self.unit}{self.get_purpose_display()}"
