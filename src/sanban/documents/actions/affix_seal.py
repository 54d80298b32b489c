"""用印: the keeper places the seal on the proof; what comes of it is the final file."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction

from sanban.audit.actions.record import Values
from sanban.documents import completing, entry_types
from sanban.documents.actions.make_proof import must_be_same
from sanban.documents.changes import locked, note, person_of
from sanban.documents.completing import Bound, CompletedFile, Placed
from sanban.documents.errors import DocumentChanged, UnableToHandleDocument
from sanban.documents.issue_policies import may_affix
from sanban.documents.issuing import proof_fault, proof_of, registration_of
from sanban.documents.models import CleanProof, OutgoingDocument, Seal, SealUse
from sanban.documents.signatures import standing_signatures
from sanban.files.store import store
from sanban.org.actor import Actor


def affix_seal(
    document: OutgoingDocument, seal: Seal, copies: int, *, actor: Actor, at: datetime
) -> SealUse:
    """Affix a seal to the proof and note on how many copies; only its keeper may, in person.

    Asking the engine takes seconds, so it comes before anything is locked.
    """
    may_affix(actor, document, seal, at).or_raise(UnableToHandleDocument)
    proof = _sound_proof(document)
    _must_be_registered(document, copies)
    before = store().get(proof.file)
    completed = completing.complete(
        before, Placed(seal=store().get(seal.image), seal_width=float(seal.width))
    )
    compared = (
        completing.bound_of(before, proof.file_name),
        completing.bound_of(completed.file, proof.file_name),
    )
    must_be_same(*compared)
    return _keep(document, seal, proof, completed, compared, copies=copies, actor=actor, at=at)


def _sound_proof(document: OutgoingDocument) -> CleanProof:
    if not standing_signatures(document):
        raise UnableToHandleDocument("签发手续不全或已失效，不能用印，请退回核对。")
    proof = proof_of(document)
    fault = proof_fault(document, proof)
    if fault or proof is None:
        raise UnableToHandleDocument(f"{fault}清样核对无误后才能用印。")
    return proof


def _must_be_registered(document: OutgoingDocument, copies: int) -> None:
    registration = registration_of(document)
    if registration is None:
        raise UnableToHandleDocument("还没有登记印制份数，不能用印，请先登记编号。")
    if not 1 <= copies <= registration.copies:
        raise UnableToHandleDocument(
            f"用印份数要在1到登记的{registration.copies}份之间，请重新填写。"
        )


@transaction.atomic
def _keep(  # noqa: PLR0913 - what a use of a seal is made of
    document: OutgoingDocument,
    seal: Seal,
    proof: CleanProof,
    completed: CompletedFile,
    compared: tuple[Bound, Bound],
    *,
    copies: int,
    actor: Actor,
    at: datetime,
) -> SealUse:
    document = locked(document)
    seal.refresh_from_db()
    may_affix(actor, document, seal, at).or_raise(UnableToHandleDocument)
    if _sound_proof(document) != proof:
        raise DocumentChanged("用印期间清样有了改动，没有保存，请核对新的清样后重新用印。")
    use = SealUse.objects.create(
        document=document,
        seal=seal,
        proof=proof,
        copies=copies,
        file=store().put(completed.file),
        paper=store().put(completed.paper),
        proof_text=compared[0].digest,
        sealed_text=compared[1].digest,
        by=person_of(actor),
        post=actor.post,
        at=at,
    )
    new: Values = {"seal": seal.public_id, "copies": copies, "file": use.file}
    note(entry_types.SEALED, document, actor=actor, at=at, new=new)
    return use
