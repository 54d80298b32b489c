"""处理核稿意见."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime

from django.db import transaction

from gongwen import Severity
from sanban.documents import entry_types
from sanban.documents.changes import locked, note, person_of
from sanban.documents.domain.examination import PlacedFinding
from sanban.documents.domain.finding_key import keyed
from sanban.documents.errors import DocumentChanged, UnableToHandleDocument
from sanban.documents.models import FindingDecision, OutgoingDocument, Version
from sanban.documents.models.reading import REASON_LENGTH
from sanban.documents.policies import may_handle
from sanban.documents.vocabulary import Decision
from sanban.org.actor import Actor

_GONE = "您看到的核稿意见已随文稿变化，请看过现在的意见再处理。"
_QUOTE_LENGTH = 200


@transaction.atomic
def dismiss(
    document: OutgoingDocument, keys: Sequence[str], reason: str, *, actor: Actor, at: datetime
) -> None:
    """Dismiss findings with a reason; what must be corrected cannot be dismissed."""
    document, version, chosen = _chosen(document, keys, actor=actor, at=at)
    if not reason.strip():
        raise UnableToHandleDocument("不采纳核稿意见，请写明理由。")
    grave = next((one for one in chosen.values() if one.severity == Severity.S0), None)
    if grave is not None:
        raise UnableToHandleDocument(
            f"“{grave.message}”属于退回级问题，必须改正，不能不采纳；确需保留的，请领导批准偏离。"
        )
    put_down(document, version, chosen, Decision.DISMISSED, actor=actor, at=at, reason=reason)


@transaction.atomic
def reopen(document: OutgoingDocument, keys: Sequence[str], *, actor: Actor, at: datetime) -> None:
    """Take up again what was dismissed."""
    document, version, chosen = _chosen(document, keys, actor=actor, at=at)
    put_down(document, version, chosen, Decision.OPEN, actor=actor, at=at)


def _chosen(
    document: OutgoingDocument, keys: Sequence[str], *, actor: Actor, at: datetime
) -> tuple[OutgoingDocument, Version, dict[str, PlacedFinding]]:
    document = locked(document)
    may_handle(actor, document, at).or_raise(UnableToHandleDocument)
    version = document.present
    chosen = {key: one for key, one in keyed(version.proof.read()) if key in set(keys)}
    if not chosen or len(chosen) < len(set(keys)):
        raise DocumentChanged(_GONE)
    return document, version, chosen


def put_down(
    document: OutgoingDocument,
    version: Version,
    chosen: Mapping[str, PlacedFinding],
    decision: Decision,
    *,
    actor: Actor,
    at: datetime,
    reason: str = "",
) -> None:
    """Keep one decision on each of the findings."""
    FindingDecision.objects.bulk_create(
        FindingDecision(
            document=document,
            version=version,
            key=key,
            code=finding.code,
            severity=finding.severity,
            quote=finding.quote[:_QUOTE_LENGTH],
            decision=decision,
            reason=reason.strip()[:REASON_LENGTH],
            reader=person_of(actor),
            at=at,
        )
        for key, finding in chosen.items()
    )
    note(
        entry_types.DECIDED,
        document,
        actor=actor,
        at=at,
        new={"version": version.number, "findings": len(chosen), "decision": str(decision)},
    )
