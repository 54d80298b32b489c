"""What must be true of every case, whatever was done to it; judged from events, not from the engine's word."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import datetime

from sanban.procedures.domain.case import CaseState, Party, Run
from sanban.procedures.domain.clocks import read_clock
from sanban.procedures.domain.codec import canonical, from_json
from sanban.procedures.domain.deciding import Accepted, Office, Outcome, Refused
from sanban.procedures.domain.definition import Step
from sanban.procedures.domain.events import (
    CaseStarted,
    DeviationGranted,
    Effect,
    Event,
    PartyChanged,
    RunClosed,
    RunOpened,
)
from sanban.procedures.domain.graph import is_before
from sanban.procedures.domain.offers import Viewpoint, offers
from sanban.procedures.domain.people import SYSTEM
from sanban.procedures.domain.replay import advance, replay
from sanban.procedures.domain.responsibility import responsible_now
from sanban.procedures.domain.terms import (
    CasePhase,
    Choice,
    PartyState,
    RunState,
    StepKind,
    Verb,
)
from tests.sanban.procedures.organ import SHEN


class Broken(AssertionError):  # noqa: N818 - an invariant is broken
    """An invariant that does not hold; the message begins with its name."""


@dataclass
class Watch:
    """One step of a case: what was before, what was tried, what came of it, what the tester knows."""

    before: CaseState
    outcome: Outcome
    after: CaseState
    office: Office
    now: datetime
    used: dict[int, int]
    left: set[str]

    @property
    def event(self) -> Event | None:
        """Return the event that was added, if any."""
        return self.outcome.event if isinstance(self.outcome, Accepted) else None

    def effects(self) -> Iterator[Effect]:
        """Yield what the event changed."""
        if self.event:
            yield from self.event.effects

    def closed(self) -> Iterator[tuple[RunClosed, Run, Step]]:
        """Yield the runs that this step of the case brought to their end."""
        for effect in self.effects():
            if isinstance(effect, RunClosed) and effect.state is RunState.DONE:
                run = self.after.run(effect.run)
                yield effect, run, self.after.definition.step(run.step)


Invariant = Callable[[Watch], bool]
INVARIANTS: dict[str, Invariant] = {}


def invariant(check: Invariant) -> Invariant:
    """Register an invariant under its name."""
    INVARIANTS[check.__name__] = check
    return check


def judge(watch: Watch, only: frozenset[str] = frozenset()) -> None:
    """Raise where an invariant does not hold."""
    for name, check in INVARIANTS.items():
        if (not only or name in only) and not check(watch):
            raise Broken(f"{name}: {_told(watch)}")


def _told(watch: Watch) -> str:
    if isinstance(watch.outcome, Refused):
        return f"refused, {watch.outcome.message}"
    history = [
        f"{event.sequence} {event.acting} {event.verb.label} {event.step} {event.detail}"
        for event in watch.after.events
    ]
    return "\n".join(history)


@invariant
def history_has_no_gap(watch: Watch) -> bool:
    """Events are numbered from one without a gap, and time never runs backwards."""
    events = watch.after.events
    numbers = [event.sequence for event in events]
    recorded = [event.recorded_at for event in events]
    return (
        numbers == list(range(1, len(events) + 1))
        and recorded == sorted(recorded)
        and all(event.at <= event.recorded_at for event in events)
    )


@invariant
def one_click_one_event(watch: Watch) -> bool:
    """No idempotency key stands twice in a history."""
    keys = [event.key for event in watch.after.events]
    return len(keys) == len(set(keys))


@invariant
def a_case_is_the_sum_of_its_events(watch: Watch) -> bool:
    """What was written and read back adds up to the same state, step by step."""
    if watch.event is None:
        return True
    event = from_json(Event, canonical(watch.event))
    return event == watch.event and advance(watch.before, event) == watch.after


@invariant
def a_refusal_changes_nothing(watch: Watch) -> bool:
    """A refusal leaves the case as it was and says why in Chinese."""
    if not isinstance(watch.outcome, Refused):
        return True
    message = watch.outcome.message
    return watch.after is watch.before and message.endswith("。") and "None" not in message


@invariant
def a_closed_case_has_no_open_work(watch: Watch) -> bool:
    """Once closed, nobody has anything to do and nobody is responsible."""
    state = watch.after
    if not state.phase.is_closed:
        return True
    pending = [party for run in state.runs for party in run.parties if party.is_pending]
    return not pending and not state.open_runs() and responsible_now(state) is None


@invariant
def an_open_case_lies_with_someone(watch: Watch) -> bool:
    """While a case is open there is work on somebody's desk."""
    state = watch.after
    return state.phase.is_closed or (all(
        any(party.state is PartyState.OPEN for party in run.parties) for run in state.open_runs()
    ) and bool(state.open_runs()))  # fmt: skip


