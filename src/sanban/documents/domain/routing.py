"""Which procedure a document goes through, and what its steps must know of it."""

from __future__ import annotations

from typing import Protocol

from sanban.procedures.domain.definition import FactValue, Step
from sanban.procedures.domain.terms import StepKind

_LETTERS = frozenset({"letter", "reply-letter"})
_UPWARD = frozenset({"request", "report"})
_ABOVE = _UPWARD | {"motion"}
_AS_DECLARED = {"request": "request-for-instructions"}  # the name that procedures know it by
_TEXT_GATES = frozenset(
    {"no-open-errors", "second-reader", "legality-reviewed", "openness-decided"}
)
_BY_TYPE = {"minutes": "minutes", "internal-submission": "internal-submission"}


class Sheet(Protocol):
    """What of a drafting sheet decides the way."""

    document_type: str
    urgency: str
    is_important: bool
    is_normative: bool


def procedure_for(document_type: str, *, is_joint: bool) -> str:
    """Return the code of the procedure that documents of a type go through."""
    if document_type in _BY_TYPE:
        return _BY_TYPE[document_type]
    if is_joint:
        return "joint-document"
    if document_type in _LETTERS:
        return "outgoing-letter"
    return "upward-document" if document_type in _UPWARD else "outgoing-document"


def facts_for(sheet: Sheet, *, needs_concurrence: bool) -> dict[str, FactValue]:
    """Return every fact that a shipped procedure may ask for."""
    return {
        "urgency": sheet.urgency,
        "importance": "important" if sheet.is_important else "ordinary",
        "needs-concurrence": needs_concurrence,
        "is-normative": sheet.is_normative,
        "is-reply": sheet.document_type == "reply-letter",
        "document-type": _AS_DECLARED.get(sheet.document_type, sheet.document_type),
        "has-decisions-for-others": needs_concurrence,
    }


def reads_text(step: Step) -> bool:
    """Tell whether whoever completes a step answers for what the text says.

    Whoever may change it, signs it or concurs does; whoever numbers, prints and seals it does not.
    """
    asked = step.kind in {StepKind.ALL_OF, StepKind.VOTE}
    return step.edits or step.binds_text or asked or bool(_TEXT_GATES & set(step.gates))


def is_important_by_itself(document_type: str) -> bool:
    """Tell whether a document goes above the organ and is important for that alone."""
    return document_type in _ABOVE
