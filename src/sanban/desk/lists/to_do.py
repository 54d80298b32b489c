"""待办."""

from __future__ import annotations

from sanban.desk.lists import cells
from sanban.desk.lists.filters import ChoiceFilter, of_cases
from sanban.desk.lists.work_list import Cell, Column, Look, WorkList
from sanban.procedures.models import Assignment
from sanban.procedures.queries import to_do
from sanban.procedures.vocabulary import Task


def _step(row: Assignment, _look: Look) -> Cell:
    is_plain = row.task == Task.DO
    return Cell(row.step_name, note="" if is_plain else row.get_task_display())


def _doer(row: Assignment, look: Look) -> Cell:
    """Return who acts: oneself, or 「甲代乙」."""
    is_own = row.person_id == look.viewer.person_id
    return Cell("本人" if is_own else f"{look.name}代{row.person.name}")


TO_DO: WorkList[Assignment] = WorkList(
    code="to-do",
    label="待办",
    empty="现在没有要您办理的事。送到您这里的文稿会立即出现在这里。",
    query=to_do,
    columns=(
        Column("title", "标题", lambda row, _: cells.title(row.case), ("case__title",)),
        Column("procedure", "流程", lambda row, _: Cell(row.case.procedure.name)),
        Column("step", "环节", _step, ("step_name",)),
        Column("due", "期限", lambda row, look: cells.due(row.due_at, row.case.phase, look), ("due_at",)),
        Column("doer", "办理人", _doer),
        Column("drafter", "拟稿", lambda row, _: cells.drafter(row.case), ("case__drafter__name",)),
        Column("opened", "送到", lambda row, _: cells.moment(row.opened_at), ("opened_at",)),
    ),
    filters=of_cases("case", "due_at", ChoiceFilter("step", "环节", "step_name", "step_name")),
    has_badge=True,
)  # fmt: skip
