"""登记编号: a number from a series without a gap, with copies and distribution."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction
from django.db.models import F
from django.utils import timezone

from sanban.audit.actions.record import Values
from sanban.documents import entry_types
from sanban.documents.changes import locked, note, person_of
from sanban.documents.domain.distribution import read_distribution, total
from sanban.documents.domain.numbering import usual_code
from sanban.documents.errors import UnableToHandleDocument
from sanban.documents.issue_policies import NUMBERING, may_work_at
from sanban.documents.issue_vocabulary import NumberState
from sanban.documents.issuing import number_of
from sanban.documents.models import (
    IssuedNumber,
    NumberCode,
    NumberSeries,
    OutgoingDocument,
    Registration,
)
from sanban.documents.models.document import MOST_COPIES
from sanban.documents.models.number import REASON_LENGTH
from sanban.documents.vocabulary import State
from sanban.org.actor import Actor
from sanban.org.models import Organ, Person


@transaction.atomic
def enter_number(
    document: OutgoingDocument,
    *,
    copies: int,
    distribution: str,
    actor: Actor,
    at: datetime,
) -> Registration:
    """Register a document: give it a number unless it has one, and note copies and distribution.

    Entered once more it keeps its number; the latest copies and distribution stand.
    """
    document = locked(document)
    may_work_at(actor, document, at, *NUMBERING).or_raise(UnableToHandleDocument)
    _must_be_whole(copies, distribution)
    number = number_of(document) or take(document, code_of(document), by=person_of(actor), at=at)
    registration = Registration.objects.create(
        document=document,
        number=number,
        copies=copies,
        distribution=distribution.strip(),
        registered_by=person_of(actor),
        at=at,
    )
    new: Values = {"number": number.value, "copies": copies}
    note(entry_types.REGISTERED, document, actor=actor, at=at, new=new)
    return registration


def _must_be_whole(copies: int, distribution: str) -> None:
    shares = read_distribution(distribution)
    if not shares:
        raise UnableToHandleDocument("请写明分送范围，如“市交通运输局2份、县水务局1份”。")
    if any(one.copies < 1 for one in shares):
        raise UnableToHandleDocument("分送的份数不能是0，请改正或者删去这个单位。")
    if not 1 <= copies <= MOST_COPIES:
        raise UnableToHandleDocument(f"印制份数要在1到{MOST_COPIES}之间，请重新填写。")
    if total(shares) > copies:
        raise UnableToHandleDocument(
            f"分送合计{total(shares)}份，多于印制的{copies}份，请核对份数。"
        )


def code_of(document: OutgoingDocument) -> str:
    """Return the code under which a document is numbered; refuse where there is none."""
    own = NumberCode.objects.filter(
        organ_id=document.organ_id, document_type=document.document_type
    ).first()
    organ = Organ.objects.get(pk=document.organ_id)
    code = own.code if own else usual_code(organ.organ_code, document.document_type)
    if not code:
        raise UnableToHandleDocument("本机关还没有机关代字，请系统管理员在“印章和字号”里设定。")
    return code


@transaction.atomic
def take(document: OutgoingDocument, code: str, *, by: Person, at: datetime) -> IssuedNumber:
    """Take the next number of a code in the year of ``at``; whoever comes second waits for the row.

    Counter and number are written together or not at all, so that no number is left out.
    """
    year = timezone.localdate(at).year
    series, _ = NumberSeries.objects.get_or_create(organ_id=document.organ_id, code=code, year=year)
    # The update locks the row until the end of the transaction; what is read after it is ours.
    NumberSeries.objects.filter(pk=series.pk).update(next=F("next") + 1)
    series.refresh_from_db(fields=["next"])
    number = IssuedNumber.of(series, series.next - 1, document)
    number.by, number.at = by, at
    number.save(force_insert=True)
    return number


@transaction.atomic
def void_number(
    document: OutgoingDocument, reason: str, *, actor: Actor, at: datetime
) -> IssuedNumber:
    """Void the number of a document that has not gone out; it stays in the book with the reason."""
    document = locked(document)
    may_work_at(actor, document, at, *NUMBERING).or_raise(UnableToHandleDocument)
    number = number_of(document)
    if number is None:
        raise UnableToHandleDocument("这件公文现在没有发文字号，不用作废。")
    if not reason.strip():
        raise UnableToHandleDocument("请写明作废的理由，发文登记簿上要有说明。")
    return _void(number, reason, document, actor=actor, at=at)


def void_with_case(document: OutgoingDocument, reason: str, *, actor: Actor, at: datetime) -> None:
    """Void the number of a document whose case ended before it went out; called within ``handle``."""
    number = number_of(document)
    if number is not None and document.state == State.UNDER_WAY:
        _void(number, reason, document, actor=actor, at=at)


def _void(
    number: IssuedNumber, reason: str, document: OutgoingDocument, *, actor: Actor, at: datetime
) -> IssuedNumber:
    number.state, number.reason = NumberState.VOID, reason.strip()[:REASON_LENGTH]
    number.voided_at, number.voided_by = at, person_of(actor)
    number.save(update_fields=["state", "reason", "voided_at", "voided_by"])
    note(
        entry_types.NUMBER_VOIDED,
        document,
        actor=actor,
        at=at,
        old={"number": number.value},
        new={"state": str(NumberState.VOID)},
    )
    return number
