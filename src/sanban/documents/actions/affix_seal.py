"""用印: the keeper places the seal on the proof; what comes of it is the final file."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from django.db import transaction

from sanban.audit.actions.record import Values
from sanban.documents import completing, entry_types
from sanban.documents.actions.make_proof import must_be_same
from sanban.documents.changes import locked, note, person_of
from sanban.documents.completing import Bound, Placed
from sanban.documents.errors import DocumentChanged, UnableToHandleDocument
from sanban.documents.issue_policies import may_affix
from sanban.documents.issuing import proof_fault, proof_of, registration_of
from sanban.documents.models import CleanProof, OutgoingDocument, Seal, SealUse
from sanban.documents.signatures import standing_signatures
from sanban.files.store import store
from sanban.org.actor import Actor


@dataclass(frozen=True, slots=True)
class Sealed:
    """What came of sealing: files and text before and after."""

    proof: CleanProof
    file: bytes
    paper: bytes
    before: Bound
    after: Bound
    is_on_paper: bool


def affix_seal(
    document: OutgoingDocument,
    seal: Seal,
    copies: int,
    *,
    actor: Actor,
    at: datetime,
    is_on_paper: bool = False,
) -> SealUse:
    """Affix a seal to the proof and note on how many copies; only its keeper may, in person.

    Where it was put on the printed copies, as with joint documents, the file stays that of the proof.
    Asking the engine takes seconds, so it comes before anything is locked.
    """
    may_affix(actor, document, seal, at).or_raise(UnableToHandleDocument)
    proof = _sound_proof(document)
    _must_be_registered(document, copies)
    sealed = _sealed(proof, seal, is_on_paper=is_on_paper)
    must_be_same(sealed.before, sealed.after)
    return _keep(document, seal, sealed, copies, actor=actor, at=at)


def _sealed(proof: CleanProof, seal: Seal, *, is_on_paper: bool) -> Sealed:
    content = store().get(proof.file)
    before = completing.bound_of(content, proof.file_name)
    if is_on_paper:
        return Sealed(proof, content, store().get(proof.paper), before, before, is_on_paper)
    made = completing.complete(
        content, Placed(seal=store().get(seal.image), seal_width=float(seal.width))
    )
    after = completing.bound_of(made.file, proof.file_name)
    return Sealed(proof, made.file, made.paper, before, after, is_on_paper)


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
def _keep(
    document: OutgoingDocument,
    seal: Seal,
    sealed: Sealed,
    copies: int,
    *,
    actor: Actor,
    at: datetime,
) -> SealUse:
    document = locked(document)
    seal.refresh_from_db()
    may_affix(actor, document, seal, at).or_raise(UnableToHandleDocument)
    if _sound_proof(document) != sealed.proof:
        raise DocumentChanged("用印期间清样有了改动，没有保存，请核对新的清样后重新用印。")
    use = SealUse.objects.create(
        document=document,
        seal=seal,
        proof=sealed.proof,
        copies=copies,
        is_on_paper=sealed.is_on_paper,
        file=store().put(sealed.file),
        paper=store().put(sealed.paper),
        proof_text=sealed.before.digest,
        sealed_text=sealed.after.digest,
        by=person_of(actor),
        post=actor.post,
        at=at,
    )
    new: Values = {"seal": seal.public_id, "copies": copies, "file": use.file}
    note(entry_types.SEALED, document, actor=actor, at=at, new=new)
    return use
