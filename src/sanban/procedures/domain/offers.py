"""Which verbs stand open to somebody, and on what, so that a page offers what the engine would take.

Where a verb names nobody and asks no gate, the engine itself is asked whether it would take it; the rest
is told by the engine's own guards.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from enum import StrEnum

from sanban.procedures.domain import commands
from sanban.procedures.domain.case import CaseState, Party, Run
from sanban.procedures.domain.commands import Command, Request
from sanban.procedures.domain.deciding import Office, RefusalKind, Refused, decide
from sanban.procedures.domain.deciding.draft import Draft
from sanban.procedures.domain.deciding.guards import must_be_in_post, my_work
from sanban.procedures.domain.deciding.outcome import UnableToProceed
from sanban.procedures.domain.deciding.passing import ask
from sanban.procedures.domain.definition import AssigneeRule, Step
from sanban.procedures.domain.durations import Duration
from sanban.procedures.domain.gates import EvidenceGate
from sanban.procedures.domain.people import Holder
from sanban.procedures.domain.possible import sendable_to
from sanban.procedures.domain.terms import CasePhase, PartyState, Rule, StepKind, Verb

# What would be taken but for something that is still to be brought: the page says what.
_STILL_OPEN = {RefusalKind.INCOMPLETE, RefusalKind.NOBODY}
_SAID = "—"  # stands for what somebody has yet to write
_DAY = timedelta(days=1)


class Kind(StrEnum):
    """On what sort of thing a verb is used."""

    WORK = "work"
    RUN = "run"
    DEVIATION = "deviation"
    CASE = "case"


@dataclass(frozen=True, slots=True)
class Place:
    """On what a verb is used: a piece of work, a run, a deviation by its place, or the case as a whole."""

    kind: Kind
    work: str = ""
    number: int = 0


CASE = Place(Kind.CASE)


@dataclass(frozen=True, slots=True)
class Offer:
    """A verb that stands open; ``principal`` is for whom, ``gates`` are those it can be used on."""

    verb: Verb
    place: Place
    principal: Holder | None = None
    gates: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Viewpoint:
    """Somebody before a case: who he is, when it is, and the people for whom he may stand in."""

    state: CaseState
    office: Office
    actor: Holder
    at: datetime
    principals: frozenset[str] = frozenset()

    def request(self, party: Party | None = None, principal: Holder | None = None) -> Request:
        """Return a request of his, in the post in which a piece of work lies with him."""
        return Request(_seat(self.actor, party), self.at, "", principal)

    def draft(self, party: Party | None = None, principal: Holder | None = None) -> Draft:
        """Return a draft to ask the engine's guards with."""
        return Draft(self.state, self.office, self.request(party, principal))

    def would_take(
        self, command_for: Callable[[Request], Command], party: Party | None = None
    ) -> bool:
        """Tell whether the engine would take a command from him."""
        outcome = decide(self.state, command_for(self.request(party)), self.office)
        return not isinstance(outcome, Refused) or outcome.kind in _STILL_OPEN

    @property
    def is_running(self) -> bool:
        """Tell whether the case is open and its clocks go."""
        return self.state.phase is CasePhase.RUNNING


def _seat(person: Holder, party: Party | None) -> Holder:
    held = (party.holder, party.offered_to, party.helper) if party else ()
    return next((one for one in held if one and person.is_same_person(one)), person)


def offers(view: Viewpoint) -> tuple[Offer, ...]:
    """Return what stands open to somebody: first on each piece of work, then on the case."""
    if not _passes(must_be_in_post, view.draft()):
        return ()
    found = [*_on_work(view), *_on_runs(view), *_on_deviations(view), *_on_case(view)]
    return tuple(found)


def _passes(guard: Callable[[Draft], object], draft: Draft) -> bool:
    try:
        guard(draft)
    except UnableToProceed:
        return False
    return True


def _on_work(view: Viewpoint) -> Iterator[Offer]:
    known = {step.code for step in view.state.definition.steps}
    for run in view.state.runs:
        for party in run.parties if run.step in known else ():
            place = Place(Kind.WORK, party.id)
            if run.is_open and party.state is PartyState.OPEN and not view.state.phase.is_closed:
                yield from _as_holder(view, run, party)
                yield from (Offer(verb, place) for verb in _as_other(view, run, party))
            yield from (Offer(verb, place) for verb in _afterwards(view, run, party))


def _as_holder(view: Viewpoint, run: Run, party: Party) -> Iterator[Offer]:
    """Yield what the holder can do with his work, or whoever stands in for him."""
    principal = None if view.actor.is_same_person(party.holder) else party.holder
    if principal is not None and principal.person not in view.principals:
        return
    if _passes(lambda draft: my_work(draft, party.id), view.draft(party, principal)):
        place = Place(Kind.WORK, party.id)
        yield from (Offer(verb, place, principal) for verb in _own(view, run, party))


def _own(view: Viewpoint, run: Run, party: Party) -> Iterator[Verb]:
    step = view.state.step(run)
    if view.is_running:
        yield Verb.COMPLETE
        if step.allows(Verb.SEND_BACK) and sendable_to(view.state, run):
            yield Verb.SEND_BACK
        if step.allows(Verb.ADD_SIGNER) and not _has_begun_voting(step, run):
            yield Verb.ADD_SIGNER
    yield from (verb for verb in (Verb.TRANSFER, Verb.DELEGATE) if step.allows(verb))
    if party.seen_at is None:
        yield Verb.OPEN


