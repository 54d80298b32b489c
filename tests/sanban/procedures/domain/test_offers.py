"""What a page offers is what the engine takes: nothing that would be refused, and all that would not."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import timedelta

import pytest
from hypothesis import HealthCheck, settings
from hypothesis.stateful import rule, run_state_machine_as_test

from sanban.procedures.domain import commands
from sanban.procedures.domain.case import CaseState, Party
from sanban.procedures.domain.commands import Command, Request
from sanban.procedures.domain.deciding import Office, RefusalKind, Refused, decide
from sanban.procedures.domain.durations import Duration
from sanban.procedures.domain.offers import CASE, Kind, Offer, Place, Viewpoint, offers
from sanban.procedures.domain.people import Holder
from sanban.procedures.domain.possible import sendable_to
from sanban.procedures.domain.terms import (
    Choice,
    PartyState,
    Placing,
    ReturnReason,
    StepKind,
    Verb,
)
from tests.sanban.procedures.desk import Desk
from tests.sanban.procedures.machine import CaseMachine
from tests.sanban.procedures.organ import (
    CHENG,
    FANG,
    GAO,
    LIN,
    LU,
    PEOPLE,
    QIAN,
    QIN,
    SAMPLE_GATES,
    SHEN,
    SUN,
    TANG,
    XU,
    ZHOU,
    People,
    office,
    strict_gates,
)
from tests.sanban.procedures.sample import SAMPLE

Make = Callable[[Request], Command]
# Whether these are in order hangs on whom they name, what a gate still wants, or who can be found.
OPEN = {RefusalKind.INCOMPLETE, RefusalKind.NOBODY}


def well_filled(state: CaseState, verb: Verb, place: Place, gates: tuple[str, ...]) -> list[Make]:
    """Return commands as people would fill the form in, one for each person or gate it could name."""
    work, run = place.work, place.number
    found = state.find(work)
    vote = bool(found) and state.definition.step(found[0].step).kind is StepKind.VOTE
    targets = sendable_to(state, found[0]) if found else ()
    limits = (Duration(3, "个工作日"), Duration(4, "个工作日"))
    made: dict[Verb, list[Make]] = {
        Verb.OPEN: [lambda r: commands.Open(r, work)],
        Verb.COMPLETE: [lambda r: commands.Complete(r, work)],
        Verb.SEND_BACK: [
            lambda r, to=to: commands.SendBack(r, work, to, ReturnReason.WORDING) for to in targets
        ],
        Verb.ADD_SIGNER: [
            lambda r, p=p: commands.AddSigner(r, work, p, Placing.BESIDE if vote else Placing.AFTER)
            for p in PEOPLE
        ],
        Verb.TRANSFER: [lambda r, p=p: commands.Transfer(r, work, p) for p in PEOPLE],
        Verb.DELEGATE: [lambda r, p=p: commands.Delegate(r, work, p) for p in PEOPLE],
        Verb.ACCEPT: [lambda r: commands.Accept(r, work)],
        Verb.DECLINE: [lambda r: commands.Decline(r, work, "出差")],
        Verb.ANSWER: [lambda r: commands.Answer(r, work, "已核")],
        Verb.REMIND: [lambda r: commands.Remind(r, work, "请快办")],
        Verb.TAKE_BACK: [lambda r: commands.TakeBack(r, work)],
        Verb.REMOVE_SIGNER: [lambda r: commands.RemoveSigner(r, work)],
        Verb.LATE_ENTRY: [
            lambda r: commands.EnterLate(
                r, work, state.events[-1].recorded_at - timedelta(minutes=1), "停电"
            )
        ],
        Verb.REVISE: [lambda r: commands.Revise(r, "text-new")],
        Verb.RESCHEDULE: [
            lambda r, to=to: commands.Reschedule(r, run, to, "情况复杂") for to in limits
        ],
        Verb.DEVIATE: [
            lambda r, g=g: commands.Deviate(
                r, run, g, "特事特办", (r.at + timedelta(days=9)).date()
            )
            for g in gates
        ],
        Verb.MAKE_GOOD: [lambda r: commands.MakeGood(r, run, "已补")],
        Verb.EVIDENCE: [lambda r, g=g: commands.GiveEvidence(r, g, "已附") for g in gates],
        Verb.WITHDRAW: [commands.Withdraw],
        Verb.PAUSE: [lambda r: commands.PauseCase(r, "等批复")],
        Verb.RESUME: [commands.ResumeCase],
        Verb.TERMINATE: [lambda r: commands.Terminate(r, "不再需要")],
    }
    return made[verb]


ON_WORK = (
    Verb.OPEN, Verb.COMPLETE, Verb.SEND_BACK, Verb.ADD_SIGNER, Verb.TRANSFER, Verb.DELEGATE, Verb.ACCEPT,
    Verb.DECLINE, Verb.ANSWER, Verb.REMIND, Verb.TAKE_BACK, Verb.REMOVE_SIGNER, Verb.LATE_ENTRY,
)  # fmt: skip
LENT = ON_WORK[:6]


def imaginable(state: CaseState) -> Iterator[tuple[Verb, Place, Party | None]]:
    """Yield everything that anybody could try on a case, sensible or not."""
    for run in state.runs:
        for party in run.parties:
            for verb in ON_WORK:
                yield verb, Place(Kind.WORK, party.id), party
        yield Verb.RESCHEDULE, Place(Kind.RUN, number=run.id), None
        yield Verb.DEVIATE, Place(Kind.RUN, number=run.id), None
    for number in range(len(state.deviations)):
        yield Verb.MAKE_GOOD, Place(Kind.DEVIATION, number=number), None
    for verb in (Verb.WITHDRAW, Verb.PAUSE, Verb.RESUME, Verb.TERMINATE):
        yield verb, CASE, None


def judge_offers(desk: Desk, surroundings: Office, actor: Holder, lenders: set[str]) -> None:
    """Compare what is offered to somebody with what the engine says to everything he could try."""
    state, at = desk.state, desk.now + timedelta(minutes=10)
    view = Viewpoint(state, surroundings, actor, at, frozenset(lenders))
    shown = offers(view)
    assert len({(one.verb, one.place, one.principal) for one in shown}) == len(shown)
    for verb, place, party in imaginable(state):
        principals = [None]
        if party and verb in LENT and party.holder.person in lenders:
            principals.append(party.holder)
        for principal in principals:
            offer = next(
                (
                    one
                    for one in shown
                    if (one.verb, one.place, one.principal) == (verb, place, principal)
                ),
                None,
            )
            taken = [
                would_take(view, make, party, principal)
                for make in well_filled(state, verb, place, _gates(state, verb, place, offer))
            ]
            told = f"{actor.name} {verb.label} {place} {principal}"
            assert any(taken) == (offer is not None), told
            if offer and offer.gates:
                assert all(taken), told
    for one in shown:
        if one.verb is Verb.EVIDENCE:
            makes = well_filled(state, one.verb, one.place, one.gates)
            assert all(would_take(view, make, None, None) for make in makes)


def _gates(state: CaseState, verb: Verb, place: Place, offer: Offer | None) -> tuple[str, ...]:
    """Return the gates offered; where none are, all the engine could be asked to let go."""
    if offer:
        return offer.gates
    return SAMPLE_GATES if verb is Verb.DEVIATE and state.run(place.number) else ()


def would_take(view: Viewpoint, make: Make, party: Party | None, principal: Holder | None) -> bool:
    """Tell whether the engine takes a command, or would but for what is still to be brought."""
    outcome = decide(view.state, make(view.request(party, principal)), view.office)
    return not isinstance(outcome, Refused) or outcome.kind in OPEN


class OfferMachine(CaseMachine):
    """Does anything to a case, and looks over everybody's shoulder after some of it."""

    only = frozenset({"nothing"})  # the invariants of the case have a test of their own

    @rule()
    def look(self) -> None:
        """Compare offers and engine for everybody who is about."""
        for actor in (LU, FANG, TANG, SUN, LIN, SHEN, ZHOU, CHENG):
            lenders = {giver for taker, giver in self.people.mandates if taker == actor.person}
            lenders.discard(actor.person)
            judge_offers(self.desk, self.desk.office, actor, lenders)

    def teardown(self) -> None:
        """Look once more at the end."""
        self.look()


