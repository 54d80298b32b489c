"""已办 and 在办: the cases somebody did something in."""

from __future__ import annotations

from datetime import datetime

from django.db.models import OuterRef, Prefetch, QuerySet, Subquery

from sanban.desk.lists import cells
from sanban.desk.lists.filters import StepFilter, of_cases
from sanban.desk.lists.work_list import Cell, Column, Look, WorkList
from sanban.org.domain.viewer import Viewer
from sanban.procedures import queries
from sanban.procedures.models import Assignment, Part
from sanban.procedures.vocabulary import Task

_OPEN = Assignment.objects.open().filter(task=Task.DO)


def _with_work(parts: QuerySet[Part]) -> QuerySet[Part]:
    """Add to each case what is open in it, and when the first of that is due."""
    earliest = _OPEN.filter(case=OuterRef("case"), due_at__isnull=False).order_by("due_at")
    open_work = Prefetch("case__assignments", _OPEN.select_related("person").order_by("run", "pk"))
    due_at = Subquery(earliest.values("due_at")[:1])
    return parts.annotate(due_at=due_at).prefetch_related(open_work)


def _done(viewer: Viewer, at: datetime) -> QuerySet[Part]:
    del at
    return _with_work(queries.done(viewer))


def _under_way(viewer: Viewer, at: datetime) -> QuerySet[Part]:
    del at
    return _with_work(queries.under_way(viewer))


def _due(row: Part, look: Look) -> Cell:
    moments = [one.due_at for one in row.case.assignments.all() if one.due_at]
    return cells.due(min(moments, default=None), row.case.phase, look)


def _phase(row: Part, _look: Look) -> Cell:
    return Cell(row.case.get_phase_display(), tone=row.case.tone)


_TITLE: Column[Part] = Column(
    "title", "标题", lambda row, _: cells.title(row.case), ("case__title",)
)
_PROCEDURE: Column[Part] = Column("procedure", "流程", lambda row, _: Cell(row.case.procedure.name))
_WITH: Column[Part] = Column(
    "with", "现在", lambda row, _: cells.with_whom(row.case.assignments.all())
)
_DUE: Column[Part] = Column("due", "期限", _due, ("due_at",))
_DRAFTER: Column[Part] = Column(
    "drafter", "拟稿", lambda row, _: cells.drafter(row.case), ("case__drafter__name",)
)
_ACTED: Column[Part] = Column(
    "acted", "我办理", lambda row, _: cells.moment(row.acted_at), ("acted_at",)
)
_STARTED: Column[Part] = Column(
    "started", "发起", lambda row, _: cells.moment(row.case.started_at), ("case__started_at",)
)
_FILTERS = of_cases("case", "due_at", StepFilter("case"))

UNDER_WAY: WorkList[Part] = WorkList(
    code="under-way",
    label="在办",
    empty="您办过的事都已办结。还在流转的会列在这里，写明现在到谁手里。",
    query=_under_way,
    columns=(_TITLE, _PROCEDURE, _WITH, _DUE, _DRAFTER, _ACTED, _STARTED),
    filters=_FILTERS,
    has_badge=True,
)

DONE: WorkList[Part] = WorkList(
    code="done",
    label="已办",
    empty="您还没有办过什么。办理过的事会一直留在这里，随时可查。",
    query=_done,
    columns=(
        _TITLE,
        _PROCEDURE,
        Column("phase", "状态", _phase, ("case__phase",)),
        _WITH,
        _DRAFTER,
        _ACTED,
        _STARTED,
    ),
    filters=_FILTERS,
    has_badge=True,
)
