"""Cells that several lists show."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime

from django.utils import timezone

from sanban.desk.domain.time_left import time_left
from sanban.desk.lists.filters import due_of
from sanban.desk.lists.work_list import Cell, Look
from sanban.desk.vocabulary import DUE_TONES, Due
from sanban.procedures.domain.terms import CasePhase
from sanban.procedures.models import Assignment, Case

_WEEKDAYS = "一二三四五六日"


def title(case: Case) -> Cell:
    """Return the title, leading to the subject's page where there is one."""
    return Cell(case.title, address=case.address)


def drafter(case: Case) -> Cell:
    """Return who drafted, and for which unit."""
    return Cell(case.drafter.name, note=case.unit.name)


def moment(at: datetime | None) -> Cell:
    """Return a moment as people read it; an empty cell where there is none."""
    if at is None:
        return Cell("")
    return Cell(told(at), moment=at)


def told(at: datetime) -> str:
    """Return 「7月16日 周四 09:30」."""
    local = timezone.localtime(at)
    return f"{local:%-m月%-d日} 周{_WEEKDAYS[local.weekday()]} {local:%H:%M}"


def due(due_at: datetime | None, phase: str, look: Look) -> Cell:
    """Return how the time limit stands: what is left in words, and the moment below."""
    if due_at is None:
        label = CasePhase(phase).label if phase != CasePhase.RUNNING else Due.NONE.label
        return Cell(label, tone="faint")
    state = due_of(due_at, look.at, look.time)
    words = time_left(due_at, look.at, look.time)
    return Cell(words, tone=DUE_TONES[state], note=told(due_at), moment=due_at)


def with_whom(work: Iterable[Assignment]) -> Cell:
    """Return where a case stands and with whom."""
    found = list(work)
    steps = dict.fromkeys(one.step_name for one in found)
    people = dict.fromkeys(one.person.name for one in found)
    return Cell("、".join(steps), note="、".join(people))
