"""设立单位."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction

from sanban.kernel.errors import DomainError
from sanban.org import entry_types
from sanban.org.actor import Actor
from sanban.org.changes import begin
from sanban.org.models import Unit, UnitRecord
from sanban.org.policies import Verb
from sanban.org.trail import note
from sanban.org.vocabulary import UnitKind


class UnableToCreateUnit(DomainError):  # noqa: N818 - the name says what happened
    """A unit that cannot be set up."""


@transaction.atomic
def create_unit(
    *,
    actor: Actor,
    at: datetime,
    name: str,
    kind: UnitKind,
    parent: Unit | None = None,
    position: int = 100,
) -> Unit:
    """Set up a unit under ``parent``, or at the top."""
    begin(actor, Verb.SHAPE, UnableToCreateUnit, *([parent] if parent else []))
    if parent and parent.closed_at:
        raise UnableToCreateUnit(f"上级单位“{parent.name}”已撤销，请另选上级单位。")
    if name_is_taken(actor.organ_id, parent, name):
        raise UnableToCreateUnit(f"同一上级下已有“{name}”，请换一个名称。")
    unit = Unit.objects.create(
        organ_id=actor.organ_id, name=name, kind=kind, parent=parent, position=position
    )
    unit.path = unit.path_under(parent)
    unit.save(update_fields=["path"])
    UnitRecord.objects.create(unit=unit, name=name, parent=parent, from_at=at)
    new = {"name": name, "kind": str(kind), "parent": parent.name if parent else None}
    note(entry_types.UNIT_CREATED, unit, actor=actor, at=at, new=new)
    return unit


def name_is_taken(organ_id: int, parent: Unit | None, name: str) -> bool:
    """Tell whether a unit of that name stands under ``parent`` already."""
    return Unit.objects.open().filter(organ_id=organ_id, parent=parent, name=name).exists()
