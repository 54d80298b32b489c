"""A case on the desk of a test: give commands in a few words, get the event or the refusal."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime, timedelta

from sanban.procedures.domain import commands
from sanban.procedures.domain.case import CaseState, Party, Run
from sanban.procedures.domain.commands import Command, Request, Start
from sanban.procedures.domain.deciding import Accepted, Office, Outcome, Refused, decide, start
from sanban.procedures.domain.definition import Definition, FactValue
from sanban.procedures.domain.events import Event
from sanban.procedures.domain.people import Holder
from sanban.procedures.domain.reading import read_definition
from sanban.procedures.domain.terms import Choice, ReturnMode, ReturnReason
from tests.sanban.procedures.organ import LU, MONDAY, office


class Desk:
    """One case, its surroundings, and a clock that goes on ten minutes with each command."""

    def __init__(
        self,
        definition: Definition,
        surroundings: Office | None = None,
        facts: Mapping[str, FactValue] | None = None,
        drafter: Holder = LU,
        at: datetime = MONDAY,
    ) -> None:
        self.office = surroundings or office()
        self.definition = definition
        self.now = at
        self._count = 0
        command = Start(self.request(drafter), "text-1", tuple((facts or {}).items()))
        begun = start(definition, command, self.office)
        assert isinstance(begun, Accepted), begun
        self.state: CaseState = begun.state

    @property
    def events(self) -> tuple[Event, ...]:
        """Return what happened so far."""
        return self.state.events

    def request(
        self, actor: Holder, behalf: Holder | None = None, seen: int | None = None, text: str = ""
    ) -> Request:
        """Return a request of its own, ten minutes after the last."""
        self._count += 1
        self.now += timedelta(minutes=10)
        return Request(actor, self.now, f"key-{self._count}", behalf, seen, text)

    def give(self, command: Command) -> Outcome:
        """Give a command; keep the state that comes of it."""
        outcome = decide(self.state, command, self.office)
        if isinstance(outcome, Accepted):
            self.state = outcome.state
        return outcome

    def take(self, command: Command) -> Event:
        """Give a command that must be carried out."""
        outcome = self.give(command)
        assert isinstance(outcome, Accepted), outcome
        return outcome.event

    def refuse(self, command: Command) -> Refused:
        """Give a command that must be refused, without a trace, in one clear Chinese sentence."""
        before = self.state
        outcome = self.give(command)
        assert isinstance(outcome, Refused), outcome
        assert self.state is before
        assert outcome.message.endswith("。")
        return outcome

    def run(self, step: str) -> Run:
        """Return the open run of a step."""
        return next(run for run in self.state.open_runs() if run.step == step)

    def work(self, person: Holder, step: str = "") -> Party:
        """Return somebody's piece of work, the latest where there are several."""
        found = [
            party
            for run in self.state.runs
            for party in run.parties
            if party.holder.is_same_person(person) and step in {"", run.step}
        ]
        return found[-1]

    def do(
        self,
        person: Holder,
        choice: Choice = Choice.AGREE,
        opinion: str = "",
        chosen: tuple[Holder, ...] = (),
        step: str = "",
    ) -> Event:
        """Have somebody do his work."""
        work = self.work(person, step).id
        return self.take(commands.Complete(self.request(person), work, choice, opinion, chosen))

    def send_back(self, person: Holder, to: str, mode: ReturnMode = ReturnMode.DIRECT) -> Event:
        """Have somebody send the case back."""
        work = self.work(person).id
        return self.take(
            commands.SendBack(
                self.request(person), work, to, ReturnReason.WORDING, mode, "请改正。"
            )
        )

    def reach(self, code: str) -> Desk:
        """Have everyone sign until a step is open."""
        while code not in self.steps():
            run, party = next(self.state.assignments())
            self.do(party.holder, step=run.step)
        return self

    def steps(self) -> list[str]:
        """Return the steps being worked on."""
        return [run.step for run in self.state.open_runs()]

    def holders(self) -> list[Holder]:
        """Return who has work now."""
        return [party.holder for _, party in self.state.assignments()]


HEADER = """
code = "sample"
name = "样例流程"
deviation_by = ["organ-head"]
terminate_by = ["organ-head"]
"""
URGENCY = """
[[facts]]
code = "urgency"
label = "紧急程度"
options = { ordinary = "平件", urgent = "加急", extra-urgent = "特急" }
"""


def step(code: str, following: str = "", **written: str) -> str:
    """Write a step in TOML; values are given as TOML."""
    fields = {"name": f'"{code}"', "assignees": '["unit-head"]', **written}
    lines = [f'code = "{code}"', *(f"{name} = {value}" for name, value in fields.items() if value)]
    lines += [f'next = "{following}"'] if following else []
    return "\n[[steps]]\n" + "\n".join(lines) + "\n"


def procedure(*steps: str, head: str = HEADER, gates: tuple[str, ...] = ()) -> Definition:
    """Return the definition made of these steps."""
    return read_definition(head + "".join(steps), gates)
