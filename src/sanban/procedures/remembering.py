"""The surroundings of a case, each question asked once: a page asks many times over what it may offer."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime

from sanban.procedures.domain.deciding import Office
from sanban.procedures.domain.definition import AssigneeRule
from sanban.procedures.domain.gates import EvidenceGate, Gate, GateDeclaration, GateQuestion
from sanban.procedures.domain.people import Holder, Staffing, StaffingQuestion


def remembered(office: Office) -> Office:
    """Return the same surroundings for the length of one page, at one moment."""
    gates: Mapping[str, Gate] = {
        code: gate if isinstance(gate, EvidenceGate) else RememberedGate(gate)
        for code, gate in office.gates.items()
    }
    return Office(RememberedStaffing(office.staffing), gates, office.working_time)


@dataclass(frozen=True, slots=True)
class RememberedGate:
    """A gate that is asked once for a step and a text."""

    gate: Gate
    known: dict[tuple[str, str], tuple[str, ...]] = field(default_factory=dict)

    @property
    def declaration(self) -> GateDeclaration:
        """Return what people are told of the gate."""
        return self.gate.declaration

    def missing(self, question: GateQuestion) -> tuple[str, ...]:
        """Return what is missing."""
        asked = (question.step, question.subject_hash)
        if asked not in self.known:
            self.known[asked] = self.gate.missing(question)
        return self.known[asked]


@dataclass(frozen=True, slots=True)
class RememberedStaffing:
    """An organ whose answers are kept; every question is about the same moment."""

    organ: Staffing
    found: dict[tuple[str, str, frozenset[str]], tuple[Holder, ...]] = field(default_factory=dict)
    in_post: dict[Holder, bool] = field(default_factory=dict)
    mandates: dict[tuple[Holder, Holder, str], bool] = field(default_factory=dict)

    def holders(self, rule: AssigneeRule, question: StaffingQuestion) -> tuple[Holder, ...]:
        """Return who is meant by a rule."""
        asked = (rule.code, question.step, question.excluded)
        if asked not in self.found:
            self.found[asked] = self.organ.holders(rule, question)
        return self.found[asked]

    def is_in_post(self, holder: Holder, at: datetime) -> bool:
        """Tell whether the person still holds the post."""
        if holder not in self.in_post:
            self.in_post[holder] = self.organ.is_in_post(holder, at)
        return self.in_post[holder]

    def successor(self, holder: Holder, at: datetime) -> Holder | None:
        """Return who holds the post now."""
        return self.organ.successor(holder, at)

    def head_over(self, holder: Holder, at: datetime) -> Holder | None:
        """Return the head above the post."""
        return self.organ.head_over(holder, at)

    def may_act_for(self, actor: Holder, principal: Holder, step: str, at: datetime) -> bool:
        """Tell whether a delegation in force lets somebody act for another."""
        asked = (actor, principal, step)
        if asked not in self.mandates:
            self.mandates[asked] = self.organ.may_act_for(actor, principal, step, at)
        return self.mandates[asked]
