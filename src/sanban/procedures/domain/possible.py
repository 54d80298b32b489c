"""Which verbs stand open to somebody, so that a page offers no button that would be refused."""

from __future__ import annotations

from collections.abc import Iterator

from sanban.procedures.domain.case import CaseState, Party, Run
from sanban.procedures.domain.graph import is_before
from sanban.procedures.domain.people import Holder
from sanban.procedures.domain.terms import CasePhase, PartyState, Verb

_WITH_STEP = (Verb.ADD_SIGNER, Verb.TRANSFER, Verb.DELEGATE)


def possible_verbs(state: CaseState, assignment: str, actor: Holder) -> tuple[Verb, ...]:
    """Return what ``actor`` can try on a piece of work, in the order of the vocabulary.

    Whether it then succeeds also hangs on gates, mandates and the people named; ``decide`` has the say.
    """
    found = state.find(assignment)
    if found is None or state.phase.is_closed:
        return ()
    run, party = found
    offered = set(_verbs(state, run, party, actor))
    return tuple(verb for verb in Verb if verb in offered)


def _verbs(state: CaseState, run: Run, party: Party, actor: Holder) -> Iterator[Verb]:
    if not any(step.code == run.step for step in state.definition.steps):
        return
    step = state.step(run)
    mine = actor.is_same_person(party.holder)
    if run.is_open and party.state is PartyState.OPEN:
        if mine:
            yield from _own(state, run, party)
        elif step.allows(Verb.REMIND):
            yield Verb.REMIND
        if actor.is_same_person(party.offered_to):
            yield from (Verb.ACCEPT, Verb.DECLINE)
        if actor.is_same_person(party.helper):
            yield Verb.ANSWER
    if run.is_open and party.is_pending and actor.is_same_person(party.added_by):
        yield Verb.REMOVE_SIGNER
    done = party.state is PartyState.DONE and actor.is_same_person(party.acted_by)
    if done and step.allows(Verb.TAKE_BACK):
        yield Verb.TAKE_BACK


def _own(state: CaseState, run: Run, party: Party) -> Iterator[Verb]:
    step = state.step(run)
    if party.seen_at is None:
        yield Verb.OPEN
    yield from (verb for verb in _WITH_STEP if step.allows(verb))
    if (party.offered_to or party.helper) and step.allows(Verb.TAKE_BACK):
        yield Verb.TAKE_BACK
    if state.phase is CasePhase.PAUSED:
        return
    yield Verb.COMPLETE
    if step.edits:
        yield Verb.REVISE
    if step.allows(Verb.LATE_ENTRY):
        yield Verb.LATE_ENTRY
    if step.allows(Verb.SEND_BACK) and sendable_to(state, run):
        yield Verb.SEND_BACK


def sendable_to(state: CaseState, run: Run) -> tuple[str, ...]:
    """Return the steps a case can be sent back to from a run, in the order of the procedure."""
    definition = state.definition
    allowed = state.step(run).returns_to
    return tuple(
        step.code
        for step in definition.steps
        if not step.kind.is_gateway
        and (not allowed or step.code in allowed)
        and is_before(definition, step.code, run.step)
        and state.last_done(step.code) is not None
    )
