"""Who is responsible, computed from what happened; nobody sets it by hand."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from sanban.procedures.domain.case import CaseState, Run
from sanban.procedures.domain.graph import block, fork_of
from sanban.procedures.domain.people import SYSTEM, Holder
from sanban.procedures.domain.terms import PartyState, RunState, StepKind, Verb


def responsible_now(state: CaseState) -> Holder | None:
    """Return the one person responsible for an open case, ``None`` for a closed one.

    Whoever holds the only open piece of work; of several who might take it, the first who opened it;
    while several must act, whoever sent it to them. A transfer changes nothing until it is accepted.
    """
    runs = state.open_runs()
    if state.phase.is_closed or not runs:
        return None
    run = runs[0]
    if len(runs) == 1:
        holder = _sole_holder(state, run)
        if holder is not None:
            return holder
    if fork_of(state.definition, run.step):
        return _convener(state, run)
    return _person(state, run.sent_by)


def _sole_holder(state: CaseState, run: Run) -> Holder | None:
    """Return who alone has the case in hand, if anyone."""
    pending = run.open_parties()
    kind = state.step(run).kind
    if len(pending) == 1 and kind is not StepKind.VOTE:
        return pending[0].holder
    seen = [(party.seen_at, party.holder) for party in pending if party.seen_at]
    if kind is StepKind.ANY_OF and seen:
        return min(seen, key=lambda one: one[0])[1]
    return None


def _convener(state: CaseState, run: Run) -> Holder | None:
    """Return who sent the case into a parallel block."""
    fork = fork_of(state.definition, run.step)
    inside = block(state.definition, fork) if fork else frozenset()
    outside = [one for one in state.runs if one.step not in inside and one.state is RunState.DONE]
    by = max(outside, key=lambda one: one.id).closed_by if outside else None
    return _person(state, by or SYSTEM)


def _person(state: CaseState, holder: Holder) -> Holder | None:
    return state.drafter if holder == SYSTEM else holder


def first_receiver(state: CaseState) -> Holder | None:
    """Return who received the case first 「首接负责」."""
    return state.runs[0].parties[0].holder if state.runs else None


def final_text_owner(state: CaseState) -> Holder | None:
    """Return who answers for the final text 「终稿负责」.

    Whoever last passed the text as it is now at a step that makes it final; before that, whoever last
    passed it at a step that may change it.
    """
    steps = state.definition.steps
    for codes in (
        {step.code for step in steps if step.final_text},
        {step.code for step in steps if step.edits},
    ):
        owners = [
            (party.done_at, party.holder)
            for run in state.runs
            if run.step in codes
            for party in run.parties
            if party.done_at and party.subject_hash == state.subject_hash
        ]
        if owners:
            return max(owners, key=lambda one: one[0])[1]
    return state.drafter


@dataclass(frozen=True, slots=True)
class Link:
    """One who had a hand in the case: what he did, when, and which text he had before him."""

    step: str
    holder: Holder
    acted_by: Holder
    what: str
    at: datetime
    subject_hash: str


def chain(state: CaseState) -> tuple[Link, ...]:
    """Return everyone who handled or passed the case 「承办人及所有审核上报人」, in order of time."""
    links = [
        Link(
            run.step,
            party.holder,
            party.acted_by or party.holder,
            party.choice.label if party.choice else Verb.COMPLETE.label,
            party.done_at,
            party.subject_hash,
        )
        for run in state.runs
        for party in run.parties
        if party.state is PartyState.DONE and party.done_at
    ]
    links += [
        Link(
            one.step,
            one.leader,
            one.leader,
            Verb.DEVIATE.label,
            one.at,
            one.subject_hash,
        )
        for one in state.deviations
    ]
    unique = dict.fromkeys(sorted(links, key=lambda link: link.at))
    return tuple(unique)