@invariant
def exactly_one_is_responsible(watch: Watch) -> bool:
    """An open case has one responsible person, who is a person and has a part in it."""
    state = watch.after
    if state.phase.is_closed:
        return True
    person = responsible_now(state)
    if person is None or person == SYSTEM:
        return False
    pending = [party.holder for run in state.open_runs() for party in run.parties]
    acted = [one for event in state.events for one in (event.actor, event.on_behalf_of) if one]
    sole = [party for _, party in state.assignments()]
    if len(sole) == 1 and _is_plain(state):
        return person == sole[0].holder
    return any(person.is_same_person(one) for one in [*pending, *acted])


def _is_plain(state: CaseState) -> bool:
    step = state.step(state.open_runs()[0])
    return step.kind is StepKind.SEQUENTIAL


@invariant
def no_step_closes_without_its_gates(watch: Watch) -> bool:
    """Every gate of a step that closed had evidence for the text of that moment, or a leader's deviation."""
    for effect, run, step in watch.closed():
        for code in step.gates:
            binds = watch.office.gates[code].declaration.binds_text
            text = watch.event.subject_hash if watch.event else ""
            evidence = [one for one in watch.before.evidence if one.gate == code]
            let_go = [
                one for one in watch.before.deviations if (one.gate, one.step) == (code, run.step)
            ]
            fits = [one for one in (*evidence, *let_go) if not binds or one.subject_hash == text]
            if not fits or code not in (*effect.satisfied, *effect.deviated):
                return False
    return True


@invariant
def a_concurrence_lacks_nobody(watch: Watch) -> bool:
    """A step that all must sign closes when all have; only those added may be let go."""
    for _, run, step in watch.closed():
        if step.kind in {StepKind.ALL_OF, StepKind.SEQUENTIAL}:
            for party in run.parties:
                released = party.state is PartyState.REMOVED and party.added_by is not None
                if party.state is not PartyState.DONE and not released:
                    return False
    return True


@invariant
def of_several_one_signs(watch: Watch) -> bool:
    """A step that one may sign is signed by one, and by all who were added to it."""
    for _, run, step in watch.closed():
        if step.kind is StepKind.ANY_OF:
            free = [
                one for one in run.parties if not one.is_required and one.state is PartyState.DONE
            ]
            required = [one for one in run.parties if one.is_required]
            if len(free) != 1 or any(
                one.state not in {PartyState.DONE, PartyState.REMOVED} for one in required
            ):
                return False
    return True


@invariant
def a_vote_is_carried_by_numbers(watch: Watch) -> bool:
    """A vote passes with two thirds taking part and more than half of all agreeing, counted anew."""
    for _, run, step in watch.closed():
        if step.kind is StepKind.VOTE:
            cast = [one for one in run.parties if one.state is PartyState.DONE]
            agreed = [one for one in cast if one.choice is Choice.AGREE]
            asked = len(run.parties)
            if 3 * len(cast) < 2 * asked or 2 * len(agreed) <= asked:
                return False
    return True


@invariant
def consent_is_given_in_person(watch: Watch) -> bool:
    """Where the person himself must consent, he did: nobody for him, nobody in his place."""
    for run in watch.after.runs:
        if not watch.after.definition.step(run.step).personal_consent:
            continue
        asked = _asked_at_opening(watch.after, run)
        for party in run.parties:
            if party.holder.person not in asked:
                return False
            if party.state is PartyState.DONE and (
                party.acted_by is None or party.acted_by.person != party.holder.person
            ):
                return False
    return all(
        event.on_behalf_of is None
        for event in watch.after.events
        if event.step and watch.after.definition.step(event.step).personal_consent
    )


def _asked_at_opening(state: CaseState, run: Run) -> set[str]:
    for event in state.events:
        for effect in event.effects:
            if isinstance(effect, RunOpened) and effect.run.id == run.id:
                return {party.holder.person for party in effect.run.parties}
    return set()


@invariant
def a_second_pair_of_eyes_is_anothers(watch: Watch) -> bool:
    """Nobody closes a step that demands another person than an earlier one, if he did the earlier one."""
    for _, run, step in watch.closed():
        earlier = {
            person.person
            for one in watch.after.runs
            if one.step in step.different_from and one.id < run.id
            for party in one.parties
            if party.state is PartyState.DONE and one.state in {RunState.DONE, RunState.RETURNED}
            for person in (party.holder, party.acted_by)
            if person
        }
        for party in run.parties:
            if party.state is PartyState.DONE and {
                party.holder.person, (party.acted_by or party.holder).person
            } & earlier:  # fmt: skip
                return False
    return True


@invariant
def the_returner_looks_again(watch: Watch) -> bool:
    """After a return nothing beyond the returner's step opens before that step was done anew."""
    owed: set[str] = set()
    definition = watch.after.definition
    for event in watch.after.events:
        if event.verb is Verb.TAKE_BACK:
            return True  # what a take-back undoes is judged by its own test
        for effect in event.effects:
            if isinstance(effect, RunClosed) and effect.state is RunState.DONE:
                owed.discard(watch.after.run(effect.run).step)
            if isinstance(effect, RunOpened) and any(
                is_before(definition, one, effect.run.step) for one in owed
            ):
                return False
        if event.verb is Verb.SEND_BACK:
            owed.add(event.step)
    return not (owed and watch.after.phase is CasePhase.COMPLETED)