def test_what_is_offered_is_what_the_engine_takes() -> None:
    """Whatever was done before, to everybody, on every piece of work and on the case."""
    run_state_machine_as_test(
        OfferMachine,
        settings=settings(
            max_examples=25,
            stateful_step_count=14,
            deadline=None,
            suppress_health_check=list(HealthCheck),
        ),
    )


@pytest.mark.parametrize(
    "code", ["draft", "second", "concur", "consent", "ballot", "sign", "release"]
)
def test_on_every_step_of_the_way(desk: Desk, people: People, code: str) -> None:
    """Running, paused, and with an offer, a helper and an added signer about."""
    people.mandates |= {
        (QIN.person, LU.person),
        (QIN.person, SHEN.person),
        (FANG.person, TANG.person),
    }
    desk.reach(code)
    strict = office(people, strict_gates(SAMPLE_GATES))
    everybody = (LU, FANG, GAO, TANG, XU, SUN, QIAN, LIN, QIN, SHEN, ZHOU, CHENG)

    def look() -> None:
        for actor in everybody:
            lenders = {giver for taker, giver in people.mandates if taker == actor.person}
            judge_offers(desk, strict, actor, lenders)

    look()
    run, party = next(desk.state.assignments())
    holder = party.holder
    for make in (
        lambda: commands.AddSigner(desk.request(holder), party.id, CHENG, Placing.BESIDE),
        lambda: commands.Transfer(desk.request(holder), party.id, ZHOU),
        lambda: commands.Delegate(desk.request(holder), party.id, GAO),
        lambda: commands.Deviate(
            desk.request(SHEN), run.id, "bound-typeset", "特事特办", desk.now.date()
        ),
        lambda: commands.PauseCase(desk.request(LU), "等批复"),
    ):
        desk.give(make())
        look()


