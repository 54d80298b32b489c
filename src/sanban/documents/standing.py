"""How the findings of a document's current version stand: what was decided, by whom, and why."""

from __future__ import annotations

from dataclasses import dataclass

from gongwen import Severity
from sanban.documents.domain.examination import Examination, PlacedFinding
from sanban.documents.domain.finding_key import keyed
from sanban.documents.models import FindingDecision, OutgoingDocument, Version
from sanban.documents.vocabulary import INTERNAL_SUBMISSION, Decision

BLOCKING = (Severity.S0, Severity.S1)
# A submission to one's own leaders is none of the statutory types, and its title need name none.
_BESIDE_THE_POINT = {INTERNAL_SUBMISSION: frozenset({"TY-01"})}
_LAYOUT = "layout"
_LAYOUT_FAULTS = (Severity.S0, Severity.S1, Severity.S2)


@dataclass(frozen=True, slots=True)
class Standing:
    """A finding, the latest decision on it, and who made it."""

    key: str
    finding: PlacedFinding
    decision: Decision
    reason: str = ""
    reader: str = ""

    @property
    def blocks(self) -> bool:
        """Tell whether the document may not go on because of it."""
        if self.finding.severity not in BLOCKING or self.finding.group == _LAYOUT:
            return False
        return self.finding.severity == Severity.S0 or self.decision is not Decision.DISMISSED


def standings(document: OutgoingDocument) -> tuple[Standing, ...]:
    """Return all findings of the current version with how they stand; two queries."""
    version = document.present
    return standings_of(document, version.proof.read())


def standings_of(document: OutgoingDocument, examination: Examination) -> tuple[Standing, ...]:
    """Return the findings of an examination with the latest decision on each."""
    rows = FindingDecision.objects.filter(document=document).select_related("reader")
    latest = {row.key: row for row in rows.order_by("pk")}
    beside = _BESIDE_THE_POINT.get(document.document_type, frozenset())
    return tuple(
        _standing(key, one, latest.get(key))
        for key, one in keyed(examination)
        if one.code not in beside
    )


def _standing(key: str, finding: PlacedFinding, row: FindingDecision | None) -> Standing:
    if row is None or row.decision == Decision.ACCEPTED:
        # What was adopted and is found again was not mended, or has come back.
        return Standing(key, finding, Decision.OPEN)
    return Standing(key, finding, Decision(row.decision), row.reason, row.reader.name)


def layout_faults(version: Version) -> tuple[PlacedFinding, ...]:
    """Return what stands against calling a Word file typeset."""
    return tuple(
        one
        for one in version.proof.read().findings
        if one.group == _LAYOUT and one.severity in _LAYOUT_FAULTS
    )
