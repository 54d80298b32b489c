"""Recording what was done, in the transaction in which it is done."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from django.conf import settings
from django.db import connection

from sanban.audit.acting import Acting
from sanban.audit.domain.chain import seal
from sanban.audit.entry_types import is_known
from sanban.audit.models import Entry, Head
from sanban.audit.models.entry import NAME_LENGTH
from sanban.audit.vocabulary import Outcome

Plain = str | int | bool | None
Value = Plain | Sequence[Plain] | Mapping[str, Plain] | Sequence[Mapping[str, Plain]]
Values = Mapping[str, Value]


@dataclass(frozen=True, slots=True)
class Subject:
    """What an entry is about: ``kind`` such as ``unit``, the public id, the name at that time."""

    kind: str
    public_id: str = ""
    name: str = ""


class NotInTransactionError(RuntimeError):
    """An entry was to be written outside the transaction of its change."""


def record(  # noqa: PLR0913 - an entry says this much
    *,
    actor: Acting,
    at: datetime,
    entry_type: str,
    subject: Subject,
    old: Values | None = None,
    new: Values | None = None,
    reason: str = "",
    outcome: Outcome = Outcome.DONE,
) -> Entry:
    """Append an entry to the chain of the actor's organ.

    Locks the head of the chain until the transaction ends: lock the rows of the change before.
    """
    if not connection.in_atomic_block:
        raise NotInTransactionError(entry_type)
    if not is_known(entry_type):
        message = f"entry type {entry_type} is not registered"
        raise ValueError(message)
    head = _locked_head(actor.organ_id)
    entry = Entry(
        organ_id=actor.organ_id,
        sequence=head.sequence + 1,
        at=at,
        type=entry_type,
        outcome=outcome,
        actor_kind=actor.kind,
        actor_id=actor.public_id,
        actor_name=actor.name,
        post=actor.post,
        principal_id=actor.principal_id,
        principal_name=actor.principal_name,
        address=actor.address,
        subject_kind=subject.kind,
        subject_id=subject.public_id,
        subject_name=subject.name[:NAME_LENGTH],
        old=_text(old),
        new=_text(new),
        reason=reason,
        algorithm=settings.AUDIT_DIGEST,
        previous=head.digest,
    )
    entry.digest = seal(entry.algorithm, entry.previous, entry.sequence, entry.content())
    entry.save(force_insert=True)
    head.sequence, head.digest = entry.sequence, entry.digest
    head.save(update_fields=["sequence", "digest"])
    return entry


def _locked_head(organ_id: int) -> Head:
    """Lock the end of the chain; the first entry of an organ makes it."""
    heads = Head.objects.select_for_update().filter(organ_id=organ_id)
    found = heads.first()
    if found:
        return found
    Head.objects.bulk_create([Head(organ_id=organ_id)], ignore_conflicts=True)
    return heads.get()


def _text(values: Values | None) -> str:
    return json.dumps(values, ensure_ascii=False, sort_keys=True) if values else ""
