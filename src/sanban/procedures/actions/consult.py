"""确定会签单位."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from django.db import transaction

from sanban.audit.actions.record import Subject, record
from sanban.org.actor import Actor
from sanban.org.models import Unit
from sanban.procedures import entry_types
from sanban.procedures.carrying_out import UnableToAct, locked
from sanban.procedures.domain.deciding import RefusalKind
from sanban.procedures.models import Case, ConsultedUnit, Part
from sanban.procedures.policies import may_take_part
from sanban.procedures.vocabulary import Purpose


@transaction.atomic
def consult(
    case: Case, purpose: Purpose, units: Sequence[Unit], *, actor: Actor, at: datetime
) -> None:
    """Settle which units a case asks; those already asked keep what they were sent."""
    case = locked(case)
    may_take_part(actor, case, at).or_raise(UnableToAct)
    if not Part.objects.filter(case=case, person=actor.person).exists():
        raise UnableToAct("会签单位由本件的经办人确定，请联系他们。", RefusalKind.NOT_YOURS)
    if case.closed_at:
        raise UnableToAct("本件已经办结，不能再改会签单位。", RefusalKind.CLOSED)
    asked = case.consulted.filter(purpose=purpose).select_related("unit")
    before = [one.unit.name for one in asked]
    asked.delete()
    ask_units(case, purpose, units)
    record(
        actor=actor.trace,
        at=at,
        entry_type=entry_types.CONSULTED.code,
        subject=Subject("case", case.public_id, case.procedure.name),
        old={"units": before},
        new={"units": [unit.name for unit in units], "purpose": str(purpose)},
    )


def ask_units(case: Case, purpose: Purpose, units: Sequence[Unit]) -> None:
    """Write down which units a case asks; called within the change that needs them."""
    for unit in units:
        if unit.organ_id != case.organ_id or unit.closed_at:
            raise UnableToAct(
                f"“{unit.name}”不能{purpose.label}，请另选单位。", RefusalKind.INVALID
            )
    ConsultedUnit.objects.bulk_create(
        ConsultedUnit(case=case, unit=unit, purpose=purpose) for unit in dict.fromkeys(units)
    )
