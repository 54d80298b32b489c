"""撤销单位."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from django.db import transaction

from sanban.kernel.errors import DomainError
from sanban.org import entry_types, open_work
from sanban.org.actor import Actor
from sanban.org.changes import begin
from sanban.org.models import Appointment, LeaderInCharge, Post, Unit, UnitRecord
from sanban.org.open_work import OpenItem
from sanban.org.policies import Verb
from sanban.org.trail import note

SHOWN = 5


class UnableToDissolveUnit(DomainError):  # noqa: N818 - the name says what happened
    """A unit that is still needed; ``open_items`` is the work that lies with it."""

    def __init__(self, message: str, open_items: Sequence[OpenItem] = ()) -> None:
        super().__init__(message)
        self.open_items = tuple(open_items)


@transaction.atomic
def dissolve_unit(unit: Unit, *, actor: Actor, at: datetime) -> None:
    """Dissolve a unit that has nobody, nothing open and nothing below it; its history stays."""
    begin(actor, Verb.SHAPE, UnableToDissolveUnit, unit)
    _check_is_empty(unit)
    unit.closed_at = at
    unit.version += 1
    unit.save(update_fields=["closed_at", "version"])
    UnitRecord.objects.filter(unit=unit, until_at=None).update(until_at=at)
    Post.objects.filter(unit=unit, closed_at=None).update(closed_at=at)
    LeaderInCharge.objects.filter(unit=unit, until_at=None).update(until_at=at)
    note(entry_types.UNIT_DISSOLVED, unit, actor=actor, at=at, old={"name": unit.name})


def _check_is_empty(unit: Unit) -> None:
    if unit.closed_at:
        raise UnableToDissolveUnit(f"“{unit.name}”已经撤销。")
    below = unit.children.filter(closed_at=None)
    if below:
        names = "、".join(found.name for found in below)
        raise UnableToDissolveUnit(f"“{unit.name}”下还有{names}，请先把它们调走或撤销。")
    holders = Appointment.objects.open().filter(post__unit=unit).select_related("person")
    if holders:
        names = "、".join(sorted({found.person.name for found in holders}))
        raise UnableToDissolveUnit(f"“{unit.name}”还有人任职（{names}），请先调整他们的岗位。")
    if unit.remits.open().exists():
        subjects = "、".join(found.subject for found in unit.remits.open())
        raise UnableToDissolveUnit(f"{subjects}仍归口“{unit.name}”，请先改定归口单位。")
    items = open_work.of_unit(unit)
    if items:
        shown = "、".join(f"《{item.title}》" for item in items[:SHOWN])
        rest = "等" if len(items) > SHOWN else ""
        raise UnableToDissolveUnit(
            f"“{unit.name}”还有{len(items)}件没有办结：{shown}{rest}；请先办结或移交。", items
        )
