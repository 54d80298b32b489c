"""Whether the signatures under a document hold, and for which text."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from sanban.documents import signing
from sanban.documents.domain.signed import changed_elements
from sanban.documents.models import OutgoingDocument, Signature
from sanban.procedures.domain import gates
from sanban.procedures.domain.terms import Choice

_COUNTING = (Choice.AGREE, Choice.RESERVE)


@dataclass(frozen=True, slots=True)
class ShownSignature:
    """A signature with what is to be said against it; nothing where it holds for the present text."""

    signature: Signature
    fault: str = ""

    @property
    def tone(self) -> str:
        """Return the tone in which it is shown."""
        return "warn" if self.fault else "good"

    @property
    def label(self) -> str:
        """Return how it stands, in a word."""
        return "已失效" if self.fault else "有效"


def shown_signatures(document: OutgoingDocument) -> tuple[ShownSignature, ...]:
    """Return every signature given so far with how it stands, the earliest first."""
    return tuple(ShownSignature(one, fault_of(document, one)) for one in _all(document))


def standing_signatures(document: OutgoingDocument) -> tuple[Signature, ...]:
    """Return the signatures that hold for the present text, the latest by each signer at each step."""
    latest = {(one.step, one.person_id): one for one in _all(document)}
    return tuple(one for one in latest.values() if not fault_of(document, one))


def _all(document: OutgoingDocument) -> list[Signature]:
    rows = Signature.objects.filter(document=document).select_related(
        "version", "person", "document"
    )
    return list(rows.order_by("sequence"))


def fault_of(document: OutgoingDocument, signature: Signature) -> str:
    """Return what speaks against a signature, in one sentence; nothing where it holds."""
    try:
        is_genuine = signing.holds(signature.statement().message, signature.sealed())
    except signing.UnableToSign as error:
        return error.message
    if not is_genuine:
        return f"{signature}的签发记录核验不符，可能被改动过，请停止办理并报告安全管理员。"
    signed, present = signature.version.read(), document.present
    if signed.digest != signature.text_digest:
        return f"{signature}所签的文稿与签名不符，可能被改动过，请停止办理并报告安全管理员。"
    now = present.read()
    if now.digest == signature.text_digest == present.text_digest:
        return ""
    changed = "、".join(changed_elements(signed, now)) or "文稿"
    return f"{signature}签发以后，{changed}有改动，请报原签批人复审。"


def faults(document: OutgoingDocument, words: tuple[gates.Signature, ...]) -> Iterator[str]:
    """Yield what is missing so that everybody whose signature binds has signed the present text."""
    assert document.case is not None  # noqa: S101 - gates stand in cases
    definition = document.case.version.read()
    binding = {step.code: step.name for step in definition.steps if step.binds_text}
    given = [one for one in words if one.step in binding]
    if not given:
        yield "还没有签发，请按流程送签发人签发。"
        return
    latest = {(one.step, one.person.public_id): one for one in _all(document)}
    for word in given:
        signature = latest.get((word.step, word.holder.person))
        if word.choice not in _COUNTING:
            yield f"{word.holder.name}在“{binding[word.step]}”没有同意，请重新报签。"
        elif signature is None:
            yield f"{word.holder.name}在“{binding[word.step]}”没有留下签名，请退回重新签发。"
        else:
            fault = fault_of(document, signature)
            if fault:
                yield fault
