"""Asks the gates of a step: passed only by evidence, or by a leader's deviation."""

from __future__ import annotations

from sanban.procedures.domain.deciding.draft import Draft
from sanban.procedures.domain.deciding.outcome import RefusalKind, UnableToProceed
from sanban.procedures.domain.definition import Step
from sanban.procedures.domain.gates import (
    Evidence,
    GateQuestion,
    valid_deviation,
    valid_evidence,
)

Passed = tuple[tuple[Evidence, ...], tuple[str, ...], tuple[str, ...]]


def gates_passed(draft: Draft, step: Step) -> Passed:
    """Return the evidence found, the gates satisfied and the gates let go; refuse where any is shut."""
    found: list[Evidence] = []
    satisfied: list[str] = []
    deviated: list[str] = []
    lacking: list[str] = []
    for code in step.gates:
        missing, evidence = ask(draft, step, code)
        if not missing:
            found += evidence
            satisfied.append(code)
        elif _is_let_go(draft, step, code):
            deviated.append(code)
        else:
            lacking += missing
    if lacking:
        listed = " ".join(lacking)
        message = f"“{step.name}”还有{len(lacking)}项要求没有满足，不能办结：{listed}"
        raise UnableToProceed(RefusalKind.INCOMPLETE, message)
    return tuple(found), tuple(satisfied), tuple(deviated)


def ask(draft: Draft, step: Step, code: str) -> tuple[tuple[str, ...], tuple[Evidence, ...]]:
    """Return what a gate misses, and the valid evidence laid before it."""
    gate = draft.office.gates.get(code)
    if gate is None:
        return (f"关口“{code}”没有登记，请联系系统管理员。",), ()
    state = draft.state
    evidence = valid_evidence(gate.declaration, state.evidence, state.subject_hash)
    question = GateQuestion(
        step.code, state.subject_hash, state.known_facts, evidence, state.signatures()
    )
    return gate.missing(question), evidence


def _is_let_go(draft: Draft, step: Step, code: str) -> bool:
    gate = draft.office.gates.get(code)
    if gate is None:
        return False
    state = draft.state
    return bool(valid_deviation(gate.declaration, state.deviations, step.code, state.subject_hash))
