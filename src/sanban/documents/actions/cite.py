"""登记依据."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction

from sanban.documents import entry_types
from sanban.documents.changes import locked, note, person_of, touch
from sanban.documents.errors import UnableToHandleDocument
from sanban.documents.models import Basis, OutgoingDocument
from sanban.documents.policies import may_edit
from sanban.org.actor import Actor


@transaction.atomic
def cite(
    document: OutgoingDocument,
    *,
    title: str,
    number: str,
    clause: str,
    source: str,
    actor: Actor,
    at: datetime,
) -> Basis:
    """List a basis that the actor has compared with its original."""
    document = locked(document)
    may_edit(actor, document, at).or_raise(UnableToHandleDocument)
    title, clause = title.strip().strip("《》").strip(), clause.strip()
    if not title or not source.strip():
        raise UnableToHandleDocument("请写明依据的名称，以及在哪里核对过原文。")
    if document.bases.filter(title=title, clause=clause).exists():
        raise UnableToHandleDocument(f"《{title}》{clause}已经登记过。")
    basis = Basis.objects.create(
        document=document,
        title=title,
        number=number.strip(),
        clause=clause,
        source=source.strip(),
        verified_by=person_of(actor),
        verified_at=at,
    )
    touch(document, at)
    note(entry_types.CITED, document, actor=actor, at=at, new={"basis": str(basis)})
    return basis


@transaction.atomic
def drop_basis(document: OutgoingDocument, basis: Basis, *, actor: Actor, at: datetime) -> None:
    """Take a basis off the list."""
    document = locked(document)
    may_edit(actor, document, at).or_raise(UnableToHandleDocument)
    told = str(basis)
    basis.delete()
    touch(document, at)
    note(entry_types.CITED, document, actor=actor, at=at, old={"basis": told})


@transaction.atomic
def need_no_basis(document: OutgoingDocument, reason: str, *, actor: Actor, at: datetime) -> None:
    """Say why a document rests on no rule; an empty reason takes that back."""
    document = locked(document)
    may_edit(actor, document, at).or_raise(UnableToHandleDocument)
    document.no_basis_reason = reason.strip()
    touch(document, at, "no_basis_reason")
    note(entry_types.CITED, document, actor=actor, at=at, new={"none": bool(reason.strip())})
