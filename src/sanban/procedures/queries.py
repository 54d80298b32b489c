"""Reading procedures and cases."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from django.db.models import F, Q, QuerySet
from django.utils import timezone
from django.utils.safestring import SafeString, mark_safe

from sanban.org.domain.viewer import Viewer
from sanban.org.models import Person
from sanban.procedures import gates
from sanban.procedures.carrying_out import office_of
from sanban.procedures.domain.case import CaseState, Run
from sanban.procedures.domain.clocks import ClockState, clock_state, read_clock
from sanban.procedures.domain.deciding import Office
from sanban.procedures.domain.definition import Step
from sanban.procedures.domain.difference import Move, differences, plan_move
from sanban.procedures.domain.drawing.flow import case_flow
from sanban.procedures.domain.drawing.svg import draw
from sanban.procedures.domain.gates import (
    Gate,
    GateQuestion,
    valid_deviation,
    valid_evidence,
)
from sanban.procedures.domain.narrative import history
from sanban.procedures.domain.offers import Offer, Viewpoint, offers
from sanban.procedures.domain.people import Holder
from sanban.procedures.domain.responsibility import responsible_now
from sanban.procedures.models import Assignment, Case, Part, Procedure, ProcedureVersion
from sanban.procedures.remembering import remembered
from sanban.procedures.staffing import primary_holder
from sanban.procedures.store import load
from sanban.procedures.vocabulary import CLOCK_LABELS, CLOCK_TONES, Task


def to_do(viewer: Viewer, at: datetime) -> QuerySet[Assignment]:
    """Return 「待办」: what lies with the viewer or with one he stands in for; the most pressing first.

    What was offered to a principal is his own to take: whoever stands in for him cannot, so has it not.
    The badge is this very query counted.
    """
    work = Assignment.objects.visible_to(viewer, at).open()
    work = work.filter(Q(person_id=viewer.person_id) | Q(task=Task.DO))
    shown = work.select_related("case__procedure", "case__drafter", "case__unit", "person")
    return shown.order_by(F("due_at").asc(nulls_last=True), "opened_at", "pk")


def done(viewer: Viewer) -> QuerySet[Part]:
    """Return 「已办」: the cases the viewer did something in, the latest first."""
    if viewer.person_id is None:
        return Part.objects.none()
    parts = Part.objects.filter(
        person_id=viewer.person_id, acted_at__isnull=False, case__organ_id=viewer.organ_id
    )
    shown = parts.select_related("case__procedure", "case__drafter", "case__unit")
    return shown.order_by("-acted_at", "pk")


def under_way(viewer: Viewer) -> QuerySet[Part]:
    """Return 「在办」: of what the viewer did something in, all that has not come to its end."""
    return done(viewer).filter(case__closed_at=None)


def procedures(viewer: Viewer) -> QuerySet[Procedure]:
    """Return the published procedures of the viewer's organ."""
    found = Procedure.objects.visible_to(viewer).exclude(current=None)
    return found.select_related("current", "owning_unit").order_by("pk")


def changes(before: ProcedureVersion, after: ProcedureVersion) -> tuple[str, ...]:
    """Return what changed from one version to another, one sentence each."""
    return differences(before.read(), after.read(), gates.labels())


def move(case: Case, version: ProcedureVersion) -> Move:
    """Return what moving a case to another version means, before anybody does it."""
    state = load(case)
    waiting = [state.run(number).step for frame in state.frames for number in frame.set_aside]
    steps = [*(run.step for run in state.open_runs()), *waiting, *(one.step for one in state.owed)]
    return plan_move(state.definition, version.read(), steps, gates.labels())


@dataclass(frozen=True, slots=True)
class OpenStep:
    """A step being worked on as pages show it; ``wants`` is what its gates still miss."""

    run: int
    name: str
    people: tuple[str, ...]
    clock: ClockState
    due_at: datetime | None
    wants: tuple[str, ...]

    @property
    def clock_label(self) -> str:
        """Return how the clock stands, in words."""
        return CLOCK_LABELS[self.clock]

    @property
    def clock_tone(self) -> str:
        """Return the tone of how the clock stands."""
        return CLOCK_TONES[self.clock]


@dataclass(frozen=True, slots=True)
class CaseView:
    """A case as its page shows it: whose turn it is, how long is left, what happened."""

    case: Case
    state: CaseState
    responsible: Holder | None
    steps: tuple[OpenStep, ...]
    history: tuple[str, ...]
    offers: tuple[Offer, ...]

    @property
    def picture(self) -> SafeString:
        """Return the diagram of the case: what is done, where it stands, what will come."""
        # Drawn by our own writer, which escapes every text.
        return mark_safe(draw(case_flow(self.state)))  # noqa: S308 - as said above


def view_of(case: Case, viewer: Viewer, at: datetime) -> CaseView:
    """Return a case for its page; a number of queries that does not grow with its history."""
    state, office = load(case), remembered(office_of(case))
    steps = tuple(_open_step(state, run, at, office) for run in state.open_runs())
    offered = _offered(case, state, office, viewer, at)
    return CaseView(case, state, responsible_now(state), steps, history(state), offered)


def _offered(
    case: Case, state: CaseState, office: Office, viewer: Viewer, at: datetime
) -> tuple[Offer, ...]:
    """Return what the viewer can do, also for those he stands in for."""
    if viewer.person_id is None:
        return ()
    person = Person.objects.present().filter(pk=viewer.person_id, organ=case.organ_id).first()
    if person is None:
        return ()
    mine = case.assignments.visible_to(viewer, at).open().exclude(person=person)
    principals = frozenset(mine.values_list("person__public_id", flat=True))
    at = timezone.localtime(at)
    return offers(Viewpoint(state, office, primary_holder(person, at), at, principals))


def _open_step(state: CaseState, run: Run, at: datetime, office: Office) -> OpenStep:
    time, step = office.working_time, state.step(run)
    reading = read_clock(state, run, at, time)
    return OpenStep(
        run.id,
        step.name,
        tuple(party.holder.name for party in run.open_parties()),
        clock_state(state, run, at, time),
        reading.due_at if reading else None,
        tuple(
            said
            for code in step.gates
            for said in _missing(office.gates.get(code), code, step, state)
        ),
    )


def _missing(gate: Gate | None, code: str, step: Step, state: CaseState) -> tuple[str, ...]:
    if gate is None:
        return (f"关口“{code}”没有登记，请联系系统管理员。",)
    declared = gate.declaration
    if valid_deviation(declared, state.deviations, step.code, state.subject_hash):
        return ()
    evidence = valid_evidence(declared, state.evidence, state.subject_hash)
    return gate.missing(
        GateQuestion(step.code, state.subject_hash, state.known_facts, evidence, state.signatures())
    )
