"""撤回和废止: a released document ceases to hold; what went out stays on record."""

from __future__ import annotations

from datetime import date, datetime

from django.db import transaction
from django.utils import timezone

from sanban.documents import entry_types
from sanban.documents.changes import locked, note, person_of, touch
from sanban.documents.errors import UnableToHandleDocument
from sanban.documents.issue_policies import may_end
from sanban.documents.issue_vocabulary import EndingKind, SuccessionKind
from sanban.documents.issuing import release_of
from sanban.documents.models import Ending, OutgoingDocument, Release, Succession
from sanban.documents.models.number import REASON_LENGTH
from sanban.documents.vocabulary import State
from sanban.org.actor import Actor

_STATES = {EndingKind.WITHDRAWN: State.WITHDRAWN, EndingKind.REPEALED: State.REPEALED}


@transaction.atomic
def withdraw_release(
    document: OutgoingDocument, reason: str, *, actor: Actor, at: datetime
) -> Ending:
    """Withdraw what went out; the signer or the head of the organ decides, and says why."""
    today = timezone.localdate(at)
    return _decide(document, EndingKind.WITHDRAWN, reason, today, actor=actor, at=at)


@transaction.atomic
def repeal(
    document: OutgoingDocument, reason: str, from_date: date, *, actor: Actor, at: datetime
) -> Ending:
    """Repeal a document from a day on, not before it went out."""
    return _decide(document, EndingKind.REPEALED, reason, from_date, actor=actor, at=at)


def _decide(
    document: OutgoingDocument,
    kind: EndingKind,
    reason: str,
    from_date: date,
    *,
    actor: Actor,
    at: datetime,
) -> Ending:
    document = locked(document)
    found = release_of(document)
    if found is None:
        raise UnableToHandleDocument("这件公文还没有核发；没有发出的，请在流程里退回、撤回或终止。")
    may_end(actor, found, at).or_raise(UnableToHandleDocument)
    if not reason.strip():
        raise UnableToHandleDocument(f"请写明{kind.label}的理由。")
    if from_date < found.proof.dated:
        raise UnableToHandleDocument(f"{kind.label}的日期不能早于成文日期，请核对。")
    return _end(document, found, kind, reason, from_date, actor=actor, at=at)


def _end(
    document: OutgoingDocument,
    found: Release,
    kind: EndingKind,
    reason: str,
    from_date: date,
    *,
    actor: Actor,
    at: datetime,
) -> Ending:
    ending = Ending.objects.create(
        release=found,
        kind=kind,
        reason=reason.strip()[:REASON_LENGTH],
        from_date=from_date,
        by=person_of(actor),
        at=at,
    )
    old, document.state = document.state, _STATES[kind]
    touch(document, at, "state")
    new = {"state": str(document.state), "from": from_date.isoformat()}
    note(entry_types.ENDED, document, actor=actor, at=at, old={"state": str(old)}, new=new)
    return ending


def end_earlier(document: OutgoingDocument, made: Release, *, actor: Actor, at: datetime) -> None:
    """Let the document that a released one repeals or replaces come to its end."""
    link = Succession.objects.filter(by=document).select_related("of").first()
    if link is None or not SuccessionKind(link.kind).ends_the_earlier:
        return
    earlier = locked(link.of)
    found = release_of(earlier)
    if found is None or earlier.state != State.RELEASED:
        return
    reason = f"由{made.number.value}{link.get_kind_display()}"
    _end(earlier, found, EndingKind.REPEALED, reason, timezone.localdate(at), actor=actor, at=at)