@invariant
def a_return_loses_nobody(watch: Watch) -> bool:
    """Whoever was asked at a step that all must sign is asked again when it comes up after a return."""
    for effect in watch.effects():
        if isinstance(effect, RunOpened) and effect.replaces:
            old = watch.before.run(effect.replaces)
            kind = watch.after.definition.step(old.step).kind
            asked = [one for one in old.parties if one.state is not PartyState.REMOVED]
            if kind is not StepKind.ANY_OF and len(effect.run.parties) != len(asked):
                return False
    return True


@invariant
def work_changes_hands_by_consent(watch: Watch) -> bool:
    """A piece of work gets another holder when the one it was offered to accepts, or when its holder left."""
    for effect in watch.effects():
        if isinstance(effect, PartyChanged) and effect.before:
            before, after = effect.before, effect.after
            if before.holder == after.holder:
                continue
            verb = watch.event.verb if watch.event else None
            accepted = verb is Verb.ACCEPT and after.holder.is_same_person(before.offered_to)
            if not accepted and not (verb is Verb.RESEAT and before.holder.person in watch.left):
                return False
    return True


@invariant
def no_time_is_lost(watch: Watch) -> bool:
    """A clock shows what the tester counted minute by minute, through pauses, hand-overs and new limits."""
    for run in watch.after.open_runs():
        reading = read_clock(watch.after, run, watch.now, watch.office.working_time)
        if reading is None:
            continue
        counted = watch.used[run.id] + run.carried_minutes
        if reading.used_minutes != counted:
            return False
        if watch.after.phase is CasePhase.RUNNING and 0 < counted < reading.limit_minutes:
            left = reading.limit_minutes - counted
            if reading.due_at != watch.office.working_time.add(watch.now, left):
                return False
    return True


@invariant
def a_signature_fits_the_text(watch: Watch) -> bool:
    """Nothing beyond a signature that binds the text is open while the text is another."""
    state = watch.after
    for step in state.definition.steps:
        last = state.last_done(step.code) if step.binds_text else None
        beyond = [
            run for run in state.open_runs() if is_before(state.definition, step.code, run.step)
        ]
        if last and beyond:
            signed = {one.subject_hash for one in last.parties if one.state is PartyState.DONE}
            if signed != {state.subject_hash}:
                return False
    return True


@invariant
def a_deviation_is_answered_for(watch: Watch) -> bool:
    """Every deviation has a leader who may grant it, a reason, and a day not yet gone."""
    for effect in watch.effects():
        if isinstance(effect, DeviationGranted):
            one = effect.deviation
            if one.leader != SHEN or not one.reason.strip() or one.good_by < one.at.date():
                return False
            if not watch.office.gates[one.gate].declaration.may_deviate:
                return False
    return True


@invariant
def work_is_given_to_those_in_post(watch: Watch) -> bool:
    """Nobody who has left is given work."""
    for effect in watch.effects():
        parties: tuple[Party, ...] = ()
        if isinstance(effect, RunOpened):
            parties = effect.run.parties
        elif isinstance(effect, PartyChanged) and effect.before is None:
            parties = (effect.after,)
        if any(party.is_pending and party.holder.person in watch.left for party in parties):
            return False
    return True


@invariant
def a_word_given_stands(watch: Watch) -> bool:
    """What somebody signed changes only when he takes it back himself."""
    for effect in watch.effects():
        if isinstance(effect, PartyChanged) and effect.before:
            was_done = effect.before.state is PartyState.DONE
            verb = watch.event.verb if watch.event else None
            if was_done and effect.after != effect.before and verb is not Verb.TAKE_BACK:
                return False
    return True


@invariant
def what_succeeds_was_offered(watch: Watch) -> bool:
    """No page hides a button that would have worked."""
    event = watch.event
    never_shown = {Verb.START, Verb.DECLARE, Verb.CLOCK, Verb.RESEAT, Verb.EVIDENCE}
    if event is None or event.on_behalf_of or event.verb in never_shown:
        return True
    shown = offers(Viewpoint(watch.before, watch.office, event.actor, event.recorded_at))
    return any(
        offer.verb is event.verb and offer.place.work in {"", event.assignment} for offer in shown
    )


def sums_up(state: CaseState) -> bool:
    """Tell whether every prefix of a history gives one state, the same each time."""
    started = next(effect for effect in state.events[0].effects if isinstance(effect, CaseStarted))
    halves = range(1, len(state.events) + 1, 5)
    return bool(started) and all(
        replay(state.definition, state.events[:end]) == replay(state.definition, state.events[:end])
        for end in halves
    ) and replay(state.definition, state.events) == state  # fmt: skip