def _has_begun_voting(step: Step, run: Run) -> bool:
    return step.kind is StepKind.VOTE and any(party.done_at for party in run.parties)


def _as_other(view: Viewpoint, run: Run, party: Party) -> Iterator[Verb]:
    """Yield what somebody can do about a piece of work in his own name only."""
    work = party.id
    if view.actor.is_same_person(party.offered_to):
        if view.would_take(lambda request: commands.Accept(request, work), party):
            yield Verb.ACCEPT
        if view.would_take(lambda request: commands.Decline(request, work, _SAID), party):
            yield Verb.DECLINE
    if view.would_take(lambda request: commands.Answer(request, work, _SAID), party):
        yield Verb.ANSWER
    if view.would_take(lambda request: commands.Remind(request, work), party):
        yield Verb.REMIND
    if view.is_running and _may_enter_late(view, run, party):
        yield Verb.LATE_ENTRY
    if view.actor.is_same_person(party.holder) and view.state.step(run).edits:
        text = f"{view.state.subject_hash}{_SAID}"
        if view.would_take(lambda request: commands.Revise(request, text), party):
            yield Verb.REVISE


def _may_enter_late(view: Viewpoint, run: Run, party: Party) -> bool:
    """Tell whether he may enter what was done on paper; steps of consent forbid that to everybody."""
    if not view.state.step(run).allows(Verb.LATE_ENTRY):
        return False
    if any(view.actor.is_same_person(one) for one in (party.holder, run.sent_by)):
        return True
    return view.draft(party).is_among(view.actor, (AssigneeRule(Rule.REGISTRY),))


def _afterwards(view: Viewpoint, run: Run, party: Party) -> Iterator[Verb]:
    """Yield what somebody can undo of what he did."""
    work = party.id
    own = (party.holder, party.acted_by)
    if any(view.actor.is_same_person(one) for one in own) and view.would_take(
        lambda request: commands.TakeBack(request, work), party
    ):
        yield Verb.TAKE_BACK
    added = run.is_open and party.is_pending and view.actor.is_same_person(party.added_by)
    if added and view.is_running and view.state.step(run).allows(Verb.REMOVE_SIGNER):
        yield Verb.REMOVE_SIGNER


def _on_runs(view: Viewpoint) -> Iterator[Offer]:
    for run in () if view.state.phase.is_closed else view.state.open_runs():
        place = Place(Kind.RUN, number=run.id)
        if view.would_take(_rescheduled(run)):
            yield Offer(Verb.RESCHEDULE, place)
        gates = tuple(_let_go(view, run))
        if gates:
            yield Offer(Verb.DEVIATE, place, gates=gates)


def _rescheduled(run: Run) -> Callable[[Request], Command]:
    limit = replace(run.limit, amount=run.limit.amount + 1) if run.limit else Duration(1, "小时")
    return lambda request: commands.Reschedule(request, run.id, limit, _SAID)


def _let_go(view: Viewpoint, run: Run) -> Iterator[str]:
    """Yield the gates of a step that he could let go."""
    day = (max(view.at, view.draft().at) + _DAY).date()
    for gate in view.state.step(run).gates:

        def deviated(request: Request, gate: str = gate) -> Command:
            return commands.Deviate(request, run.id, gate, _SAID, day)

        if view.would_take(deviated):
            yield gate


def _on_deviations(view: Viewpoint) -> Iterator[Offer]:
    for number in range(len(view.state.deviations)):

        def made_good(request: Request, number: int = number) -> Command:
            return commands.MakeGood(request, number, _SAID)

        if view.would_take(made_good):
            yield Offer(Verb.MAKE_GOOD, Place(Kind.DEVIATION, number=number))


def _on_case(view: Viewpoint) -> Iterator[Offer]:
    gates = tuple(_still_wanting(view))
    if gates and view.would_take(lambda request: commands.GiveEvidence(request, gates[0])):
        yield Offer(Verb.EVIDENCE, CASE, gates=gates)
    for verb, command_for in _WHOLE:
        if view.would_take(command_for):
            yield Offer(verb, CASE)


_WHOLE: tuple[tuple[Verb, Callable[[Request], Command]], ...] = (
    (Verb.WITHDRAW, commands.Withdraw),
    (Verb.PAUSE, lambda request: commands.PauseCase(request, _SAID)),
    (Verb.RESUME, commands.ResumeCase),
    (Verb.TERMINATE, lambda request: commands.Terminate(request, _SAID)),
)


def _still_wanting(view: Viewpoint) -> Iterable[str]:
    """Return the gates of the open steps that evidence would satisfy and has not yet."""
    draft = view.draft()
    steps = [view.state.step(run) for run in view.state.open_runs()]
    return dict.fromkeys(
        gate
        for step in steps
        for gate in step.gates
        if isinstance(view.office.gates.get(gate), EvidenceGate) and ask(draft, step, gate)[0]
    )
