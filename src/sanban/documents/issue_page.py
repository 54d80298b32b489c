"""What the page between signature and archive shows, and what its viewer may do there."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from sanban.documents import issuing
from sanban.documents.domain.distribution import Share, read_distribution
from sanban.documents.issue_policies import NUMBERING, may_end, may_succeed, steps_now
from sanban.documents.models import (
    ArchivePackage,
    CleanProof,
    CopyAccount,
    Ending,
    IssuedNumber,
    OutgoingDocument,
    Registration,
    Release,
    Rendition,
    Seal,
    SealUse,
    Succession,
)
from sanban.documents.signatures import ShownSignature, shown_signatures
from sanban.documents.vocabulary import State
from sanban.org.actor import Actor
from sanban.org.models import Appointment


@dataclass(frozen=True, slots=True)
class IssuePage:
    """A document between its signature and its archive, as one viewer sees it.

    ``steps`` are those at which the viewer has work now; ``proof_fault`` says why the proof cannot be
    used, ``copy_faults`` what does not agree about the copies.
    """

    document: OutgoingDocument
    steps: frozenset[str]
    signatures: tuple[ShownSignature, ...]
    numbers: tuple[IssuedNumber, ...]
    number: IssuedNumber | None
    registration: Registration | None
    proof: CleanProof | None
    proof_fault: str
    is_sealed_by_procedure: bool
    seal_use: SealUse | None
    account: CopyAccount | None
    copy_faults: tuple[str, ...]
    release: Release | None
    rendition: Rendition | None
    ending: Ending | None
    package: ArchivePackage | None
    successions: tuple[Succession, ...]
    succeeds: Succession | None
    may_end: bool
    may_succeed: bool

    @property
    def shares(self) -> tuple[Share, ...]:
        """Return to whom how many copies were registered to go."""
        return read_distribution(self.registration.distribution) if self.registration else ()

    @property
    def may_number(self) -> bool:
        """Tell whether the viewer may take a number, change what is registered, or void it."""
        return bool(self.steps & set(NUMBERING))


def issue_page(document: OutgoingDocument, actor: Actor, at: datetime) -> IssuePage:
    """Return the page of a document; a fixed number of queries."""
    proof, release = issuing.proof_of(document), issuing.release_of(document)
    rows = IssuedNumber.objects.filter(document=document).select_related("by", "voided_by")
    after = Succession.objects.filter(of=document).select_related("by")
    return IssuePage(
        document=document,
        steps=steps_now(actor, document, at),
        signatures=shown_signatures(document),
        numbers=tuple(rows.order_by("pk")),
        number=issuing.number_of(document),
        registration=issuing.registration_of(document),
        proof=proof,
        proof_fault=issuing.proof_fault(document, proof) if proof else "",
        is_sealed_by_procedure=issuing.is_sealed_by_procedure(document),
        seal_use=issuing.seal_use_of(document, proof),
        account=issuing.account_of(document),
        copy_faults=issuing.copy_faults(document),
        release=release,
        rendition=Rendition.objects.filter(release=release).first() if release else None,
        ending=Ending.objects.filter(release=release).select_related("by").first()
        if release
        else None,
        package=issuing.package_of(release) if release else None,
        successions=tuple(one for one in after.order_by("pk") if one.by.state != State.DISCARDED),
        succeeds=Succession.objects.filter(by=document).select_related("of").first(),
        may_end=release is not None and may_end(actor, release, at).allowed,
        may_succeed=release is not None and may_succeed(actor, document, at).allowed,
    )


def seals_kept_by(actor: Actor, at: datetime) -> list[Seal]:
    """Return the seals in the care of the actor himself."""
    held = Appointment.objects.at(at).filter(person=actor.person).values("post")
    kept = Seal.objects.visible_to(actor).in_use().filter(keeper_post__in=held)
    return list(kept.order_by("pk"))
