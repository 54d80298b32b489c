"""Gates 「关口」: what a step demands before it may close, and what satisfied it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Protocol

from sanban.procedures.domain.definition import FactValue
from sanban.procedures.domain.people import Holder


@dataclass(frozen=True, slots=True)
class GateDeclaration:
    """What people are told of a gate; ``binds_text`` voids its evidence when the text changes."""

    code: str
    label: str
    demands: str
    binds_text: bool = False
    may_deviate: bool = True


@dataclass(frozen=True, slots=True)
class Evidence:
    """What satisfied a gate 「凭据」: by whom, when, and for which version of the subject."""

    gate: str
    subject_hash: str
    given_by: Holder
    at: datetime
    note: str = ""
    reference: str = ""


@dataclass(frozen=True, slots=True)
class Deviation:
    """An authorised deviation 「批准偏离」: a gate let go by a named leader, to be made good by a day.

    It holds for the step, also when a return brings the case there once more.
    """

    gate: str
    step: str
    run: int
    subject_hash: str
    leader: Holder
    reason: str
    good_by: date
    at: datetime
    made_good_at: datetime | None = None
    made_good_by: Holder | None = None


@dataclass(frozen=True, slots=True)
class Signature:
    """One signer's word at an earlier step, for gates that look at signatures."""

    step: str
    holder: Holder
    choice: str
    subject_hash: str


@dataclass(frozen=True, slots=True)
class GateQuestion:
    """What a gate may look at: the valid evidence for it, and what was signed so far."""

    step: str
    subject_hash: str
    facts: Mapping[str, FactValue]
    evidence: tuple[Evidence, ...]
    signatures: tuple[Signature, ...]


class Gate(Protocol):
    """A gate as its owner registers it."""

    @property
    def declaration(self) -> GateDeclaration:
        """Return what people are told of the gate."""

    def missing(self, question: GateQuestion) -> tuple[str, ...]:
        """Return what is missing, one Chinese sentence each; nothing where the gate is satisfied."""


@dataclass(frozen=True, slots=True)
class EvidenceGate:
    """A gate that is satisfied by any valid evidence given for it."""

    declaration: GateDeclaration

    def missing(self, question: GateQuestion) -> tuple[str, ...]:
        """Return what the gate demands where no evidence was given."""
        if question.evidence:
            return ()
        return (f"缺少“{self.declaration.label}”的凭据：{self.declaration.demands}",)


def valid_evidence(
    declaration: GateDeclaration, evidence: Iterable[Evidence], subject_hash: str
) -> tuple[Evidence, ...]:
    """Return the evidence for a gate that still holds for this version of the subject."""
    return tuple(
        one
        for one in evidence
        if one.gate == declaration.code
        and (not declaration.binds_text or one.subject_hash == subject_hash)
    )


def valid_deviation(
    declaration: GateDeclaration, deviations: Iterable[Deviation], step: str, subject_hash: str
) -> Deviation | None:
    """Return the deviation that lets a gate go at a step, if any."""
    return next(
        (
            one
            for one in deviations
            if one.gate == declaration.code
            and one.step == step
            and (not declaration.binds_text or one.subject_hash == subject_hash)
        ),
        None,
    )


def read_gates(content: Mapping[str, object]) -> Iterable[GateDeclaration]:
    """Yield the gates that a parsed TOML file declares."""
    tables = content["gates"]
    assert isinstance(tables, list)  # noqa: S101 - our own file, read by a test
    for table in tables:
        yield GateDeclaration(**table)
