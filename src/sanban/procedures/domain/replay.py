"""The fold: a case is what its events add up to, and nothing else."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace
from functools import reduce, singledispatch

from sanban.procedures.domain.case import CaseState, Party, Pause, Run
from sanban.procedures.domain.codec import content_hash
from sanban.procedures.domain.definition import Definition
from sanban.procedures.domain.events import (
    CaseClosed,
    CaseStarted,
    CheckOwed,
    CheckPaid,
    ClockSpoke,
    DeviationGranted,
    DeviationMadeGood,
    Effect,
    Event,
    EvidenceGiven,
    FactChanged,
    FrameDropped,
    FramePushed,
    LimitChanged,
    PartyChanged,
    PauseBegun,
    PauseEnded,
    RunClosed,
    RunOpened,
    RunReopened,
    SubjectChanged,
    VersionMoved,
)
from sanban.procedures.domain.terms import CasePhase, PartyState, RunState

Versions = Mapping[str, Definition]


def replay(
    definition: Definition, events: Iterable[Event], later: Versions | None = None
) -> CaseState:
    """Return the state that ``events`` add up to.

    ``definition`` is the version the case began under; ``later`` are the versions it may have been
    moved to, by content hash. Raises ``ValueError`` where the events have a gap or another beginning.
    """
    return reduce(lambda state, event: advance(state, event, later), events, CaseState(definition))


def advance(state: CaseState, event: Event, later: Versions | None = None) -> CaseState:
    """Return the state after one more event."""
    if event.sequence != state.version + 1:
        raise ValueError(f"event {event.sequence} cannot follow event {state.version}")
    for effect in event.effects:
        state = apply(effect, state, later)
    return replace(state, events=(*state.events, event))


@singledispatch
def apply(effect: Effect, _state: CaseState, _later: Versions | None = None) -> CaseState:
    """Return the state after one effect of an event."""
    raise TypeError(f"{type(effect).__name__} is no effect")


@apply.register
def _(effect: CaseStarted, state: CaseState, _later: Versions | None = None) -> CaseState:
    if effect.definition_hash != content_hash(state.definition):
        raise ValueError("the case began under another version of the procedure")
    return replace(
        state, drafter=effect.drafter, subject_hash=effect.subject_hash, facts=dict(effect.facts)
    )


@apply.register
def _(effect: VersionMoved, state: CaseState, later: Versions | None = None) -> CaseState:
    if later is None or effect.after not in later:
        raise ValueError("the version that the case was moved to is not at hand")
    return replace(state, definition=later[effect.after])


@apply.register
def _(effect: RunOpened, state: CaseState, _later: Versions | None = None) -> CaseState:
    # A return to a run that was itself set aside now waits for the run that goes on in its place.
    frames = tuple(
        replace(frame, target=effect.run.id) if frame.target == effect.replaces else frame
        for frame in state.frames
    )
    return replace(state, runs=(*state.runs, effect.run), frames=frames)


@apply.register
def _(effect: PartyChanged, state: CaseState, _later: Versions | None = None) -> CaseState:
    run = state.run(effect.run)
    return _with_run(state, replace(run, parties=_with_party(run.parties, effect.after)))


def _with_party(parties: tuple[Party, ...], changed: Party) -> tuple[Party, ...]:
    if all(party.id != changed.id for party in parties):
        return (*parties, changed)
    return tuple(changed if party.id == changed.id else party for party in parties)


@apply.register
def _(effect: RunClosed, state: CaseState, _later: Versions | None = None) -> CaseState:
    run = state.run(effect.run)
    parties = tuple(
        replace(party, state=PartyState.CANCELLED) if party.is_pending else party
        for party in run.parties
    )
    closed = replace(
        run, state=effect.state, closed_at=effect.at, closed_by=effect.by, parties=parties
    )
    return _with_run(state, closed)


@apply.register
def _(effect: RunReopened, state: CaseState, _later: Versions | None = None) -> CaseState:
    run = state.run(effect.run)
    return _with_run(state, replace(run, state=RunState.OPEN, closed_at=None, closed_by=None))


@apply.register
def _(effect: FramePushed, state: CaseState, _later: Versions | None = None) -> CaseState:
    return replace(state, frames=(*state.frames, effect.frame))


@apply.register
def _(effect: FrameDropped, state: CaseState, _later: Versions | None = None) -> CaseState:
    return replace(state, frames=tuple(one for one in state.frames if one != effect.frame))


@apply.register
def _(effect: CheckOwed, state: CaseState, _later: Versions | None = None) -> CaseState:
    return replace(state, owed=(*state.owed, effect.owed))


@apply.register
def _(effect: CheckPaid, state: CaseState, _later: Versions | None = None) -> CaseState:
    return replace(state, owed=tuple(one for one in state.owed if one != effect.owed))


@apply.register
def _(effect: SubjectChanged, state: CaseState, _later: Versions | None = None) -> CaseState:
    return replace(state, subject_hash=effect.after)


@apply.register
def _(effect: FactChanged, state: CaseState, _later: Versions | None = None) -> CaseState:
    return replace(state, facts={**state.known_facts, effect.fact: effect.after})


@apply.register
def _(effect: EvidenceGiven, state: CaseState, _later: Versions | None = None) -> CaseState:
    return replace(state, evidence=(*state.evidence, effect.evidence))


@apply.register
def _(effect: DeviationGranted, state: CaseState, _later: Versions | None = None) -> CaseState:
    return replace(state, deviations=(*state.deviations, effect.deviation))


@apply.register
def _(effect: DeviationMadeGood, state: CaseState, _later: Versions | None = None) -> CaseState:
    deviations = list(state.deviations)
    deviations[effect.place] = replace(
        deviations[effect.place], made_good_at=effect.at, made_good_by=effect.by
    )
    return replace(state, deviations=tuple(deviations))


@apply.register
def _(effect: PauseBegun, state: CaseState, _later: Versions | None = None) -> CaseState:
    return replace(state, phase=CasePhase.PAUSED, pauses=(*state.pauses, Pause(effect.at)))


@apply.register
def _(effect: PauseEnded, state: CaseState, _later: Versions | None = None) -> CaseState:
    last = replace(state.pauses[-1], end=effect.at)
    return replace(state, phase=CasePhase.RUNNING, pauses=(*state.pauses[:-1], last))


@apply.register
def _(effect: LimitChanged, state: CaseState, _later: Versions | None = None) -> CaseState:
    # What the clock said under the old limit no longer holds; it will speak again under the new one.
    run = replace(state.run(effect.run), limit=effect.after, marks=())
    return _with_run(state, run)


@apply.register
def _(effect: ClockSpoke, state: CaseState, _later: Versions | None = None) -> CaseState:
    run = state.run(effect.run)
    return _with_run(state, replace(run, marks=(*run.marks, effect.mark)))


@apply.register
def _(effect: CaseClosed, state: CaseState, _later: Versions | None = None) -> CaseState:
    return replace(state, phase=effect.phase)


def _with_run(state: CaseState, run: Run) -> CaseState:
    runs = tuple(run if one.id == run.id else one for one in state.runs)
    return replace(state, runs=runs)
