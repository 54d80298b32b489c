"""生成清样: number and date are placed into the signed file, and both are compared word for word."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from django.db import transaction
from django.utils import timezone

from sanban.documents import completing, entry_types
from sanban.documents.changes import locked, note, person_of
from sanban.documents.completing import Bound, CompletedFile, Placed
from sanban.documents.errors import DocumentChanged, UnableToHandleDocument
from sanban.documents.in_type import masthead_of
from sanban.documents.issue_policies import may_work_at
from sanban.documents.issuing import number_of
from sanban.documents.models import (
    CleanProof,
    IssuedNumber,
    OutgoingDocument,
    Signature,
    Version,
)
from sanban.documents.signatures import standing_signatures
from sanban.documents.vocabulary import REPLY_LETTER
from sanban.files.store import store
from sanban.org.actor import Actor

PRINT_STEP = "print"
_LETTERS = frozenset({"letter", REPLY_LETTER})


@dataclass(frozen=True, slots=True)
class Ground:
    """What a proof is made from."""

    version: Version
    signature: Signature
    number: IssuedNumber


def make_proof(
    document: OutgoingDocument, *, actor: Actor, at: datetime, copy_number: str = ""
) -> CleanProof:
    """Make the proof of a signed and numbered document; the date is that of the last signature.

    Asking the engine takes seconds, so it comes before anything is locked.
    """
    may_work_at(actor, document, at, PRINT_STEP).or_raise(UnableToHandleDocument)
    ground, is_letter = _ground(document), document.document_type in _LETTERS
    completed = completing.complete(
        store().get(ground.version.file),
        Placed(
            number=ground.number.value,
            dated=ground.signature.dated,
            masthead=masthead_of(document),
            copy_number=copy_number,
            printed_on=None if is_letter else timezone.localdate(at),  # a letter has no imprint
        ),
    )
    signed = _signed_text(ground)
    made = completing.bound_of(completed.file, ground.version.file_name)
    must_be_same(signed, made)
    return _keep(document, ground, completed, (signed, made), actor=actor, at=at)


def _ground(document: OutgoingDocument) -> Ground:
    signatures, number = standing_signatures(document), number_of(document)
    if not signatures:
        raise UnableToHandleDocument("签发已经失效，请先报原签批人复审，再生成清样。")
    if number is None:
        raise UnableToHandleDocument("还没有发文字号，请先登记编号，再生成清样。")
    if not document.present.is_word:
        raise UnableToHandleDocument(
            "定稿还是没有排版的文字，请退回“复核”排版（文字不变，不用重新签发），再生成清样。"
        )
    last = max(signatures, key=lambda one: (one.dated, one.sequence))
    return Ground(document.present, last, number)


def _signed_text(ground: Ground) -> Bound:
    """Return what the file says that the signer had before him."""
    signed = ground.signature.version
    return completing.bound_of(store().get(signed.file), signed.file_name)


def must_be_same(signed: Bound, made: Bound) -> None:
    """Refuse a file that says something else than what was signed; name the first difference."""
    difference = signed.first_difference(made)
    if difference is not None:
        raise UnableToHandleDocument(
            f"清样与签发的定稿不一致：{difference.told}。请退回“复核”核对，改动文字的须重新签发。"
        )
    if signed.media != made.media:
        raise UnableToHandleDocument(
            "清样里的图片或嵌入对象与签发的定稿不一致，请退回“复核”核对，改动的须重新签发。"
        )


@transaction.atomic
def _keep(
    document: OutgoingDocument,
    ground: Ground,
    completed: CompletedFile,
    compared: tuple[Bound, Bound],
    *,
    actor: Actor,
    at: datetime,
) -> CleanProof:
    document = locked(document)
    may_work_at(actor, document, at, PRINT_STEP).or_raise(UnableToHandleDocument)
    number = number_of(document)
    if document.current_id != ground.version.pk or number != ground.number:
        raise DocumentChanged("生成清样期间文稿或发文字号有了改动，没有保存，请重新生成清样。")
    stem = ground.version.file_name.rsplit(".", 1)[0]
    proof = CleanProof.objects.create(
        document=document,
        version=ground.version,
        signature=ground.signature,
        number=ground.number,
        dated=ground.signature.dated,
        file=store().put(completed.file),
        paper=store().put(completed.paper),
        file_name=f"{stem}（清样）.docx",
        signed_text=compared[0].digest,
        proof_text=compared[1].digest,
        told=list(completed.told),
        made_by=person_of(actor),
        at=at,
    )
    new = {"number": ground.number.value, "file": proof.file}
    note(entry_types.PROOF_MADE, document, actor=actor, at=at, new=new)
    return proof
