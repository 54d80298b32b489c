"""The answers to the gates between signature and archive, and to those that findings answer."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from sanban.documents import issuing, signatures, standing
from sanban.documents.archive_package import package_faults
from sanban.documents.gates import Answer, document_of
from sanban.documents.models import OutgoingDocument
from sanban.documents.vocabulary import Decision
from sanban.procedures.domain import gates
from sanban.procedures.domain.gates import GateQuestion
from sanban.procedures.domain.terms import PartyState
from sanban.procedures.gates import Ask
from sanban.procedures.models import Case
from sanban.procedures.store import load
from sanban.procedures.vocabulary import Purpose

_ONE_MATTER = frozenset({"RT-06", "RT-07"})
_DECISIONS = frozenset({"CT-31", "CT-32"})


def signature_valid(document: OutgoingDocument, question: GateQuestion) -> Iterator[str]:
    """Everybody whose signature binds has signed the present text, and the key confirms it."""
    yield from signatures.faults(document, question.signatures)


def number_assigned(document: OutgoingDocument, question: GateQuestion) -> Iterator[str]:
    """The document bears a number, and copies and distribution are registered under it."""
    del question
    if issuing.number_of(document) is None:
        yield "还没有发文字号，请点“登记编号”，填写印制份数和分送范围。"
    elif issuing.registration_of(document) is None:
        yield "还没有登记印制份数和分送范围，请补登。"


def proof_matches(document: OutgoingDocument, question: GateQuestion) -> Iterator[str]:
    """The latest proof says what was signed, under the number and date of the document."""
    del question
    fault = issuing.proof_fault(document, issuing.proof_of(document))
    if fault:
        yield fault


def sealed(document: OutgoingDocument, question: GateQuestion) -> Iterator[str]:
    """The keeper has affixed the seal to the present proof."""
    del question
    proof = issuing.proof_of(document)
    if issuing.seal_use_of(document, proof) is None:
        yield "还没有用印登记，请监印人核对签发手续后用印。"


def copies_accounted(document: OutgoingDocument, question: GateQuestion) -> Iterator[str]:
    """Printed, kept and distributed copies agree with each other and with the registration."""
    del question
    yield from issuing.copy_faults(document)


def archive_complete(document: OutgoingDocument, question: GateQuestion) -> Iterator[str]:
    """The package holds all that the archive demands, and can be read."""
    del question
    release = issuing.release_of(document)
    if release is None:
        yield "这件公文还没有核发，没有正本可以归档。"
        return
    package = issuing.package_of(release)
    if package is None:
        yield "还没有归档包，请点“整理归档包”，核对正本、定稿、发文办理单、附件和元数据。"
        return
    yield from package_faults(package.contents, package.file)


def co_issuers_signed(document: OutgoingDocument, question: GateQuestion) -> Iterator[str]:
    """Whoever issues jointly has signed this very text; asked while the last of them is signing.

    His own word stands in no record yet: ``handle`` puts his signature down in the same transaction.
    """
    assert document.case is not None  # noqa: S101 - gates stand in cases
    if not document.case.consulted.filter(purpose=Purpose.CO_ISSUE).exists():
        yield "没有登记联署机关，请退回拟稿，在拟稿纸上选定联署单位。"
    state = load(document.case)
    given = tuple(
        gates.Signature(run.step, party.holder, str(party.choice), party.subject_hash)
        for run in state.open_runs()
        if run.step == question.step
        for party in run.parties
        if party.state is PartyState.DONE
    )
    earlier = tuple(one for one in question.signatures if one.step != question.step)
    yield from signatures.faults(document, (*earlier, *given))


def one_matter(document: OutgoingDocument, question: GateQuestion) -> Iterator[str]:
    """The engine finds neither several matters in a request nor a request in another document."""
    del question
    yield from _found(document, _ONE_MATTER, "请拆开分别行文")


def decisions_complete(document: OutgoingDocument, question: GateQuestion) -> Iterator[str]:
    """The engine finds every decision of the minutes with its unit and its date."""
    del question
    yield from _found(document, _DECISIONS, "请补写责任单位和完成时限，或者写明理由不采纳")


def _found(document: OutgoingDocument, codes: frozenset[str], advice: str) -> Iterator[str]:
    for one in standing.standings(document):
        if one.finding.code in codes and (one.blocks or one.decision is not Decision.DISMISSED):
            finding = one.finding
            yield f"第{finding.paragraph}段“{finding.quote}”：{finding.message}，{advice}。"


_ANSWERS: dict[str, Answer] = {
    "signature-valid": signature_valid,
    "number-assigned": number_assigned,
    "proof-matches": proof_matches,
    "sealed": sealed,
    "copies-accounted": copies_accounted,
    "archive-complete": archive_complete,
    "co-issuers-signed": co_issuers_signed,
    "one-matter": one_matter,
    "decisions-complete": decisions_complete,
}


def answers() -> dict[str, Ask]:
    """Return how each gate is answered for a case."""
    return {code: _asking(answer) for code, answer in _ANSWERS.items()}


def _asking(answer: Callable[[OutgoingDocument, GateQuestion], Iterator[str]]) -> Ask:
    def ask(case: Case, question: GateQuestion) -> Iterator[str]:
        document = document_of(case)
        if document is None:
            return iter(("这件办理事项没有对应的公文，请联系系统管理员。",))
        return answer(document, question)

    return ask
