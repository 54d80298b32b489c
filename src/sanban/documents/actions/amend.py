"""修改拟稿纸."""

from __future__ import annotations

from datetime import datetime
from functools import partial

from django.db import transaction

from sanban.documents import entry_types
from sanban.documents.actions.draft import DraftingSheet, ask, particulars
from sanban.documents.changes import locked, note, touch
from sanban.documents.domain.routing import facts_for, procedure_for
from sanban.documents.errors import UnableToHandleDocument
from sanban.documents.models import OutgoingDocument
from sanban.documents.policies import may_edit
from sanban.kernel.public_id import new_public_id
from sanban.org.actor import Actor
from sanban.procedures.actions.act import act
from sanban.procedures.actions.consult import consult
from sanban.procedures.domain.commands import Declare
from sanban.procedures.models import Case
from sanban.procedures.store import load
from sanban.procedures.vocabulary import Purpose


@transaction.atomic
def amend(
    document: OutgoingDocument,
    sheet: DraftingSheet,
    *,
    actor: Actor,
    at: datetime,
    seen_edition: int | None,
) -> OutgoingDocument:
    """Change the drafting sheet; what the steps go by is declared to the running case as well."""
    document = locked(document, seen_edition)
    may_edit(actor, document, at).or_raise(UnableToHandleDocument)
    sheet.must_be_sound()
    case = document.case
    if case is not None:
        _must_keep_its_way(document, sheet, case)
    wanted = particulars(sheet)
    old = {name: _plain(getattr(document, name)) for name in wanted}
    for name, value in wanted.items():
        setattr(document, name, value)
    if case is not None:
        _tell_the_case(document, sheet, case, actor=actor, at=at)
    ask(document, sheet)
    touch(document, at, *wanted)
    new = {name: _plain(value) for name, value in wanted.items()}
    changed = {name for name in wanted if old[name] != new[name]}
    note(
        entry_types.AMENDED,
        document,
        actor=actor,
        at=at,
        old={name: old[name] for name in sorted(changed)},
        new={name: new[name] for name in sorted(changed)},
    )
    return document


def _plain(value: object) -> str | int | bool:
    return value if isinstance(value, bool | int) else str(value)


def _must_keep_its_way(document: OutgoingDocument, sheet: DraftingSheet, case: Case) -> None:
    wanted = procedure_for(sheet.document_type, is_joint=bool(sheet.co_issuing))
    if wanted != case.procedure.code:
        raise UnableToHandleDocument(
            f"“{document.get_document_type_display()}”已按“{case.procedure.name}”办理，"
            "不能改成要走另一个流程的文种；确需改变的，请终止本件后另行拟稿。"
        )


def _tell_the_case(
    document: OutgoingDocument, sheet: DraftingSheet, case: Case, *, actor: Actor, at: datetime
) -> None:
    state = load(case)
    declared = {fact.code for fact in state.definition.facts}
    facts = facts_for(document, needs_concurrence=bool(sheet.concurring))
    for code, value in facts.items():
        if code in declared and state.known_facts.get(code) != value:
            declare = partial(Declare, fact=code, value=value)
            act(case, declare, actor=actor, at=at, key=f"declare-{new_public_id()}")
    asked = {one.unit_id for one in case.consulted.filter(purpose=Purpose.CONCURRENCE)}
    if asked != {unit.pk for unit in sheet.concurring}:
        consult(case, Purpose.CONCURRENCE, list(sheet.concurring), actor=actor, at=at)
