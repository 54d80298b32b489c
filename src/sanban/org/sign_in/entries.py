"""What signing in leaves in the audit trail."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction
from django.http import HttpRequest

from sanban.audit.acting import Acting
from sanban.audit.actions.record import Subject, Values, record
from sanban.audit.entry_types import EntryType
from sanban.audit.vocabulary import ActorKind, Outcome
from sanban.org import entry_types
from sanban.org.actor import Actor
from sanban.org.models import Account, Organ
from sanban.org.sign_in.address import address_of
from sanban.org.trail import note

_NAME_SHOWN = 60


def note_own(
    entry_type: EntryType,
    account: Account,
    request: HttpRequest,
    *,
    at: datetime,
    new: Values | None = None,
) -> None:
    """Record what the holder of an account did with it."""
    actor = Actor(account, account.person, address=address_of(request))
    note(entry_type, account, actor=actor, at=at, new=new)


def note_failure(username: str, request: HttpRequest, *, at: datetime) -> None:
    """Record a wrong password; one for nobody goes to the oldest organ's chain."""
    account = Account.objects.filter(username=username).first()
    organ_id = account.organ_id if account else _oldest_organ()
    if organ_id is None:
        return
    with transaction.atomic():
        record(
            actor=Acting(
                organ_id,
                ActorKind.ADMINISTRATOR
                if account and account.is_administrator
                else ActorKind.PERSON,
                account.public_id if account else "",
                account.holder_name if account else "身份不明",
                address=address_of(request),
            ),
            at=at,
            entry_type=entry_types.SIGN_IN_FAILED.code,
            subject=Subject(
                "account", account.public_id if account else "", username[:_NAME_SHOWN]
            ),
            outcome=Outcome.REFUSED,
        )


def _oldest_organ() -> int | None:
    return Organ.objects.order_by("pk").values_list("pk", flat=True).first()
