"""Moves a case onward: who acts at a step, what a step demands before it closes, what comes next."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from sanban.procedures.domain.case import CaseState, Owed, Party, ReturnFrame, Run
from sanban.procedures.domain.clocks import urgency_of, used_minutes
from sanban.procedures.domain.deciding.draft import Draft
from sanban.procedures.domain.deciding.guards import excluded
from sanban.procedures.domain.deciding.outcome import RefusalKind, UnableToProceed
from sanban.procedures.domain.deciding.passing import gates_passed
from sanban.procedures.domain.deciding.seats import holders_for, in_seat
from sanban.procedures.domain.definition import END, Step
from sanban.procedures.domain.events import (
    CaseClosed,
    CheckPaid,
    FrameDropped,
    FramePushed,
    RunClosed,
    RunOpened,
)
from sanban.procedures.domain.graph import block, fork_closed_by, is_before
from sanban.procedures.domain.people import Holder
from sanban.procedures.domain.terms import (
    CasePhase,
    PartyState,
    RunState,
    StepKind,
)


def close(draft: Draft, run: Run, by: Holder) -> None:
    """Bring a step to its end and open what follows; refuse while one of its gates is not satisfied."""
    step = draft.state.step(run)
    passed, satisfied, deviated = gates_passed(draft, step)
    draft.add(RunClosed(run.id, RunState.DONE, draft.at, by, passed, satisfied, deviated))
    for owed in draft.state.owed:
        if owed.step == run.step:
            draft.add(CheckPaid(owed))
    frame = next((one for one in draft.state.frames if one.target == run.id), None)
    if frame is not None:
        draft.add(FrameDropped(frame))
        bring_up(draft, frame, by, run.id)
    else:
        proceed(draft, step, by, run.id)


def proceed(draft: Draft, step: Step, by: Holder, source: int) -> None:
    """Go the way that the facts open."""
    facts = draft.state.known_facts
    open_routes = [route.to for route in step.routes if route.is_open(facts)]
    if step.kind is not StepKind.FORK:
        enter(draft, open_routes[0], by, source)
        return
    for target in open_routes or [step.join]:
        enter(draft, target, by, source)


def enter(draft: Draft, target: str, by: Holder, source: int) -> None:
    """Come to a step: open it, part or come together there, or end the case."""
    if target != END and draft.state.definition.step(target).kind is StepKind.JOIN:
        fork = fork_closed_by(draft.state.definition, target)
        inside = block(draft.state.definition, fork)
        if any(run.step in inside for run in draft.state.open_runs()):
            return
    owed = _owed_before(draft.state, target)
    if owed is not None:
        open_step(draft, draft.state.definition.step(owed.step), by, source)
        return
    if target == END:
        draft.add(CaseClosed(CasePhase.COMPLETED))
        return
    step = draft.state.definition.step(target)
    if step.kind.is_gateway:
        proceed(draft, step, by, source)
    else:
        open_step(draft, step, by, source)


def _owed_before(state: CaseState, target: str) -> Owed | None:
    """Return a check that would be passed over by going to ``target``, if any."""
    definition = state.definition
    for owed in state.owed:
        if target == END or (
            owed.step != target
            and is_before(definition, owed.step, target)
            and not is_before(definition, target, owed.step)
        ):
            return owed
    return None


def open_step(draft: Draft, step: Step, by: Holder, source: int) -> Run:
    """Open a step to whoever its rules name."""
    holders = holders_for(draft, step)
    return open_run(draft, step, holders, by, source)


def open_run(draft: Draft, step: Step, holders: Sequence[Holder], by: Holder, source: int) -> Run:
    """Open a step to these people, one after another where it is signed in order."""
    number = draft.state.next_run
    in_order = step.kind is StepKind.SEQUENTIAL
    parties = tuple(
        Party(
            id=f"{number}.{place}",
            holder=holder,
            state=PartyState.WAITING if in_order and place > 1 else PartyState.OPEN,
            after=(f"{number}.{place - 1}",) if in_order and place > 1 else (),
        )
        for place, holder in enumerate(holders, 1)
    )
    run = Run(
        id=number,
        step=step.code,
        parties=parties,
        opened_at=draft.at,
        sent_by=by,
        source=source,
        limit=step.limits.for_urgency(urgency_of(draft.state)) if step.limits else None,
        carried_minutes=_carried(draft, step, draft.state.runs),
    )
    draft.add(RunOpened(run))
    return run


def _carried(draft: Draft, step: Step, runs: Iterable[Run]) -> int:
    """Return what earlier runs used up, for a step whose clock goes on after a return."""
    earlier = [run for run in runs if run.step == step.code]
    if not (step.limits and step.limits.continues and earlier):
        return 0
    last = earlier[-1]
    end = last.closed_at or draft.at
    return last.carried_minutes + used_minutes(draft.state, last, end, draft.office.working_time)


def open_again(draft: Draft, code: str, by: Holder, source: int) -> Run:
    """Open a step once more to those who did it last."""
    step = draft.state.definition.step(code)
    last = draft.state.last_done(code)
    if last is None:
        return open_step(draft, step, by, source)
    barred = excluded(draft, step)
    done = [party.holder for party in last.parties if party.state is PartyState.DONE]
    seated = (in_seat(draft, step, holder, barred) for holder in done)
    holders = tuple(dict.fromkeys(holder for holder in seated if holder is not None))
    if not holders:
        return open_step(draft, step, by, source)
    return open_run(draft, step, holders, by, source)


def bring_up(draft: Draft, frame: ReturnFrame, by: Holder, source: int) -> None:
    """Go on with what a return had set aside; a signature the text has outgrown comes first."""
    runs = [draft.state.run(number) for number in frame.set_aside]
    outgrown = outgrown_signature(draft.state, runs)
    if outgrown is not None:
        again = open_again(draft, outgrown, by, source)
        draft.add(FramePushed(replace(frame, target=again.id)))
        return
    for run in runs:
        _resume(draft, run, frame, by, source)


def outgrown_signature(state: CaseState, runs: Iterable[Run]) -> str | None:
    """Return the first step before ``runs`` whose signatures no longer fit the text, if any."""
    steps = [run.step for run in runs]
    for step in state.definition.steps:
        last = state.last_done(step.code) if step.binds_text else None
        if last is None or not all(is_before(state.definition, step.code, one) for one in steps):
            continue
        signed = {one.subject_hash for one in last.parties if one.state is PartyState.DONE}
        if signed != {state.subject_hash}:
            return step.code
    return None


def _resume(draft: Draft, old: Run, frame: ReturnFrame, by: Holder, source: int) -> None:
    """Open a run that was set aside anew; a signature under the same text stands."""
    step = draft.state.step(old)
    number = draft.state.next_run
    parties = _resumed_parties(draft, step, old, frame)
    names = {party.id: f"{number}.{place}" for place, party in enumerate(parties, 1)}
    renamed = tuple(
        replace(
            party,
            id=names[party.id],
            after=tuple(names[one] for one in party.after if one in names),
        )
        for party in parties
    )
    done = {party.id for party in renamed if party.state is PartyState.DONE}
    turned = tuple(
        replace(party, state=PartyState.OPEN)
        if party.state is PartyState.WAITING and done >= set(party.after)
        else party
        for party in renamed
    )
    run = Run(
        id=number,
        step=step.code,
        parties=turned,
        opened_at=draft.at,
        sent_by=by,
        source=source,
        limit=old.limit,
        carried_minutes=_carried(draft, step, draft.state.runs),
    )
    draft.add(RunOpened(run, replaces=old.id))


def _resumed_parties(draft: Draft, step: Step, old: Run, frame: ReturnFrame) -> tuple[Party, ...]:
    """Return the signers of a run that goes on; their work is open unless their word still stands."""
    barred = excluded(draft, step)
    kept = [party for party in old.parties if party.state is not PartyState.REMOVED]
    returner = [one for one in kept if not one.is_required and frame.by.is_same_person(one.holder)]
    if step.kind is StepKind.ANY_OF and returner:
        # Of several who might sign, the one who sent it back is the one to look again.
        kept = [one for one in kept if one.is_required or one in returner]
    found: list[Party] = []
    for party in kept:
        stands = party.state is PartyState.DONE and party.subject_hash == draft.state.subject_hash
        if stands and step.kind is not StepKind.VOTE:
            found.append(party)
            continue
        holder = in_seat(draft, step, party.holder, barred)
        if holder is not None:
            found.append(_asked_again(party, holder))
        elif step.kind is not StepKind.ANY_OF or party.is_required:
            # Everyone asked must be asked again: leaving one out would let the step close without him.
            raise UnableToProceed(RefusalKind.NOBODY, _nobody_for(step, party))
    if all(party.is_required for party in found):
        raise UnableToProceed(RefusalKind.NOBODY, _nobody_for(step, kept[0]))
    return tuple(found)


def _asked_again(party: Party, holder: Holder) -> Party:
    return Party(
        id=party.id,
        holder=holder,
        state=PartyState.WAITING if party.after else PartyState.OPEN,
        after=party.after,
        added_by=party.added_by,
        is_required=party.is_required,
    )


def _nobody_for(step: Step, party: Party) -> str:
    return f"“{step.name}”的{party.holder.name}已离岗，没有人可以接替，请先确定人选，或者撤回、终止后重新办理。"
