"""改用新版流程."""

from __future__ import annotations

from datetime import datetime

from sanban.org.actor import Actor
from sanban.procedures.actions.act import act
from sanban.procedures.carrying_out import Done, UnableToAct
from sanban.procedures.domain.commands import MoveVersion
from sanban.procedures.domain.deciding import RefusalKind
from sanban.procedures.models import Case, ProcedureVersion


def move_version(
    case: Case,
    version: ProcedureVersion,
    *,
    actor: Actor,
    at: datetime,
    key: str,
    reason: str,
    seen_version: int | None = None,
) -> Done:
    """Carry a case on under another version of its procedure; ``queries.move`` shows what that means."""
    if version.procedure_id != case.procedure_id:
        raise UnableToAct("这不是本流程的另一个版本，请重新选择。", RefusalKind.INVALID)
    definition = version.read()
    return act(
        case,
        lambda request: MoveVersion(request, definition, reason),
        actor=actor,
        at=at,
        key=key,
        seen_version=seen_version,
    )
