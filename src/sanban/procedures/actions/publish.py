"""发布流程."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction

from sanban.audit.actions.record import Subject, Values, record
from sanban.kernel.errors import DomainError
from sanban.org.actor import Actor, Console
from sanban.org.models import Unit
from sanban.procedures import entry_types, gates
from sanban.procedures.domain.codec import canonical, content_hash
from sanban.procedures.domain.definition import Definition
from sanban.procedures.domain.difference import differences
from sanban.procedures.domain.reading import read_definition
from sanban.procedures.models import Procedure, ProcedureVersion
from sanban.procedures.policies import may_publish


class UnableToPublish(DomainError):  # noqa: N818 - the name says what happened
    """A version that cannot be published."""


@transaction.atomic
def publish(
    source: str,
    *,
    actor: Actor | Console,
    at: datetime,
    name: str = "流程定义",
    owning_unit: Unit | None = None,
) -> ProcedureVersion:
    """Publish a definition as the next version of its procedure; running cases keep theirs.

    A faulty one raises ``UnableToReadDefinition``, which tells every fault with its line.
    """
    may_publish(actor).or_raise(UnableToPublish)
    definition = read_definition(source, gates.codes(), name)
    if owning_unit and owning_unit.organ_id != actor.organ_id:
        raise UnableToPublish("没有找到这个单位，请重新选择。")
    procedure = _procedure(definition, actor.organ_id)
    before = procedure.current
    digest = content_hash(definition)
    if before and before.content_hash == digest:
        raise UnableToPublish(f"“{definition.name}”与现行的{before}没有不同，不用再发布。")
    version = procedure.versions.filter(content_hash=digest).first() or _next(
        procedure, definition, source, actor, at
    )
    procedure.current, procedure.name = version, definition.name
    procedure.owning_unit = owning_unit or procedure.owning_unit
    procedure.save(update_fields=["current", "name", "owning_unit"])
    _record(procedure, before, version, actor, at)
    return version


def _procedure(definition: Definition, organ_id: int) -> Procedure:
    """Return the procedure with its row locked; the first version makes it."""
    known = Procedure.objects.select_for_update(of=("self",), no_key=True).select_related("current")
    found = known.filter(organ_id=organ_id, code=definition.code).first()
    if found:
        return found
    Procedure.objects.bulk_create(
        [Procedure(organ_id=organ_id, code=definition.code, name=definition.name)],
        ignore_conflicts=True,
    )
    return known.get(organ_id=organ_id, code=definition.code)


def _next(
    procedure: Procedure, definition: Definition, source: str, actor: Actor | Console, at: datetime
) -> ProcedureVersion:
    return ProcedureVersion.objects.create(
        procedure=procedure,
        number=procedure.versions.count() + 1,
        content_hash=content_hash(definition),
        definition=canonical(definition),
        source=source,
        published_at=at,
        published_by=actor.trace.shown,
    )


def _record(
    procedure: Procedure,
    before: ProcedureVersion | None,
    version: ProcedureVersion,
    actor: Actor | Console,
    at: datetime,
) -> None:
    old: Values | None = None
    new: Values = {"version": version.number, "digest": version.content_hash}
    if before:
        old = {"version": before.number, "digest": before.content_hash}
        changes = differences(before.read(), version.read(), gates.labels())
        new = {**new, "changes": list(changes)}
    record(
        actor=actor.trace,
        at=at,
        entry_type=entry_types.PUBLISHED.code,
        subject=Subject("procedure", procedure.public_id, procedure.name),
        old=old,
        new=new,
    )
