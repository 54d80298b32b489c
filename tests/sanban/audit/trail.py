"""An actor, a kind of event and a short way to record, for the tests of the trail."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

from django.db import transaction

from sanban.audit import entry_types
from sanban.audit.acting import Acting
from sanban.audit.actions.record import Subject, record
from sanban.audit.entry_types import EntryType
from sanban.audit.models import Entry
from sanban.audit.vocabulary import ActorKind

ORGAN = 7
AT = datetime(2026, 7, 16, 1, 30, tzinfo=UTC)
TRIED = EntryType("audit.tried", "试记")
entry_types.register(TRIED)

CLERK = Acting(ORGAN, ActorKind.PERSON, "clerk", "林晓", post="办公室文书", address="10.1.1.8")
IN_PLACE = Acting(
    ORGAN, ActorKind.PERSON, "deputy", "周航", principal_id="head", principal_name="沈立"
)


def write(number: int = 1, *, actor: Acting = CLERK) -> list[Entry]:
    """Record ``number`` entries, each in a transaction of its own."""
    made = []
    for count in range(number):
        with transaction.atomic():
            made.append(
                record(
                    actor=actor,
                    at=AT + timedelta(minutes=count),
                    entry_type=TRIED.code,
                    subject=Subject("unit", "u1", "办公室"),
                    old={"name": "办公室"},
                    new={"name": f"办公室{count}"},
                    reason="机构调整",
                )
            )
    return made
