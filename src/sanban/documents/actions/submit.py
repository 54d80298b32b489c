"""发起和送审: the draft becomes a case, and its drafter sends it on."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction

from sanban.documents import entry_types
from sanban.documents.actions.handle import handle
from sanban.documents.changes import locked, note, touch
from sanban.documents.domain.routing import facts_for, procedure_for
from sanban.documents.errors import UnableToHandleDocument
from sanban.documents.importance import superior_among
from sanban.documents.models import OutgoingDocument
from sanban.documents.policies import may_edit, open_work
from sanban.documents.vocabulary import State
from sanban.org.actor import Actor
from sanban.org.models import Organ, Unit
from sanban.procedures.actions.start import start
from sanban.procedures.carrying_out import Done
from sanban.procedures.domain.commands import Complete
from sanban.procedures.domain.terms import Choice
from sanban.procedures.models import Procedure
from sanban.procedures.vocabulary import Purpose

_FIRST_WORK = "1.1"


@transaction.atomic
def begin(
    document: OutgoingDocument, *, actor: Actor, at: datetime, key: str, seen_edition: int | None
) -> OutgoingDocument:
    """Start the case of a draft under the procedure its type and addressees call for.

    A document whose case runs already stays as it is, so that what was sent back can be sent on.
    """
    document = locked(document)
    if document.case is not None and document.case.key == key:
        return document  # the same click once more: what it saw has changed by itself
    document = locked(document, seen_edition)
    may_edit(actor, document, at).or_raise(UnableToHandleDocument)
    if document.case is not None:
        return document
    version = document.present
    asked = list(document.asked.select_related("unit"))
    co_issuing = [one.unit for one in asked if one.purpose == Purpose.CO_ISSUE]
    procedure = _procedure(document, co_issuing)
    declared = {fact.code for fact in procedure.current.read().facts} if procedure.current else ()
    _raise_importance(document)
    facts = facts_for(document, needs_concurrence=len(asked) > len(co_issuing))
    done = start(
        procedure,
        document.title,
        version.text_digest,
        actor=actor,
        at=at,
        key=key,
        facts={code: value for code, value in facts.items() if code in declared},
        concurring=[one.unit for one in asked if one.purpose == Purpose.CONCURRENCE],
        co_issuing=co_issuing,
        address=document.address,
    )
    document.case, document.state = done.case, State.UNDER_WAY
    touch(document, at, "case", "state", "is_important")
    note(entry_types.BEGUN, document, actor=actor, at=at, new={"procedure": procedure.code})
    return document


def _raise_importance(document: OutgoingDocument) -> None:
    """Make a document important that goes above the organ; nobody has to think of ticking it."""
    text = document.present.read()
    organ = Organ.objects.get(pk=document.organ_id)
    addressed = "、".join(filter(None, (text.main_recipients, text.copy_recipients)))
    if superior_among(addressed, organ.name):
        document.is_important = True


def _procedure(document: OutgoingDocument, co_issuing: list[Unit]) -> Procedure:
    code = procedure_for(document.document_type, is_joint=bool(co_issuing))
    found = Procedure.objects.filter(organ_id=document.organ_id, code=code).select_related(
        "current"
    )
    procedure = found.exclude(current=None).first()
    if procedure is None:
        raise UnableToHandleDocument("本机关还没有发布这类公文的办理流程，请联系系统管理员发布。")
    return procedure


@transaction.atomic
def submit(
    document: OutgoingDocument,
    *,
    actor: Actor,
    at: datetime,
    key: str,
    seen_edition: int | None,
    opinion: str = "",
) -> Done:
    """Send a draft on, or one that was sent back; what its gates miss is refused in one sentence."""
    document = begin(document, actor=actor, at=at, key=key, seen_edition=seen_edition)
    work = open_work(actor, document).order_by("pk").first()
    party = work.party if work else _FIRST_WORK
    return handle(
        document,
        lambda request: Complete(request, party, Choice.AGREE, opinion),
        actor=actor,
        at=at,
        key=f"{key}-submit",
    )
