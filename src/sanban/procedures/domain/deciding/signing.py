"""One signer's word at a step, and what it means to the step as a whole."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime

from sanban.procedures.domain.case import Party, ReturnFrame, Run
from sanban.procedures.domain.deciding.draft import Draft
from sanban.procedures.domain.deciding.routing import close, open_again
from sanban.procedures.domain.definition import Step
from sanban.procedures.domain.events import FramePushed, PartyChanged, RunClosed
from sanban.procedures.domain.people import SYSTEM, Holder
from sanban.procedures.domain.terms import Choice, PartyState, RunState, StepKind


def change(draft: Draft, run: int, before: Party, after: Party) -> None:
    """Note that a signer's work changed."""
    draft.add(PartyChanged(run, after, before))


def sign(
    draft: Draft, run: Run, party: Party, by: Holder, choice: Choice, opinion: str, at: datetime
) -> None:
    """Record a signer's word, call up those who were waiting for it, and close the step if it is enough."""
    done = replace(
        party,
        state=PartyState.DONE,
        choice=choice,
        opinion=opinion,
        acted_by=by,
        done_at=at,
        seen_at=party.seen_at or at,
        subject_hash=draft.state.subject_hash,
        offered_to=None,
        helper=None,
    )
    change(draft, run.id, party, done)
    settle(draft, run.id, by)


def settle(draft: Draft, number: int, by: Holder) -> None:
    """Call up those whose turn it is now, and close the step if enough have signed."""
    run = draft.state.run(number)
    step = draft.state.step(run)
    if step.kind is StepKind.ANY_OF and _has_free_signature(run):
        _release_others(draft, run)
    _call_up(draft, number)
    run = draft.state.run(number)
    if step.kind is StepKind.VOTE:
        _count(draft, step, run, by)
    elif not run.pending():
        close(draft, run, by)


def _has_free_signature(run: Run) -> bool:
    return any(party.state is PartyState.DONE and not party.is_required for party in run.parties)


def _release_others(draft: Draft, run: Run) -> None:
    """Let go those of whom one was enough; signers who were added must still sign."""
    for party in run.pending():
        if not party.is_required:
            change(draft, run.id, party, replace(party, state=PartyState.CANCELLED))


def _call_up(draft: Draft, number: int) -> None:
    run = draft.state.run(number)
    waited_for = {party.id for party in run.parties if party.is_pending}
    for party in run.parties:
        if party.state is PartyState.WAITING and not waited_for & set(party.after):
            change(draft, number, party, replace(party, state=PartyState.OPEN))


def _count(draft: Draft, step: Step, run: Run, by: Holder) -> None:
    """Close a vote as soon as its result can no longer change."""
    result = vote_result(step, run)
    if result is None:
        return
    if result:
        close(draft, run, by)
        return
    draft.add(RunClosed(run.id, RunState.RETURNED, draft.at, by))
    again = open_again(draft, step.if_rejected, SYSTEM, run.id)
    draft.add(FramePushed(ReturnFrame(again.id, (run.id,), SYSTEM, step.code)))
    draft.warnings.append(f"“{step.name}”未通过，已退回“{draft.state.step(again).name}”。")


def vote_result(step: Step, run: Run) -> bool | None:
    """Return whether a vote is carried, ``None`` while that is open."""
    assert step.quorum is not None  # noqa: S101 - a vote without rules is refused at publication
    assert step.threshold is not None  # noqa: S101
    asked = [party for party in run.parties if party.state is not PartyState.REMOVED]
    cast = [party for party in asked if party.state is PartyState.DONE]
    agreed = sum(party.choice is Choice.AGREE for party in cast)
    outstanding = sum(party.is_pending for party in asked)
    if step.quorum.is_reached(len(cast), len(asked)) and step.threshold.is_reached(
        agreed, len(asked)
    ):
        return True
    can_still = step.quorum.is_reached(len(cast) + outstanding, len(asked))
    can_still &= step.threshold.is_reached(agreed + outstanding, len(asked))
    return None if can_still and outstanding else False
