"""A procedure 「流程」 as validated, immutable data."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from sanban.procedures.domain.durations import Duration, Share
from sanban.procedures.domain.terms import Rule, StepKind, Urgency, Verb

END = "end"
FactValue = str | bool


@dataclass(frozen=True, slots=True)
class Fact:
    """Something declared about the subject 「要素」 on which routes depend.

    Without ``options`` it is a yes-or-no fact; ``options`` are pairs of value and label.
    """

    code: str
    label: str
    options: tuple[tuple[str, str], ...] = ()

    def values(self) -> tuple[FactValue, ...]:
        """Return every value the fact can have."""
        return tuple(value for value, _ in self.options) if self.options else (True, False)

    def told(self, value: FactValue) -> str:
        """Return a value as people say it."""
        if not self.options:
            return "是" if value else "否"
        return dict(self.options).get(str(value), str(value))


@dataclass(frozen=True, slots=True)
class Condition:
    """A fact and the values with which a route is open."""

    fact: str
    values: tuple[FactValue, ...]


@dataclass(frozen=True, slots=True)
class Route:
    """A way onward 「流向」; it is open where every condition holds."""

    to: str
    when: tuple[Condition, ...] = ()

    def is_open(self, facts: Mapping[str, FactValue]) -> bool:
        """Tell whether the facts let a case go this way."""
        return all(facts.get(one.fact) in one.values for one in self.when)


@dataclass(frozen=True, slots=True)
class AssigneeRule:
    """A rule by which people are found, such as 「岗位：办公室主任」."""

    rule: Rule
    argument: str = ""

    @property
    def code(self) -> str:
        """Return the rule as it is written in a definition."""
        return f"{self.rule}:{self.argument}" if self.argument else str(self.rule)


@dataclass(frozen=True, slots=True)
class Limits:
    """Time limits of a step by urgency; ``warn`` before the end, ``escalate`` after it."""

    by_urgency: tuple[tuple[Urgency, Duration], ...]
    warn: Duration | None = None
    escalate: Duration | None = None
    escalate_to: AssigneeRule | None = None
    continues: bool = False

    def for_urgency(self, urgency: Urgency) -> Duration:
        """Return the limit for ``urgency``; what has none of its own takes the next longer one."""
        limits = dict(self.by_urgency)
        order = (Urgency.EXTRA_URGENT, Urgency.URGENT, Urgency.ORDINARY)
        return next(limits[one] for one in order[order.index(urgency) :] if one in limits)


@dataclass(frozen=True, slots=True)
class Step:
    """A step 「环节」; ``line`` is where its definition begins and is no part of what it says.

    ``different_from`` names steps whose performers may not act here. ``edits`` lets the text be
    changed, ``final_text`` makes the performer answer for the final text, ``binds_text`` makes a later
    change of the text bring the case back here.
    """

    code: str
    name: str
    kind: StepKind
    assignees: tuple[AssigneeRule, ...]
    routes: tuple[Route, ...]
    gates: tuple[str, ...] = ()
    limits: Limits | None = None
    returns_to: tuple[str, ...] = ()
    forbidden: tuple[Verb, ...] = ()
    phrases: tuple[str, ...] = ()
    different_from: tuple[str, ...] = ()
    join: str = ""
    quorum: Share | None = None
    threshold: Share | None = None
    if_rejected: str = ""
    opinion_required: bool = False
    personal_consent: bool = False
    edits: bool = False
    final_text: bool = False
    binds_text: bool = False
    note: str = ""

    def allows(self, verb: Verb) -> bool:
        """Tell whether the step lets people do this."""
        return verb not in self.forbidden


@dataclass(frozen=True, slots=True)
class Definition:
    """A whole procedure; the first step is where a case starts."""

    code: str
    name: str
    summary: str
    basis: str
    facts: tuple[Fact, ...]
    steps: tuple[Step, ...]
    deviation_by: tuple[AssigneeRule, ...] = ()
    terminate_by: tuple[AssigneeRule, ...] = ()
    withdraw_before: str = ""
    posts: tuple[tuple[str, str], ...] = ()

    @property
    def first(self) -> Step:
        """Return the step where a case starts."""
        return self.steps[0]

    def step(self, code: str) -> Step:
        """Return the step called ``code``; raise ``KeyError`` where there is none."""
        for step in self.steps:
            if step.code == code:
                return step
        raise KeyError(code)

    def fact(self, code: str) -> Fact | None:
        """Return the declared fact called ``code``, if any."""
        return next((fact for fact in self.facts if fact.code == code), None)

    def told_rule(self, rule: AssigneeRule) -> str:
        """Return an assignee rule as people say it."""
        if rule.rule is Rule.PERFORMER:
            names = {step.code: step.name for step in self.steps}
            return f"“{names.get(rule.argument, rule.argument)}”的办理人"
        if rule.rule is Rule.POST:
            return dict(self.posts).get(rule.argument, rule.argument)
        return rule.rule.label

    def told_conditions(self, conditions: tuple[Condition, ...]) -> str:
        """Return the conditions of a route as people say them."""
        return "，且".join(self._told_condition(one) for one in conditions)

    def _told_condition(self, condition: Condition) -> str:
        fact = self.fact(condition.fact)
        if fact is None:
            return condition.fact
        if not fact.options:
            return fact.label if condition.values == (True,) else f"非{fact.label}"
        return f"{fact.label}为{'或'.join(fact.told(value) for value in condition.values)}"
