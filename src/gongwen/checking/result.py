"""What a check results in: the findings, and what was looked at."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cached_property

from gongwen.anatomy import Anatomy
from gongwen.rulebook import Finding
from gongwen.terms import Severity
from gongwen.text import Document


@dataclass(frozen=True)
class CheckResult:
    """The findings of one document in reading order.

    ``name`` is how the caller calls the document. ``notes`` are Chinese sentences about the check
    itself: what could not be judged, which rules the house switched off and why. ``unchecked``
    are those of the notes that tell of a check that was not made. ``elapsed`` is in seconds.
    """

    name: str
    document: Document
    anatomy: Anatomy
    findings: tuple[Finding, ...] = ()
    notes: tuple[str, ...] = field(default=())
    unchecked: tuple[str, ...] = field(default=())
    elapsed: float = 0.0

    @cached_property
    def counts(self) -> dict[Severity, int]:
        """Return how many places each severity was found at, the gravest first."""
        counts = dict.fromkeys(Severity, 0)
        for finding in self.findings:
            counts[finding.severity] += finding.count
        return counts

    @property
    def is_clean(self) -> bool:
        """Tell whether nothing was found."""
        return not self.findings

    def at_least(self, severity: Severity) -> tuple[Finding, ...]:
        """Return the findings that are as grave as ``severity`` or graver."""
        return tuple(finding for finding in self.findings if finding.severity <= severity)
