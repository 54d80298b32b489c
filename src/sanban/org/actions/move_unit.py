"""单位调整隶属."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction

from sanban.kernel.errors import DomainError
from sanban.org import entry_types
from sanban.org.actions.create_unit import name_is_taken
from sanban.org.actions.rename_unit import begin_record, check_is_current
from sanban.org.actor import Actor
from sanban.org.changes import begin
from sanban.org.models import Unit
from sanban.org.policies import Verb
from sanban.org.trail import note


class UnableToMoveUnit(DomainError):  # noqa: N818 - the name says what happened
    """A unit that cannot stand there."""


@transaction.atomic
def move_unit(
    unit: Unit, parent: Unit | None, *, actor: Actor, at: datetime, version: int | None = None
) -> None:
    """Put a unit, with all below it, under another one from ``at`` on."""
    begin(actor, Verb.SHAPE, UnableToMoveUnit, unit, *([parent] if parent else []))
    check_is_current(unit, version)
    _check_place(unit, parent)
    old, old_path = unit.parent, unit.path
    unit.parent = parent
    unit.path = unit.path_under(parent)
    unit.version += 1
    unit.save(update_fields=["parent", "path", "version"])
    _carry_branch(unit, old_path)
    begin_record(unit, at=at)
    note(
        entry_types.UNIT_MOVED,
        unit,
        actor=actor,
        at=at,
        old={"parent": old.name if old else None},
        new={"parent": parent.name if parent else None},
    )


def _check_place(unit: Unit, parent: Unit | None) -> None:
    if unit.closed_at or (parent and parent.closed_at):
        raise UnableToMoveUnit("已撤销的单位不能调整，也不能作上级单位。")
    if parent and parent.is_within(unit):
        raise UnableToMoveUnit(f"“{parent.name}”就是“{unit.name}”或在它下面，不能作它的上级。")
    if parent == unit.parent:
        raise UnableToMoveUnit("上级单位没有变。")
    if name_is_taken(unit.organ_id, parent, unit.name):
        raise UnableToMoveUnit(f"那里已有“{unit.name}”，请先更名。")


def _carry_branch(unit: Unit, old_path: str) -> None:
    """Give everything below the unit its new path."""
    below = Unit.objects.filter(organ_id=unit.organ_id, path__startswith=old_path)
    branch = list(below.exclude(pk=unit.pk))
    for found in branch:
        found.path = unit.path + found.path.removeprefix(old_path)
    Unit.objects.bulk_update(branch, ["path"])