def offered(
    desk: Desk, actor: Holder, work: str = "", lenders: set[str] | None = None
) -> set[Verb]:
    """Return what is offered to somebody on a piece of work, or on the case."""
    view = Viewpoint(desk.state, desk.office, actor, desk.now, frozenset(lenders or ()))
    return {one.verb for one in offers(view) if one.place.work == work}


def test_nobody_is_added_to_a_vote_that_has_begun(desk: Desk) -> None:
    """Before the first vote he can be, beside the others; after it the button is gone."""
    desk.reach("ballot")
    first, second = (party for _, party in list(desk.state.assignments())[:2])
    assert Verb.ADD_SIGNER in offered(desk, second.holder, second.id)
    desk.do(first.holder, step="ballot")
    assert Verb.ADD_SIGNER not in offered(desk, second.holder, second.id)
    judge_offers(desk, desk.office, second.holder, set())


def test_the_holder_has_his_verbs_and_others_theirs(desk: Desk) -> None:
    """Nothing to send back from the first step; whoever sent may remind and take back."""
    work = desk.work(LU).id
    own = offered(desk, LU, work)
    assert {Verb.COMPLETE, Verb.OPEN, Verb.TRANSFER, Verb.DELEGATE, Verb.ADD_SIGNER} <= own
    assert Verb.SEND_BACK not in own
    assert offered(desk, FANG, work) == set()
    desk.take(commands.Transfer(desk.request(LU), work, CHENG))
    assert offered(desk, CHENG, work) == {Verb.ACCEPT, Verb.DECLINE}
    assert Verb.TAKE_BACK in offered(desk, LU, work)
    desk.do(LU)
    assert offered(desk, LU, work) == {Verb.TAKE_BACK}
    assert Verb.REMIND in offered(desk, LU, desk.work(FANG).id)
    assert offered(desk, LU) == {Verb.WITHDRAW, Verb.PAUSE}


def test_who_stands_in_has_what_can_be_lent_and_no_more(desk: Desk, people: People) -> None:
    """An offer made to the principal is not his, nor is consent; nor is a step he may not share."""
    people.mandates |= {
        (QIN.person, LU.person),
        (QIN.person, TANG.person),
        (LU.person, FANG.person),
    }
    work = desk.work(LU).id
    lent = offered(desk, QIN, work, {LU.person})
    assert lent == {Verb.COMPLETE, Verb.OPEN, Verb.TRANSFER, Verb.DELEGATE, Verb.ADD_SIGNER}
    assert offered(desk, QIN, work) == set()
    desk.do(LU)
    reading = desk.work(FANG).id
    assert Verb.COMPLETE not in offered(desk, LU, reading, {FANG.person})
    desk.reach("consent")
    consent = next(p.id for _, p in desk.state.assignments() if p.holder == TANG)
    assert offered(desk, QIN, consent, {TANG.person}) == set()
    assert not {Verb.TRANSFER, Verb.DELEGATE, Verb.ADD_SIGNER} & offered(desk, TANG, consent)


def test_nothing_is_offered_in_a_closed_case_or_to_one_who_left(desk: Desk, people: People) -> None:
    """And while a case is paused, only what keeps it in order."""
    desk.take(commands.PauseCase(desk.request(LU), "等批复"))
    assert Verb.COMPLETE not in offered(desk, LU, desk.work(LU).id)
    assert Verb.RESUME in offered(desk, LU)
    desk.take(commands.ResumeCase(desk.request(LU)))
    desk.reach("release")
    desk.do(LIN)
    assert desk.state.phase.is_closed
    assert all(offered(desk, one) == set() for one in (LU, LIN, SHEN))
    people.left.add(LU.person)
    assert offered(desk, LU) == set()


def test_a_leader_is_offered_the_gates_that_can_be_let_go(people: People) -> None:
    """Not those that cannot, nor those that are satisfied; what was let go is to be made good."""
    strict = office(people, strict_gates(SAMPLE_GATES))
    desk = Desk(SAMPLE, strict)
    shown = [one for one in offers(Viewpoint(desk.state, strict, SHEN, desk.now)) if one.gates]
    assert [(one.verb, one.gates) for one in shown] == [(Verb.DEVIATE, ("bound-typeset",))]
    own = [one for one in offers(Viewpoint(desk.state, strict, LU, desk.now)) if one.gates]
    assert [(one.verb, one.gates) for one in own] == [(Verb.EVIDENCE, ("bound-typeset",))]
    day = desk.now.date() + timedelta(days=1)
    run = desk.run("draft").id
    desk.take(commands.Deviate(desk.request(SHEN), run, "bound-typeset", "特事特办", day))
    desk.do(LU, Choice.AGREE)
    assert desk.work(LU).state is PartyState.DONE
    good = [
        one
        for one in offers(Viewpoint(desk.state, strict, LU, desk.now))
        if one.verb is Verb.MAKE_GOOD
    ]
    assert [one.place for one in good] == [Place(Kind.DEVIATION, number=0)]
