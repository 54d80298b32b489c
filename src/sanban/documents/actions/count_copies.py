"""清点份数: how many copies were printed, how many are kept, and to whom the others went."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from django.db import transaction

from sanban.documents import entry_types
from sanban.documents.changes import locked, note, person_of
from sanban.documents.domain.distribution import Share, mismatches, read_distribution
from sanban.documents.errors import UnableToHandleDocument
from sanban.documents.issue_policies import may_work_at
from sanban.documents.issue_vocabulary import Delivered
from sanban.documents.issuing import registration_of
from sanban.documents.models import CopyAccount, Delivery, OutgoingDocument
from sanban.org.actor import Actor

RELEASE_STEP = "release"


@dataclass(frozen=True, slots=True)
class Sent:
    """Copies that went to a recipient, and how."""

    recipient: str
    copies: int
    how: Delivered


@transaction.atomic
def count_copies(
    document: OutgoingDocument,
    *,
    printed: int,
    kept: int,
    sent: Sequence[Sent],
    actor: Actor,
    at: datetime,
) -> CopyAccount:
    """Account for every copy; refuse where the sums, or the recipients, are not those registered."""
    document = locked(document)
    may_work_at(actor, document, at, RELEASE_STEP).or_raise(UnableToHandleDocument)
    registration = registration_of(document)
    if registration is None:
        raise UnableToHandleDocument("还没有登记印制份数和分送范围，请先登记编号。")
    given = tuple(Share(one.recipient.strip(), one.copies) for one in sent)
    if printed < 1 or kept < 0 or any(one.copies < 1 or not one.recipient for one in given):
        raise UnableToHandleDocument("份数和分送单位要逐项填写，分送的至少1份，请补全。")
    wrong = tuple(
        mismatches(
            printed=printed,
            kept=kept,
            given=given,
            wanted=read_distribution(registration.distribution),
            ordered=registration.copies,
        )
    )
    if wrong:
        raise UnableToHandleDocument("".join(wrong))
    account = CopyAccount.objects.create(
        document=document, printed=printed, kept=kept, by=person_of(actor), at=at
    )
    Delivery.objects.bulk_create(
        Delivery(
            account=account, recipient=one.recipient.strip(), copies=one.copies, how=one.how, at=at
        )
        for one in sent
    )
    new = {"printed": printed, "kept": kept, "recipients": len(given)}
    note(entry_types.COPIES_COUNTED, document, actor=actor, at=at, new=new)
    return account
