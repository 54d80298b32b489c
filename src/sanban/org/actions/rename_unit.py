"""单位更名."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction

from sanban.kernel.errors import DomainError, StaleError
from sanban.org import entry_types
from sanban.org.actions.create_unit import name_is_taken
from sanban.org.actor import Actor
from sanban.org.changes import begin
from sanban.org.models import Unit, UnitRecord
from sanban.org.policies import Verb
from sanban.org.trail import note


class UnableToRenameUnit(DomainError):  # noqa: N818 - the name says what happened
    """A unit that cannot bear the new name."""


@transaction.atomic
def rename_unit(
    unit: Unit, name: str, *, actor: Actor, at: datetime, version: int | None = None
) -> None:
    """Give a unit a new name from ``at`` on; documents of before keep the old one.

    ``version`` is the one that whoever renames has seen.
    """
    begin(actor, Verb.SHAPE, UnableToRenameUnit, unit)
    check_is_current(unit, version)
    if unit.closed_at:
        raise UnableToRenameUnit(f"“{unit.name}”已撤销，不能更名。")
    if name == unit.name:
        raise UnableToRenameUnit("新名称与现名称相同，没有改动。")
    if name_is_taken(unit.organ_id, unit.parent, name):
        raise UnableToRenameUnit(f"同一上级下已有“{name}”，请换一个名称。")
    old = unit.name
    unit.name = name
    unit.version += 1
    unit.save(update_fields=["name", "version"])
    begin_record(unit, at=at)
    note(entry_types.UNIT_RENAMED, unit, actor=actor, at=at, old={"name": old}, new={"name": name})


def begin_record(unit: Unit, *, at: datetime) -> None:
    """End the record of what the unit was until now, and begin the next."""
    UnitRecord.objects.filter(unit=unit, until_at=None).update(until_at=at)
    UnitRecord.objects.create(unit=unit, name=unit.name, parent=unit.parent, from_at=at)


def check_is_current(unit: Unit, version: int | None) -> None:
    """Refuse a change of what somebody else has changed since."""
    if version is not None and version != unit.version:
        raise StaleError(
            f"您打开页面之后，“{unit.name}”已被别人改动；请看过现在的内容再改，刚才的修改没有保存。"
        )
