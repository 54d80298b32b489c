# ruff: noqa: FBT001 - hypothesis passes what it draws by name
"""A case that hypothesis does everything to, in any order, as people in an office would and would not."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from typing import ClassVar

from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, precondition, rule

from sanban.procedures.domain import commands
from sanban.procedures.domain.case import Party, Run
from sanban.procedures.domain.commands import Command, Request
from sanban.procedures.domain.deciding import Outcome, Repeated, decide
from sanban.procedures.domain.durations import Duration
from sanban.procedures.domain.people import Holder
from sanban.procedures.domain.possible import sendable_to
from sanban.procedures.domain.terms import (
    CasePhase,
    Choice,
    Placing,
    ReturnMode,
    ReturnReason,
)
from tests.sanban.procedures.desk import Desk
from tests.sanban.procedures.invariants import Broken, Watch, judge, sums_up
from tests.sanban.procedures.organ import (
    FANG,
    HE,
    LU,
    PEOPLE,
    SAMPLE_GATES,
    SHEN,
    SUN,
    ZHOU,
    People,
    PlainWeek,
    office,
    strict_gates,
)
from tests.sanban.procedures.sample import SAMPLE

_ANY = st.integers(0, 999)


class CaseMachine(RuleBasedStateMachine):
    """Does one thing after another to a case and judges it after each."""

    only: ClassVar[frozenset[str]] = frozenset()
    accepted: ClassVar[dict[str, int]] = {}

    def __init__(self) -> None:
        super().__init__()
        self.people = People(mandates={(FANG.person, LU.person), (HE.person, SHEN.person)})
        self.desk = Desk(SAMPLE, office(self.people, strict_gates(SAMPLE_GATES)), {"joint": True})
        self.used: dict[int, int] = {1: 0}
        self.clock = self.desk.now
        self.texts = 1
        self.last: Command | None = None

    # what every rule does

    def try_(
        self, make: Callable[[Request], Command], actor: Holder, behalf: Holder | None = None
    ) -> Outcome:
        """Give a command, count the minutes that went by, judge what came of it."""
        before = self.desk.state
        command = make(self.desk.request(actor, behalf))
        self._count(before.phase is CasePhase.RUNNING)
        outcome = self.desk.give(command)
        for run in self.desk.state.runs:
            self.used.setdefault(run.id, 0)
        self.last = command
        self._judge(before, outcome)
        if self.desk.state is not before:
            name = type(command).__name__
            self.accepted[name] = self.accepted.get(name, 0) + 1
        return outcome

    def _count(self, running: bool) -> None:
        passed = PlainWeek().between(self.clock, self.desk.now)
        self.clock = self.desk.now
        # Work that is taken back counts as if it had never been sent, so closed runs are counted too.
        for run in self.desk.state.runs:
            self.used[run.id] += passed if running else 0

    def _judge(self, before: object, outcome: Outcome) -> None:
        assert before is not None
        watch = Watch(
            before, outcome, self.desk.state, self.desk.office, self.desk.now, self.used, self.people.left
        )  # fmt: skip
        judge(watch, self.only)

    def work(self, pick: int) -> tuple[Run, Party] | None:
        """Return some open piece of work."""
        found = list(self.desk.state.assignments())
        return found[pick % len(found)] if found else None

    def is_open(self) -> bool:
        """Tell whether the case is still open."""
        return not self.desk.state.phase.is_closed

    @initialize(far=st.integers(0, 4))
    def come_so_far(self, far: int) -> None:
        """Let the case be somewhere on its way already, so that late steps are seen as often as early ones."""
        for _ in range(far):
            if self.is_open():
                self.go_on(0)

    # forward

    @precondition(is_open)
    @rule(pick=_ANY, choice=st.sampled_from(Choice), words=st.booleans())
    def complete(self, pick: int, choice: Choice, words: bool) -> None:
        """Somebody does his work, with or without what it takes."""
        _run, party = self.work(pick)
        opinion = "同意" if words else ""
        self.try_(
            lambda request: commands.Complete(request, party.id, choice, opinion), party.holder
        )

    @precondition(is_open)
    @rule(pick=_ANY)
    def complete_well(self, pick: int) -> None:
        """Somebody brings what the step demands and does his work."""
        run, party = self.work(pick)
        for gate in self.desk.state.step(run).gates:
            self.try_(
                lambda request, gate=gate: commands.GiveEvidence(request, gate, "已附"),
                party.holder,
            )
        self.try_(lambda request: commands.Complete(request, party.id), party.holder)

    @precondition(is_open)
    @rule(pick=_ANY)
    def go_on(self, pick: int) -> None:
        """Everybody whose turn it is does his work well, so that cases come far."""
        self.complete_well(pick)
        if self.is_open():
            self.complete_well(pick)
        if self.is_open():
            self.complete_well(pick)

    @precondition(is_open)
    @rule(pick=_ANY, who=_ANY, forged=st.booleans())
    def complete_for_another(self, pick: int, who: int, forged: bool) -> None:
        """Somebody acts for another, with a mandate or without, or just takes another's work."""
        _run, party = self.work(pick)
        actor = PEOPLE[who % len(PEOPLE)]
        behalf = None if forged else party.holder
        if who % 2:
            self.people.mandates.add((actor.person, party.holder.person))
        self.try_(lambda request: commands.Complete(request, party.id), actor, behalf)

    @precondition(lambda self: "second" in self.desk.steps())
    @rule()
    def read_it_oneself(self) -> None:
        """The drafter tries to be his own second reader, with the reader's mandate."""
        self.people.mandates.add((LU.person, FANG.person))
        party = self.desk.run("second").open_parties()[0]
        self.try_(lambda request: commands.Complete(request, party.id), LU, party.holder)

    @precondition(is_open)
    @rule(pick=_ANY, hours=st.integers(-2, 80), who=_ANY)
    def enter_late(self, pick: int, hours: int, who: int) -> None:
        """What was signed on paper is entered, by somebody who may or may not."""
        run, party = self.work(pick)
        actor = (party.holder, run.sent_by, PEOPLE[who % len(PEOPLE)])[who % 3]
        happened = self.desk.now - timedelta(hours=hours)
        self.try_(
            lambda request: commands.EnterLate(request, party.id, happened, "停电补记"), actor
        )

    @precondition(is_open)
    @rule(pick=_ANY)
    def open_work(self, pick: int) -> None:
        """Somebody opens his work."""
        _run, party = self.work(pick)
        self.try_(lambda request: commands.Open(request, party.id), party.holder)

    @rule(pick=_ANY)
    def come_too_late(self, pick: int) -> None:
        """Somebody does what he or another has done already."""
        done = [one for run in self.desk.state.runs for one in run.parties if not one.is_pending]
        if done:
            party = done[pick % len(done)]
            self.try_(lambda request: commands.Complete(request, party.id), party.holder)

    @rule()
    def click_again(self) -> None:
        """The last click comes once more, or an old key with another act."""
        if self.last is None:
            return
        before = self.desk.state
        outcome = decide(before, self.last, self.desk.office)
        known = any(event.key == self.last.request.key for event in before.events)
        if known and not isinstance(outcome, Repeated) and not self.only - {"one_click_one_event"}:
            raise Broken("one_click_one_event: the second click was not recognised")

    # back

    @precondition(is_open)
    @rule(
        pick=_ANY,
        where=_ANY,
        mode=st.sampled_from(ReturnMode),
        reason=st.sampled_from(ReturnReason),
    )
    def send_back(self, pick: int, where: int, mode: ReturnMode, reason: ReturnReason) -> None:
        """Somebody sends the case back, mostly where it can go."""
        run, party = self.work(pick)
        targets = sendable_to(self.desk.state, run) or ("sign",)
        target = targets[where % len(targets)] if where % 9 else "release"
        self.try_(
            lambda request: commands.SendBack(request, party.id, target, reason, mode, "请改"),
            party.holder,
        )

    @rule(pick=_ANY)
    def take_back(self, pick: int) -> None:
        """Somebody takes back what he did last, or tries to."""
        done = [
            one
            for run in self.desk.state.runs[-4:]
            for one in run.parties
            if one.acted_by or one.offered_to
        ]
        if done:
            party = done[-1 - pick % min(3, len(done))]
            self.try_(
                lambda request: commands.TakeBack(request, party.id), party.acted_by or party.holder
            )

    @precondition(is_open)
    @rule()
    def withdraw(self) -> None:
        """The drafter calls the case back."""
        self.try_(commands.Withdraw, LU)

    @precondition(is_open)
    @rule(pick=_ANY)
    def revise(self, pick: int) -> None:
        """Somebody changes the text."""
        _run, party = self.work(pick)
        self.texts += 1
        text = f"text-{self.texts}"
        self.try_(lambda request: commands.Revise(request, text), party.holder)

    # hands

    @precondition(is_open)
    @rule(pick=_ANY, who=_ANY, placing=st.sampled_from(Placing))
    def add_signer(self, pick: int, who: int, placing: Placing) -> None:
        """Somebody asks one more to sign."""
        _run, party = self.work(pick)
        signer = PEOPLE[who % len(PEOPLE)]
        self.try_(
            lambda request: commands.AddSigner(request, party.id, signer, placing), party.holder
        )

    @precondition(is_open)
    @rule(pick=_ANY)
    def remove_signer(self, pick: int) -> None:
        """Somebody lets a signer go, who was added or not."""
        pending = [one for run in self.desk.state.open_runs() for one in run.pending()]
        party = pending[pick % len(pending)]
        self.try_(lambda request: commands.RemoveSigner(request, party.id), party.added_by or LU)

    @precondition(is_open)
    @rule(pick=_ANY, who=_ANY, accepted=st.booleans())
    def transfer(self, pick: int, who: int, accepted: bool) -> None:
        """Somebody offers his work, and the other takes it or not."""
        _run, party = self.work(pick)
        other = PEOPLE[who % len(PEOPLE)]
        self.try_(lambda request: commands.Transfer(request, party.id, other), party.holder)
        if accepted:
            self.try_(lambda request: commands.Accept(request, party.id), other)
        elif who % 3 == 0:
            self.try_(lambda request: commands.Decline(request, party.id, "在外出差"), other)

    @precondition(is_open)
    @rule(pick=_ANY, who=_ANY)
    def delegate(self, pick: int, who: int) -> None:
        """Somebody has another prepare his work; the other answers, or tries to decide."""
        _run, party = self.work(pick)
        other = PEOPLE[who % len(PEOPLE)]
        self.try_(lambda request: commands.Delegate(request, party.id, other), party.holder)
        if who % 2:
            self.try_(lambda request: commands.Answer(request, party.id, "已核对"), other)
        else:
            self.try_(lambda request: commands.Complete(request, party.id), other)

    @precondition(is_open)
    @rule(pick=_ANY, heir=st.booleans())
    def leave(self, pick: int, heir: bool) -> None:
        """Somebody who had work here leaves; what is left goes to his successor or to the head."""
        everyone = [one for run in self.desk.state.runs[-6:] for one in run.parties]
        party = everyone[pick % len(everyone)]
        person = party.holder
        if person in {SHEN, ZHOU, HE} or len(self.people.left) > 3:
            return
        self.people.left.add(person.person)
        if heir:
            self.people.successors[person.person] = Holder(
                f"{person.person}-2", f"新{person.name}", person.post, person.post_name
            )
        self.try_(lambda request: commands.Complete(request, party.id), person)
        self.try_(lambda request: commands.Reseat(request, person), HE)

    # the case as a whole

    @precondition(is_open)
    @rule(days=st.integers(0, 3), hours=st.integers(0, 9))
    def wait(self, days: int, hours: int) -> None:
        """Time goes by, and the clocks speak."""
        self.desk.now += timedelta(days=days, hours=hours)
        self.try_(commands.Tick, HE)

    @precondition(is_open)
    @rule(hours=st.integers(0, 30))
    def pause(self, hours: int) -> None:
        """The case rests for a while, during which work may change hands."""
        self.try_(lambda request: commands.PauseCase(request, "等上级批复"), LU)
        self.desk.now += timedelta(hours=hours)
        self.try_(commands.Tick, HE)

    @precondition(lambda self: self.desk.state.phase is CasePhase.PAUSED)
    @rule()
    def resume(self) -> None:
        """The case goes on."""
        self.try_(commands.ResumeCase, LU)

    @precondition(is_open)
    @rule(pick=_ANY, days=st.integers(0, 5), leader=st.booleans())
    def reschedule(self, pick: int, days: int, leader: bool) -> None:
        """A step is given another limit."""
        run, _ = self.work(pick)
        limit = Duration(days, "个工作日")
        self.try_(
            lambda request: commands.Reschedule(request, run.id, limit, "情况复杂"),
            SHEN if leader else LU,
        )

    @precondition(is_open)
    @rule(urgency=st.sampled_from(["ordinary", "urgent", "none"]), joint=st.booleans())
    def declare(self, urgency: str, joint: bool) -> None:
        """A fact is declared otherwise."""
        self.try_(lambda request: commands.Declare(request, "urgency", urgency), LU)
        self.try_(lambda request: commands.Declare(request, "joint", joint), LU)

    @precondition(is_open)
    @rule(
        pick=_ANY,
        days=st.integers(-2, 9),
        reason=st.sampled_from(["", "特事特办"]),
        leader=st.booleans(),
    )
    def deviate(self, pick: int, days: int, reason: str, leader: bool) -> None:
        """A gate is let go, by one who may or one who may not."""
        run, _ = self.work(pick)
        gates = self.desk.state.step(run).gates or SAMPLE_GATES
        gate = gates[days % len(gates)]
        day = (self.desk.now + timedelta(days=days)).date()
        self.try_(
            lambda request: commands.Deviate(request, run.id, gate, reason, day),
            SHEN if leader else ZHOU,
        )

    @precondition(is_open)
    @rule(pick=_ANY, who=_ANY)
    def remind(self, pick: int, who: int) -> None:
        """Somebody presses for work."""
        _run, party = self.work(pick)
        self.try_(lambda request: commands.Remind(request, party.id), PEOPLE[who % len(PEOPLE)])

    @precondition(lambda self: self.is_open() and len(self.desk.events) > 25)
    @rule(leader=st.booleans())
    def terminate(self, leader: bool) -> None:
        """The case is ended."""
        self.try_(lambda request: commands.Terminate(request, "事项取消"), SHEN if leader else SUN)

    def teardown(self) -> None:
        """At the end, the whole history adds up."""
        if not self.only and not sums_up(self.desk.state):
            raise Broken("a_case_is_the_sum_of_its_events: the whole history does not add up")
