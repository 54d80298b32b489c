"""How far a document has come after its signature: number, proof, seal, copies, release, archive."""

from __future__ import annotations

from dataclasses import dataclass

from sanban.documents.domain.distribution import Share, mismatches, read_distribution
from sanban.documents.issue_vocabulary import NumberState
from sanban.documents.models import (
    ArchivePackage,
    CleanProof,
    CopyAccount,
    IssuedNumber,
    OutgoingDocument,
    Registration,
    Release,
    SealUse,
)
from sanban.files.store import FileLost, store

SEAL_STEP = "seal"


def number_of(document: OutgoingDocument) -> IssuedNumber | None:
    """Return the number a document bears."""
    return (
        IssuedNumber.objects.filter(document=document, state=NumberState.USED)
        .select_related("series", "by")
        .first()
    )


def registration_of(document: OutgoingDocument) -> Registration | None:
    """Return what is registered under the number a document bears."""
    rows = Registration.objects.filter(document=document, number__state=NumberState.USED)
    return rows.select_related("number", "registered_by").order_by("-pk").first()


def proof_of(document: OutgoingDocument) -> CleanProof | None:
    """Return the latest proof."""
    rows = CleanProof.objects.filter(document=document)
    return rows.select_related("version", "signature", "number", "made_by").order_by("-pk").first()


def proof_fault(document: OutgoingDocument, proof: CleanProof | None) -> str:
    """Return why a proof cannot be printed from, in one sentence; nothing where it can."""
    if proof is None:
        return "还没有清样，请点“生成清样”，系统填入发文字号和成文日期后与定稿逐字比对。"
    number = number_of(document)
    if proof.version.text_digest != document.present.text_digest:
        return "清样以后文稿有改动，请重新生成清样。"
    if number is None or proof.number_id != number.pk:
        return "清样上的发文字号已经作废，请重新生成清样。"
    if proof.signature.text_digest != document.present.text_digest:
        return "清样所依据的签发已经失效，请重新签发后再生成清样。"
    if proof.dated != proof.signature.dated or proof.signed_text != proof.proof_text:
        return "清样与签发的定稿不一致，请重新生成清样。"
    return _lost(proof.file)


def _lost(digest: str) -> str:
    try:
        store().get(digest)
    except FileLost as error:
        return error.message
    return ""


def seal_use_of(document: OutgoingDocument, proof: CleanProof | None) -> SealUse | None:
    """Return how the present proof was sealed, if it was."""
    if proof is None:
        return None
    rows = SealUse.objects.filter(document=document, proof=proof)
    return rows.select_related("seal", "by").order_by("-pk").first()


def is_sealed_by_procedure(document: OutgoingDocument) -> bool:
    """Tell whether the procedure of a document has a step at which it is sealed."""
    assert document.case is not None  # noqa: S101 - only documents with a case come so far
    return any(step.code == SEAL_STEP for step in document.case.version.read().steps)


def account_of(document: OutgoingDocument) -> CopyAccount | None:
    """Return the latest count of copies."""
    rows = CopyAccount.objects.filter(document=document)
    return rows.prefetch_related("deliveries").order_by("-pk").first()


def copy_faults(document: OutgoingDocument) -> tuple[str, ...]:
    """Return what does not agree about the copies; nothing where all are accounted for."""
    account, registration = account_of(document), registration_of(document)
    if registration is None:
        return ("还没有登记印制份数和分送范围，请先登记编号。",)
    if account is None:
        return ("还没有清点份数，请登记印制、留存和分送各多少份。",)
    given = tuple(Share(one.recipient, one.copies) for one in account.deliveries.order_by("pk"))
    return tuple(
        mismatches(
            printed=account.printed,
            kept=account.kept,
            given=given,
            wanted=read_distribution(registration.distribution),
            ordered=registration.copies,
        )
    )


@dataclass(frozen=True, slots=True)
class FinalFile:
    """The file that goes out, and its copy that pages are set from."""

    proof: CleanProof
    seal_use: SealUse | None
    file: str
    paper: str


def final_of(document: OutgoingDocument) -> FinalFile | None:
    """Return the file that would go out now, or nothing where it is not ready."""
    proof = proof_of(document)
    if proof is None or proof_fault(document, proof):
        return None
    use = seal_use_of(document, proof)
    if use is not None:
        return FinalFile(proof, use, use.file, use.paper)
    if is_sealed_by_procedure(document):
        return None
    return FinalFile(proof, None, proof.file, proof.paper)


def release_of(document: OutgoingDocument) -> Release | None:
    """Return the release of a document, if it went out."""
    rows = Release.objects.filter(document=document)
    return rows.select_related("number", "by", "proof__signature", "seal_use__seal").first()


def package_of(release: Release) -> ArchivePackage | None:
    """Return the latest archive package of a release."""
    return release.archive_packages.select_related("made_by").order_by("-pk").first()
